"""Open council information: the meeting, its agenda, its documents and its decision, as JSON.

In the resources of the mini-ORI API 1.0.0 (*vergadering*, *agendapunt*, *informatieobject*), by which councils hand in
to Open Overheid; the decision is the *besluit* of the ORI API 2.0, which the small one lacks. Public to whoever may
read the record: nothing of a vote that is open, no name but that of a plan's proposer.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import msgspec
from flask import current_app

from app.configuration import Archive
from app.languages import AMSTERDAM, speaking
from app.live.meetings import Room, load
from app.part import SHOWN
from app.record import cover, reading
from app.record.cover import Cover
from app.record.reading import Reading
from facilitation.parts.practice import is_practice
from facilitation.refusals import Refused

MEETING_PAPER = "c_db4862c3"
"""*Vergaderstuk decentrale overheid*, in the list of categories of the Woo of TOOI."""
LANGUAGES = {"nl": "nld", "en": "eng"}
BODIES = {"gm": "gemeente", "pv": "provincie", "ws": "waterschap"}
DOCUMENTS = (
    ("pdf", "application/pdf", "Besluitverslag (PDF)"),
    ("md", "text/markdown", "Besluitverslag (tekst)"),
    ("csv", "text/csv", "Plannen en bedragen"),
    ("json", "application/json", "Besluitverslag met bewijs"),
)
LONGEST = 200
"""Signs of what a decision says in the model."""


class Council(msgspec.Struct, frozen=True):
    """One meeting as it is told: what its record says, and who it is of."""

    room: Room
    read: Reading
    cover: Cover
    owner: dict[str, str]


def write(code: str) -> bytes:
    """UTF-8 JSON; while the meeting goes on it has its agenda alone. Refused: practice_unkept."""
    room = load(code)
    if not made_of(room):
        raise Refused("practice_unkept")
    with speaking(room.language):
        read = reading.of(room.code)
        told = Council(room, read, cover.cover(read), _owner(current_app.config["ARCHIVE"]))
        found = {
            "vergadering": _meeting(told),
            "agendapunten": list(_agenda(told)),
            "informatieobjecten": list(_documents(told)) if read.closed else [],
            **({"besluit": _decision(told)} if read.closed and read.decided else {}),
        }
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def made_of(room: Room) -> bool:
    """Whether a meeting is council information: it was no practice."""
    return not is_practice(room.state)


def _owner(archive: Archive) -> dict[str, str]:
    """The organisation by its code in TOOI; a municipality where nothing is said of it."""
    return {BODIES[archive.code[:2] or "gm"]: archive.code or "onbekend", "naam": archive.body}


def _meeting(told: Council) -> dict[str, Any]:
    times, read = told.read.record["times"], told.read
    found = {
        **_thing(told, "vergadering"),
        "naam": read.record["title"],
        "vergaderstatus": "gehouden" if read.closed else "gepland",
        "vergaderdatum": str(_day(times["opened"])),
        "aanvang": times["opened"],
        "einde": times.get("closed", ""),
        "locatie": read.record["place"],
        "vergadertoelichting": told.cover.lead,
        "georganiseerddoorgremium": {"gremiumidentificatie": told.room.code, "gremiumnaam": "Overlegtafel"},
    }
    return {name: said for name, said in found.items() if said}


def _agenda(told: Council) -> Iterator[dict[str, Any]]:
    meeting = _thing(told, "vergadering")
    reached = {stage["key"]: stage["status"] for stage in told.read.record["agenda"]}
    for number, stage in enumerate(told.room.state.stages, start=1):
        yield {
            **_thing(told, "agendapunt", stage.key),
            "vergaderingen": [{"id": meeting["id"], "url": meeting["url"]}],
            "agendapuntnaam": SHOWN.called(stage.plan),
            "volgnummer": str(number),
            "indicatiebehandeld": reached.get(stage.key) in ("closed", "revealed"),
            "indicatiebesloten": False,
        }


def _documents(told: Council) -> Iterator[dict[str, Any]]:
    """The record in its forms, and a page for every plan."""
    for form, kind, title in DOCUMENTS:
        address = f"{told.cover.address}.{form}"
        yield _paper(told, f"document-{form}", address, title, kind, "besluitvormingsstuk")
    for plan in told.read.record["plans"]:
        address = f"{told.cover.address}/plan/{plan['id']}"
        yield _paper(told, f"plan-{plan['id']}", address, plan["title"], "text/html", "voorstel")


def _paper(told: Council, key: str, address: str, title: str, kind: str, what: str) -> dict[str, Any]:
    return {
        "id": _key(told, key),
        "vergadering": _key(told, "vergadering"),
        "webpaginalink": address,
        "organisatie": told.owner,
        "titel": title,
        "wooinformatiecategorie": MEETING_PAPER,
        "datumingediend": str(_day(told.read.record["times"]["closed"])),
        "informatieobjecttype": what,
        "formaat": kind,
        "taal": LANGUAGES.get(told.room.language, "nld"),
    }


def _decision(told: Council) -> dict[str, Any]:
    """What was decided; `toekenningen` holds the amounts in cents, which the model has no place for."""
    plans = told.read.record["plans"]
    return {
        "id": _key(told, "besluit"),
        "url": f"{told.cover.address}.ori#besluit",
        "besluitresultaat": _cut(told.cover.title),
        "besluittoelichting": _cut(told.cover.lead),
        "toekenningen": [
            {"informatieobject": _key(told, f"plan-{plan['id']}"), "bedrag": plan["amount"], "munt": "EUR"}
            for plan in plans
            if plan["amount"]
        ],
    }


def _thing(told: Council, kind: str, key: str = "") -> dict[str, Any]:
    """What every resource says of itself."""
    name = f"{kind}-{key}" if key else kind
    return {
        "id": _key(told, name),
        "url": f"{told.cover.address}.ori#{name}",
        "webpaginalink": told.cover.address,
        "organisatie": told.owner,
        "dossiertype": kind,
    }


def _key(told: Council, name: str) -> str:
    """A UUID that stays: of the address of the record, and what it is in there."""
    return str(uuid5(NAMESPACE_URL, f"{told.cover.address}#{name}"))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _day(at: str) -> date:
    return datetime.fromisoformat(at).astimezone(AMSTERDAM).date()
