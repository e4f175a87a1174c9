"""Readings of a small made-up record, of which a test says only what it is about."""

from pathlib import Path
from typing import Any

from flask import Flask

from app import languages
from app.record import sections
from app.record.blocks import Block, Terms
from app.record.reading import Reading

ROOT = Path(__file__).resolve().parents[2]

TIMES = {"opened": "2026-11-21T18:00:00Z", "decided": "2026-11-21T20:00:00Z", "closed": "2026-11-21T20:30:00Z"}
CONSENT = {"agree": 3, "concern": 1, "objection": 0}
RULING = {"met": True, "quorum": True, "yes": 4, "of": 4, "tables": 2, "standing": 0}
RESISTED = RULING | {"resistance": 3, "nothing": 7}


def plan(key: str = "P1", **values: Any) -> dict[str, Any]:
    """A plan that asks 5,000 euros and gets them."""
    plan: dict[str, Any] = {
        "id": key, "title": f"Plan {key}", "theme": "", "proposer": "", "short": "", "ask": 500_000, "minimum": 100_000,
        "withdrawn": None, "amount": 500_000, "outcome": "all", "verdict": "ja", "reason": "", "reserve": None,
        "conditions": [], "suggested": None, "ranked": None, "shares": None, "arguments": [],
    }  # fmt: skip
    return plan | values


def condition(**values: Any) -> dict[str, Any]:
    """A condition that names nobody."""
    return {"text": "Dicht om tien uur", "kind": "voorwaarde", "owner": "", "due": None, "checker": ""} | values


def consent(**values: Any) -> dict[str, Any]:
    """The answers of three people in the room and one at home."""
    nobody = dict.fromkeys(CONSENT, 0)
    room = CONSENT | {"agree": 2}
    told = {"round": 1, "counts": CONSENT, "room": room, "online": nobody | {"agree": 1}}
    return told | {"concerns": [], "objections": []} | values


def record(**values: Any) -> dict[str, Any]:
    """A closed meeting with a decision about one plan."""
    told: dict[str, Any] = {
        "code": "PROEF2", "title": "Proeftafel", "place": "Buurthuis", "credit": "", "pot": 1_000_000, "committed": 0,
        "status": "closed", "agenda": [{"key": "ranking", "kind": "ranking", "status": "revealed"}],
        "times": TIMES,
        "frames": [], "confirmed": [], "turnout": {"seats": {"online": 1, "room": 3}, "ballots": {}},
        "corrections": [], "plans": [plan()], "hidden": 0, "divided": 500_000, "remainder": 0, "reserve": [],
        "versions": [], "recasts": [], "removed": [], "voided": [], "undone": [], "repairs": [], "replanned": [],
        "on_behalf": {},
        "ranking": None,
        "terms": {"mandate": "", "confirms": "", "rule": "", "percent": 50, "seats": 0, "tables": 0, "due": None},
        "decision": {"called": "besluit", "ruling": RULING}, "consent": None, "rounds": [], "minority": [],
        "review": None,
    }  # fmt: skip
    return told | values


def reading(**values: Any) -> Reading:
    """A reading of this record, with these members of it otherwise; those of the reading itself are taken out."""
    around = {name: values.pop(name) for name in Reading.__struct_fields__ if name in values}
    return Reading(record=record(**values), **around)


def _languages() -> Flask:
    """What words need, without a database."""
    app = Flask("words", root_path=str(ROOT))
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(ROOT / "app" / "translations")
    languages.init_app(app)
    return app


WORDS = _languages()


def shown(name: str, language: str = "nl", **values: Any) -> Any:
    """What the page shows of a section of such a record; None where it leaves it out."""
    with WORDS.test_request_context(), languages.speaking(language):
        return next((each.told for each in sections.on_page(reading(**values)) if each.name == name), None)


def written(title: str, **values: Any) -> list[Block]:
    """What stands under this title on paper; nothing where it is left out."""
    with WORDS.test_request_context(), languages.speaking("nl"):
        return next((found.blocks for found in sections.on_paper(reading(**values)) if found.title == title), [])


def lines(title: str, **values: Any) -> list[tuple[str, str]]:
    """The terms under this title with what is said of each, in spaces that can be typed."""
    found = [block for block in written(title, **values) if isinstance(block, Terms)]
    return [(term, plainly(said)) for block in found for term, said in block.items]


def plainly(text: str) -> str:
    """Amounts with a space that can be typed."""
    return text.replace("\N{NO-BREAK SPACE}", " ")
