"""Everything of a meeting goes, as if it had never been: of practice evenings and of the demo alone."""

import json
from datetime import UTC, datetime

import sqlalchemy as sa

from app.storage.tables import EVENT, GRANT, KEY, MEETING, METADATA
from facilitation.refusals import Refused


def erase(connection: sa.Connection, code: str) -> None:
    """Delete every row of a meeting: log, texts, ballots, names, links, signatures, and the meeting itself."""
    keys = sa.select(KEY.c.hash).where(KEY.c.meeting == code)
    connection.execute(sa.delete(GRANT).where(GRANT.c.key.in_(keys)))
    connection.execute(sa.delete(EVENT).where(EVENT.c.meeting == code))  # signatures stay as long as their log
    for table in reversed(METADATA.sorted_tables):
        if "meeting" in table.columns:
            connection.execute(sa.delete(table).where(table.c.meeting == code))
    connection.execute(sa.delete(MEETING).where(MEETING.c.code == code))


def practices(connection: sa.Connection, before: datetime) -> list[str]:
    """The codes of the practice evenings that were begun before then (UTC), as their logs say it."""
    at = before.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    first = sa.select(EVENT.c.meeting, EVENT.c.body).where(EVENT.c.seq == 1, EVENT.c.at <= at)
    return [row.meeting for row in connection.execute(first) if "practice" in json.loads(row.body)]


def erase_practice(connection: sa.Connection, code: str) -> None:
    """The same of a practice evening, which its own log says that it is. Raises Refused: not_practice."""
    first = sa.select(EVENT.c.body).where(EVENT.c.meeting == code, EVENT.c.seq == 1)
    if "practice" not in json.loads(connection.execute(first).scalar() or "{}"):
        raise Refused("not_practice")
    erase(connection, code)
