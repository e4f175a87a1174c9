"""What was counted of meetings, kept in a table: counted anew when asked, read by who compares."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from app.live import meetings
from app.programme.measures import evening
from app.programme.measures.definitions import Found, measured
from app.programme.measures.tables import MEASURED
from app.programme.rounds.tables import SHARE
from app.programme.storage import rows
from app.services import services


class Counted(msgspec.Struct, frozen=True):
    """What was counted of a meeting; `closed` is the day of its closing, as an ISO date."""

    meeting: str
    title: str
    closed: str
    found: Found


def refresh(code: str) -> Counted | None:
    """Count a meeting anew and keep it; None, and nothing kept, where it is not closed or was a practice evening.

    Raises Refused: unknown_meeting.
    """
    dossier = services().dossiers.of(meetings.load(code).code)
    if dossier.seal is None or "practice" in dossier.record:
        return None
    seen = evening.of_dossier(dossier)
    made = Counted(dossier.code, dossier.record["title"], seen.closed.isoformat(), measured(seen))
    row: dict[str, object] = {"meeting": made.meeting, "title": made.title, "closed": made.closed, "head": dossier.head}
    row |= {"followed": dossier.edition.told, "found": msgspec.json.encode(made.found).decode()}

    def work(connection: sa.Connection) -> None:
        connection.execute(sa.delete(MEASURED).where(MEASURED.c.meeting == made.meeting))
        connection.execute(sa.insert(MEASURED).values(row))

    services().database.commit(work)
    return made


def of(codes: Collection[str]) -> Mapping[str, Counted]:
    """What was counted of these meetings, by their codes."""
    found = rows(sa.select(MEASURED).where(MEASURED.c.meeting.in_(list(codes))))
    return {row.meeting: _counted(row) for row in found}


def of_round(round_: str) -> Mapping[str, Counted | None]:
    """The meetings of a round by their codes, each with what was counted of it; None where nothing was yet."""
    joined = sa.join(SHARE, MEASURED, SHARE.c.meeting == MEASURED.c.meeting, isouter=True)
    query = sa.select(SHARE.c.meeting.label("code"), MEASURED).select_from(joined).where(SHARE.c.round == round_)
    return {row.code: _counted(row) if row.meeting else None for row in rows(query.order_by(MEASURED.c.closed))}


def of_all_rounds() -> Sequence[str]:
    """The codes of all meetings of all rounds."""
    return [row.meeting for row in rows(sa.select(SHARE.c.meeting).order_by(SHARE.c.meeting))]


def _counted(row: sa.Row[Any]) -> Counted:
    return Counted(row.meeting, row.title, row.closed, msgspec.json.decode(row.found))
