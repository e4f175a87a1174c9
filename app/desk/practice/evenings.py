"""The practice evening of a draft, of which there is one at most: begun, followed, and thrown away."""

import json
from typing import Any

import msgspec
import sqlalchemy as sa
from flask import current_app

from app.access import links
from app.counting.workers import HOUSE
from app.desk import checking, drafts, evening
from app.desk.agenda import steps
from app.desk.evening import Evening
from app.desk.opening import opened, pictures
from app.desk.practice import wishes
from app.desk.practice.wishes import Wishes
from app.desk.tables import PRACTICE
from app.live import meetings
from app.live.opening import tables
from app.pictures import kept
from app.services import services
from facilitation.events import MeetingOpened
from facilitation.parts.clock import PaceClock
from facilitation.refusals import Refused
from facilitation.roles import Role


class Practised(msgspec.Struct, frozen=True):
    """A practice evening: its code, what was asked, whether it is played now, and what its residents told at the end.

    `told` is None while it is played, and where its server was gone before they could tell.
    """

    draft: str
    code: str
    asked: Wishes
    plays: bool
    told: dict[str, Any] | None


def of(draft: str) -> Practised | None:
    """The practice evening of a draft, as it is now; None where there is none."""
    collect()
    with services().database.read.connect() as connection:
        row = connection.execute(sa.select(PRACTICE).where(PRACTICE.c.draft == draft)).first()
    if row is None:
        return None
    asked, told = msgspec.json.decode(row.asked, type=Wishes), json.loads(row.told) if row.told else None
    return Practised(draft, row.meeting, asked, services().player.code == row.meeting, told)


def collect() -> None:
    """Keep what the residents told of an evening that they played to its end."""
    found = services().player.collect()
    if found is not None:
        code, told = found
        row = sa.update(PRACTICE).where(PRACTICE.c.meeting == code).values(told=json.dumps(told))
        services().database.commit(lambda connection: connection.execute(row))


def begin(draft: str) -> str:
    """Open the draft as a practice evening, in the place of the one before, and let residents come; its code.

    Raises Refused: unknown_draft, draft_opened, practice_not_ready, practice_busy, practice_unplayed.
    """
    collect()
    found, here = evening.load(draft), current_app.config.get("HERE")
    missing = checking.missing(found)
    if found.opened is not None:
        raise Refused("draft_opened")
    if missing:
        raise Refused("practice_not_ready", why=" ".join(each.says for each in missing[:3]))
    if not here:
        raise Refused("practice_unplayed")
    if services().player.code not in ("", _code(draft)):
        raise Refused("practice_busy")
    throw_away(draft)
    asked = wishes.of(found)
    code = str(services().database.commit(lambda connection: _open(connection, found, asked)))
    services().player.begin(code, _said(found, code, asked, here), asked.seconds(steps.minutes(found)))
    return code


def pace(draft: str, rate: int) -> None:
    """Let the practice evening of a draft go on so many times as fast as its agenda, or at 0 stand still.

    Raises Refused: no_practice, meeting_closed.
    """
    code = _code(draft)
    if not code:
        raise Refused("no_practice")
    meetings.perform(code, PaceClock(rate=rate), HOUSE)
    services().player.last(code, wishes.lasts(steps.minutes(evening.load(draft)), rate))


def _open(connection: sa.Connection, found: Evening, asked: Wishes) -> str:
    code = drafts.free_code(connection)
    meetings.write(connection, _first(found, code, asked), noindex=True, language=found.language)
    kept.carry(connection, found.id, code, pictures(found))
    row = {"draft": found.id, "meeting": code, "asked": msgspec.json.encode(asked).decode()}
    connection.execute(sa.insert(PRACTICE).values(**row))
    return code


def _first(found: Evening, code: str, asked: Wishes) -> MeetingOpened:
    """What the draft would open as, with as many tables as are tried, and a table at home for who comes from there."""
    every = tables(asked.cast.tables, found.language)
    some = every if asked.cast.online else tuple(table for table in every if not table.online)
    return msgspec.structs.replace(opened(found, code), tables=some, practice=asked.rate)


def _said(found: Evening, code: str, asked: Wishes, here: str) -> dict[str, Any]:
    """What the process of the residents has to know."""
    return {
        "base": here,
        "code": code,
        "key": links.make(code, Role.FACILITATOR, note="oefening"),
        "database": str(current_app.config["DATABASE_URL"]),
        "cast": msgspec.to_builtins(asked.cast),
        "by_hand": asked.by_hand,
        "seconds": asked.seconds(steps.minutes(found)),
    }


def _code(draft: str) -> str:
    with services().database.read.connect() as connection:
        query = sa.select(PRACTICE.c.meeting).where(PRACTICE.c.draft == draft)
        return str(connection.execute(query).scalar() or "")


def throw_away(draft: str) -> None:
    """Throw the practice evening of a draft away with everything of it; none is harmless."""
    code = _code(draft)
    if code:
        from app.desk.practice import throwing_away  # read where somebody does

        throwing_away.throw_away(code)
