"""What browsers are told with every answer about what they may do with it."""

import base64
import hashlib
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from app.storage.startup_checks import Unsound, quoted

YEAR = "max-age=31536000"
HSTS = re.compile(r"max-age=\d{1,10}(; ?includeSubDomains)?(; ?preload)?", re.IGNORECASE)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
TLS_HEADERS = {"Cross-Origin-Opener-Policy": "same-origin"}  # on a hall's plain HTTP browsers complain about it

FILE = "default-src 'self'; frame-ancestors 'self'; object-src 'none'"
"""The Content-Security-Policy of a style sheet, a script or a font: they have no pictures, lines or forms."""


def headers(public: str, hsts: str) -> dict[str, str]:
    """The headers that every answer carries, by name; behind TLS there are more. Raises Unsound for another HSTS."""
    if not HSTS.fullmatch(hsts or YEAR):
        raise Unsound(f"HSTS has to be such as 'max-age=31536000; includeSubDomains', and not {quoted(hsts)}.")
    if not public.startswith("https:"):
        return HEADERS
    return HEADERS | TLS_HEADERS | {"Strict-Transport-Security": hsts or YEAR}


def policy(public: str, origins: set[str], host: str, more: Mapping[str, Collection[str]] = {}) -> str:
    """The Content-Security-Policy of a page that was asked at this host.

    In older Safari 'self' leaves sockets out, so that they are named: of the place that was asked and of no other,
    since the addresses of a machine inside a house are nobody's business outside. `more` are other places that this
    page may fetch from, by the name of the rule, such as `media-src`; a style of its own (`style-src`, its hash), and
    the pages of others that it may stand in (`frame-ancestors`).
    """
    asked = f"http://{host}"
    place = asked if public.startswith("http:") and asked in origins else public
    also = {rule: "".join(f" {origin}" for origin in sorted(found)) for rule, found in more.items() if found}
    played = f"media-src 'self' blob:{also['media-src']}; " if "media-src" in also else ""
    framed = f"frame-src{also['frame-src']}; " if "frame-src" in also else ""
    asked_for = f"connect-src 'self' {place.replace('http', 'ws', 1)}{also.get('connect-src', '')}"
    styled = f"style-src 'self'{also['style-src']}; " if "style-src" in also else ""
    return (
        f"default-src 'self'; img-src 'self' data:; {asked_for}; {played}{framed}{styled}"
        f"frame-ancestors 'self'{also.get('frame-ancestors', '')}; "
        "base-uri 'none'; form-action 'self'; object-src 'none'"
    )


def only_its_own(page: Path) -> str:
    """The policy of a page that carries everything in itself: its own scripts and style, and no network at all."""
    text = page.read_text("utf-8")
    scripts, styles = (
        " ".join(
            f"'sha256-{base64.b64encode(hashlib.sha256(found.encode()).digest()).decode()}'"
            for found in re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        )
        for tag in ("script", "style")
    )
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    )
