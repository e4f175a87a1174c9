"""Removing texts: each is noted with when and by whom, so that it is told from a text that a forger left out."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app.storage.tables import (
    EVENT,
    FOLLOW_UP,
    PSEUDONYM,
    REDACTION,
    SIGNATURE,
    SNAPSHOT,
    STAMP,
    TEXT,
)

HOST, TERM = "host", "term"  # who looks after the data folder, and the term after which a text goes by itself
LATER = (SIGNATURE, FOLLOW_UP, REDACTION, STAMP)


def moment(connection: sa.Connection, code: str, now: datetime) -> str:
    """The time now (UTC, ISO 8601), after everything in this meeting's log and after it, also where a clock is late."""
    closed = connection.scalar(sa.select(sa.func.max(EVENT.c.at)).where(EVENT.c.meeting == code))
    later = [connection.scalar(sa.select(sa.func.max(table.c.at)).where(table.c.meeting == code)) for table in LATER]
    last = max((datetime.fromisoformat(at) for at in (closed, *later) if at), default=now - timedelta(days=1))
    at = max(now.astimezone(UTC), last + timedelta(milliseconds=1))
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def redact(connection: sa.Connection, code: str, digests: Iterable[str], role: str, at: str = "") -> int:
    """Remove texts and note each that was there; how many. The chain still verifies. `at` is now unless given."""
    at = at or moment(connection, code, datetime.now(UTC))
    gone = [digest for digest in digests if _remove(connection, code, digest)]
    if gone and sa.inspect(connection).has_table(SNAPSHOT.name):  # which holds the texts too; an older copy has none
        connection.execute(sa.delete(SNAPSHOT).where(SNAPSHOT.c.meeting == code))
    note(connection, code, gone, role, at)
    return len(gone)


def extent(connection: sa.Connection, code: str) -> str:
    """How much was removed from a meeting by now: texts, and the secret of its pseudonyms. Never the same twice."""
    redacted = sa.select(sa.func.count()).select_from(REDACTION).where(REDACTION.c.meeting == code)
    secrets = sa.select(sa.func.count()).select_from(PSEUDONYM).where(PSEUDONYM.c.meeting == code)
    return f"{connection.scalar(redacted)}:{connection.scalar(secrets)}"


def note(connection: sa.Connection, code: str, gone: Sequence[str], role: str, at: str) -> None:
    """Note what was removed, each thing once."""
    if gone and sa.inspect(connection).has_table(REDACTION.name):  # an older copy has none
        noted = {row.digest for row in removed(connection, code)}
        rows = [{"meeting": code, "digest": d, "role": role, "at": at} for d in gone if d not in noted]
        connection.execute(sa.insert(REDACTION), rows) if rows else None


def _remove(connection: sa.Connection, code: str, digest: str) -> int:
    return connection.execute(sa.delete(TEXT).where(TEXT.c.meeting == code, TEXT.c.digest == digest)).rowcount


def removed(connection: sa.Connection, code: str) -> Sequence[Any]:
    """What was removed from a meeting, oldest first."""
    rows = sa.select(REDACTION).where(REDACTION.c.meeting == code)
    return connection.execute(rows.order_by(REDACTION.c.at, REDACTION.c.digest)).all()
