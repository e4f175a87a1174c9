"""Drafts: begun, copied and thrown away, and a code that is reserved before the evening is opened."""

import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from flask import current_app

from app import agendas
from app.access.codes import new_code
from app.agendas import ready
from app.desk import agreements, evening, fields, saving
from app.desk.agenda import steps
from app.desk.fields import PLACE, STEP
from app.desk.tables import DRAFT, INSIDE
from app.imports import listing
from app.languages import MEETING, speaking
from app.live.meetings import load
from app.live.opening import DATA
from app.pictures import kept
from app.pictures.kept import Picture
from app.services import services
from app.storage import tables
from facilitation.parts.frames import frames
from facilitation.parts.plans import plans
from facilitation.refusals import Refused
from facilitation.state.meeting import Meeting

NOBODY = ""
"""By whom a draft is filled when it is begun; nobody can take that back."""
MOST_DRAFTS = 500

USUAL = {"language": "nl", "tables": "8", "chairs": "6", "online": "1", "percent": "50"}


Beside = Callable[[sa.Connection, str], None]


def nothing(connection: sa.Connection, draft: str) -> None:
    """Nothing more than the fields of a new draft."""


def begin(wishes: Mapping[str, str], beside: Beside = nothing) -> str:
    """Make a draft with the ready-made frames, the agenda with the name `agenda`, and these fields; its id.

    `beside` writes what stands beside the fields, in the same transaction.

    Raises Malformed: malformed, text_too_long, text_unreadable. Refused: unknown_agenda, too_many_drafts.
    """
    template = agendas.named(wishes.get("agenda") or "overlegtafel", current_app.config["DATA_DIR"])
    said = {name: text for name, text in wishes.items() if text and name != "agenda"}
    texts = ready.spoken(_frames() | steps.values(template), said.get("language", MEETING))
    filled = USUAL | texts | said
    return _make({name: fields.clean(name, text) for name, text in filled.items()}, beside)


def copy(draft: str, title: str) -> str:
    """Make a draft of another one, without its date; its id. Raises Refused: unknown_draft, too_many_drafts."""
    old = evening.load(draft)
    values = {name: value.value for name, value in old.values.items() if name != "date"}
    return _make(values | {"title": title}, lambda connection, new: kept.copy(connection, draft, new))


def copy_of_meeting(code: str, title: str) -> str:
    """Make a draft of an evening that was opened: its plans, frames and agenda; its id.

    Raises Refused: unknown_meeting, too_many_drafts.
    """
    room = load(code)
    values = USUAL | _frames() | _of_meeting(room.state, room.pictures) | {"title": title, "language": room.language}
    return _make(values, lambda connection, new: kept.copy_of_meeting(connection, room.code, new))


def _of_meeting(meeting: Meeting, pictures: Mapping[str, Picture]) -> dict[str, str]:
    found = {"venue": meeting.place, "pot": _euros(meeting.pot)}
    for number, stage in enumerate(meeting.stages, 1):
        row = steps.of_stage(stage.plan) | {PLACE: str(number * STEP)} | _picture(pictures.get(f"stage:{stage.key}"))
        found |= {f"stage.{stage.key}.{name}": text for name, text in row.items() if text}
    for frame in frames(meeting).values():
        found |= {f"frame.{frame.key}.{name}": text for name, text in agreements.as_fields(frame).items()}
    for number, plan in enumerate(plans(meeting).values(), 1):
        said = {name: getattr(plan, name) for name in ("id", "title", "theme", "short", "text", "proposer")}
        said |= {"ask": _euros(plan.ask), "minimum": _euros(plan.minimum) if plan.scalable else ""}
        said |= {PLACE: str(number * STEP)} | _picture(pictures.get(f"plan:{plan.id}"))
        found |= {f"plan.{number:03}.{name}": text for name, text in said.items()}
    return found


def _picture(found: Picture | None) -> dict[str, str]:
    return {"photo": found.digest, "alt": found.shows} if found else {}


def _euros(cents: int) -> str:
    return f"{cents // 100}" if cents % 100 == 0 else f"{cents // 100},{cents % 100:02}"


def _frames() -> dict[str, str]:
    found: dict[str, str] = {}
    with speaking("nl"):
        for frame in listing.frames(DATA / "frames.json"):
            name = f"frame.{frame.key}"
            found |= {f"{name}.title": frame.title, f"{name}.text": frame.text, f"{name}.fixed": "1"}
    return found


def _make(values: Mapping[str, str], beside: Beside = nothing) -> str:
    draft, now = secrets.token_hex(6), datetime.now(UTC)

    def work(connection: sa.Connection) -> None:
        number = connection.execute(sa.select(sa.func.count()).select_from(DRAFT)).scalar() or 0
        if number >= MOST_DRAFTS:
            raise Refused("too_many_drafts")
        connection.execute(sa.insert(DRAFT).values(id=draft, created=now))
        saving.note(connection, draft, first(values), NOBODY, draft)
        beside(connection, draft)

    services().database.commit(work)
    return draft


def first(values: Mapping[str, str]) -> list[dict[str, Any]]:
    """The changes by which empty fields get these values."""
    return [{"name": name, "version": 1, "before": "", "after": text} for name, text in values.items() if text]


def throw_away(draft: str) -> None:
    """Remove a draft with everything in it. Raises Refused: unknown_draft, and draft_opened for an evening."""

    def work(connection: sa.Connection) -> None:
        saving.require_open(connection, draft)
        for table in INSIDE:
            connection.execute(sa.delete(table).where(table.c.draft == draft))
        connection.execute(sa.delete(DRAFT).where(DRAFT.c.id == draft))

    services().database.commit(work)


def reserve(draft: str) -> str:
    """The code of a draft, drawn and kept where it has none yet. Raises Refused: unknown_draft, draft_opened."""

    def work(connection: sa.Connection) -> str:
        saving.require_open(connection, draft)
        code = connection.execute(sa.select(DRAFT.c.code).where(DRAFT.c.id == draft)).scalar() or free_code(connection)
        connection.execute(sa.update(DRAFT).where(DRAFT.c.id == draft).values(code=code))
        return str(code)

    return str(services().database.commit(work))


def free_code(connection: sa.Connection) -> str:
    """A code that no meeting and no other draft has."""
    while True:
        code = new_code()
        taken = sa.select(tables.MEETING.c.code).where(tables.MEETING.c.code == code)
        held = sa.select(DRAFT.c.code).where(DRAFT.c.code == code)
        if connection.execute(taken.union(held)).first() is None:
            return code
