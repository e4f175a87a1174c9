"""Every evening of this installation that counts, as the desk lists it: drafts, coming, going on, over, put away."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

import msgspec
import sqlalchemy as sa

from app.desk import evening
from app.desk.evening import Evening
from app.desk.tables import DRAFT, FIELD, SHELF
from app.services import services
from app.storage.tables import EVENT, MEETING
from facilitation.events import MeetingClosed
from facilitation.parts.frames.events import FrameConfirmed
from facilitation.refusals import Refused

Stand = Literal["coming", "live", "closed", "archived"]


class Opened(msgspec.Struct, frozen=True):
    """An evening that was opened. `starts` is what its draft said, `seats` how many sat down where that was asked.

    Times are UTC.
    """

    code: str
    title: str
    stand: Stand
    created: datetime
    last: datetime
    starts: datetime | None = None
    seats: int = 0


class Listed(msgspec.Struct, frozen=True):
    """Everything that is listed; drafts by their day, the others newest first."""

    drafts: Sequence[Evening]
    opened: Sequence[Opened]

    def of(self, stand: Stand) -> list[Opened]:
        """The opened evenings that stand so."""
        return [each for each in self.opened if each.stand == stand]


def listed() -> Listed:
    """All evenings as they stand now."""
    with services().database.read.connect() as connection:
        ids = connection.execute(sa.select(DRAFT.c.id).where(DRAFT.c.opened.is_(None))).scalars()
        drafts = [evening.read(connection, draft) for draft in ids]
        opened = [_opened(row) for row in connection.execute(_QUERY)]
    return Listed(sorted(drafts, key=_by_day), opened)


def seated(evenings: Sequence[Opened]) -> Sequence[Opened]:
    """The same evenings with how many sat down: their logs are long, so only those of a page are asked for."""
    query = sa.select(EVENT.c.meeting, sa.func.count().label("seats")).where(EVENT.c.kind == "seat.taken")
    query = query.where(EVENT.c.meeting.in_([each.code for each in evenings])).group_by(EVENT.c.meeting)
    with services().database.read.connect() as connection:
        seats = {row.meeting: row.seats for row in connection.execute(query)}
    return [msgspec.structs.replace(each, seats=seats.get(each.code, 0)) for each in evenings]


def agreed() -> Sequence[Opened]:
    """The evenings that are over and confirmed any of their frames."""
    query = sa.select(EVENT.c.meeting).where(EVENT.c.kind == FrameConfirmed.kind()).distinct()
    with services().database.read.connect() as connection:
        codes = set(connection.execute(query).scalars())
    return [each for each in listed().opened if each.stand in ("closed", "archived") and each.code in codes]


def _by_day(draft: Evening) -> tuple[bool, str, str]:
    day = draft.text("date")
    return not day, day, draft.text("title").casefold()


def _said(name: str) -> sa.ScalarSelect[str]:
    where = (FIELD.c.draft == DRAFT.c.id, FIELD.c.name == name, DRAFT.c.code == MEETING.c.code)
    return sa.select(FIELD.c.value).where(*where).scalar_subquery()


_LAST = EVENT.alias()
_QUERY = (
    sa.select(
        MEETING.c.code,
        MEETING.c.title,
        MEETING.c.created,
        _LAST.c.seq,
        _LAST.c.at.label("last"),
        _LAST.c.kind,
        sa.select(SHELF.c.meeting).where(SHELF.c.meeting == MEETING.c.code).scalar_subquery().label("shelf"),
        _said("date").label("date"),
        _said("time").label("time"),
    )
    .join(_LAST, _LAST.c.meeting == MEETING.c.code)
    .where(
        _LAST.c.seq == sa.select(sa.func.max(EVENT.c.seq)).where(EVENT.c.meeting == MEETING.c.code).scalar_subquery()
    )
    .where(MEETING.c.practice.is_(False))
    .order_by(MEETING.c.created.desc())
)
"""Every evening with the last event of its log, which is that it was closed where it was."""


def _opened(row: sa.Row[tuple[object, ...]]) -> Opened:
    stand: Stand = "coming" if row.seq == 1 else "live"
    if row.kind == MeetingClosed.kind():
        stand = "archived" if row.shelf else "closed"
    said = {"date": evening.Value(row.date or ""), "time": evening.Value(row.time or "")}
    starts = Evening("", row.code, None, said).starts
    return Opened(row.code, row.title, stand, row.created.replace(tzinfo=UTC), datetime.fromisoformat(row.last), starts)


def put_away(code: str, away: bool) -> None:
    """Put a closed evening in the archive, or take it out. Raises Refused: unknown_meeting, not_over_yet."""
    found = next((each for each in listed().opened if each.code == code), None)
    if found is None:
        raise Refused("unknown_meeting", code=code)
    if found.stand not in ("closed", "archived"):
        raise Refused("not_over_yet")

    def work(connection: sa.Connection) -> None:
        connection.execute(sa.delete(SHELF).where(SHELF.c.meeting == code))
        if away:
            connection.execute(sa.insert(SHELF).values(meeting=code, archived=datetime.now(UTC)))

    services().database.commit(work)
