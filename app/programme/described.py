"""What machines that read a public page are told of it, in the words of schema.org (JSON-LD)."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from flask import current_app, g, request

HERE = "https://schema.org"


def host() -> str:
    """Where this installation stands: what it names is told apart by it from what others name alike."""
    return urlsplit(current_app.config["PUBLIC_URL"]).hostname or "overlegtafel"


def authority() -> str:
    """How the ids of this installation begin (RFC 4151)."""
    return f"tag:{host()},2026:"


def described() -> Mapping[str, Any] | None:
    """Of a round its pot, of a place where it lies, of the front how one searches; None of any other page."""
    base = current_app.config["PUBLIC_URL"]
    place, round_ = g.get("place"), g.get("round")
    if round_ is not None and request.path == f"/ronde/{round_.id}":
        return _round(base, round_, place)
    if place is not None and request.path == f"/buurt/{place.id}":
        return {"@context": HERE, **_place(base, place)}
    return _site(base) if request.path == "/buurt" else None


def _round(base: str, round_: Any, place: Any) -> dict[str, Any]:
    amount = {
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": f"{round_.amount // 100}.{round_.amount % 100:02d}",
    }
    return {
        "@context": HERE,
        "@type": "MonetaryGrant",
        "name": round_.title,
        "url": f"{base}/ronde/{round_.id}",
        "amount": amount,
        "areaServed": _place(base, place),
    }


def _place(base: str, place: Any) -> dict[str, Any]:
    return {"@type": "AdministrativeArea", "name": place.name, "url": f"{base}/buurt/{place.id}"}


def _site(base: str) -> dict[str, Any]:
    look = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{base}/zoeken?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    return {
        "@context": HERE,
        "@type": "WebSite",
        "name": "Overlegtafel",
        "url": f"{base}/buurt",
        "potentialAction": look,
    }
