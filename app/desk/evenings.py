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
from facilitation.parts.frames.events import FrameConfirmed
from facilitation.refusals import Refused

Stand = Literal["coming", "live", "closed", "archived"]


class Opened(msgspec.Struct, frozen=True):
    """An evening that was opened. `starts` is what its draft said, `seats` how many sat down; times are UTC.

    `agreed` is whether it confirmed any of its frames.
    """

    code: str
    title: str
    stand: Stand
    created: datetime
    last: datetime
    starts: datetime | None = None
    seats: int = 0
    agreed: bool = False


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


def _by_day(draft: Evening) -> tuple[bool, str, str]:
    day = draft.text("date")
    return not day, day, draft.text("title").casefold()


def _said(name: str) -> sa.ScalarSelect[str]:
    where = (FIELD.c.draft == DRAFT.c.id, FIELD.c.name == name, DRAFT.c.code == MEETING.c.code)
    return sa.select(FIELD.c.value).where(*where).scalar_subquery()


_QUERY = (
    sa.select(
        MEETING.c.code,
        MEETING.c.title,
        MEETING.c.created,
        sa.func.max(EVENT.c.seq).label("seq"),
        sa.func.max(EVENT.c.at).label("last"),
        sa.func.sum(sa.case((EVENT.c.kind == "meeting.closed", 1), else_=0)).label("closed"),
        sa.func.sum(sa.case((EVENT.c.kind == "seat.taken", 1), else_=0)).label("seats"),
        sa.func.sum(sa.case((EVENT.c.kind == FrameConfirmed.kind(), 1), else_=0)).label("agreed"),
        sa.select(SHELF.c.meeting).where(SHELF.c.meeting == MEETING.c.code).scalar_subquery().label("shelf"),
        _said("date").label("date"),
        _said("time").label("time"),
    )
    .join(EVENT, EVENT.c.meeting == MEETING.c.code)
    .where(MEETING.c.practice.is_(False))
    .group_by(MEETING.c.code, MEETING.c.title, MEETING.c.created)
    .order_by(MEETING.c.created.desc())
)


def _opened(row: sa.Row[tuple[object, ...]]) -> Opened:
    stand: Stand = "coming" if row.seq == 1 else "live"
    if row.closed:
        stand = "archived" if row.shelf else "closed"
    said = {"date": evening.Value(row.date or ""), "time": evening.Value(row.time or "")}
    return Opened(
        row.code,
        row.title,
        stand,
        row.created.replace(tzinfo=UTC),
        datetime.fromisoformat(row.last),
        Evening("", row.code, None, said).starts,
        row.seats,
        row.agreed > 0,
    )


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
