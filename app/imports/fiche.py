"""The plan card of a neighbourhood evening: what the check, the upkeep and the residents' own work say, as one text."""

from collections.abc import Mapping
from typing import Any

CHECKS = {
    "groen": "De gemeente ziet geen bezwaren (groen).",
    "oranje": "Volgens de gemeente kan dit plan, als er nog iets wordt geregeld (oranje).",
    "rood": "Volgens de gemeente kan dit plan zo niet (rood).",
}


def text(item: Mapping[str, Any]) -> str:
    """The full text of a plan in Dutch sentences; empty where the card says nothing."""
    check = " ".join(filter(None, (CHECKS.get(str(item.get("feasibility", ""))), _said(item, "feasibility_note"))))
    effort, upkeep = _said(item, "own_effort"), _said(item, "maintenance_after")
    parts = (
        _said(item, "plain_text"),
        check,
        effort and f"Wat bewoners zelf doen: {effort}.",
        upkeep and f"Na afloop, voor beheer of vervolg: {upkeep}.",
    )
    return "\n\n".join(filter(None, parts)) if check or effort or upkeep else ""


def _said(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value.strip() if isinstance(value, str) else ""
