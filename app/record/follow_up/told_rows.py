"""What was told after the meeting, in rows under the head of the closed log; each text beside it, so that it can go.

Rows are only ever added; triggers in the database see to that too.
"""

from datetime import date
from typing import Any

import sqlalchemy as sa

from app.record.follow_up.ladder import Entry
from app.storage import log
from app.storage.tables import EVENT, FOLLOW_UP

CLOSING = sa.select(EVENT.c.link, EVENT.c.at).where(EVENT.c.kind == "meeting.closed")


def closing(connection: sa.Connection, code: str) -> Any:
    """The last link and the time of a closed log; None as long as it goes on."""
    return connection.execute(CLOSING.where(EVENT.c.meeting == code)).first()


def add(connection: sa.Connection, row: dict[str, Any]) -> None:
    """Add a row, in the writer's transaction; its text goes beside the log, and the row holds the digest.

    `row` has meeting, subject, state, due (ISO 8601 or None), text, by, at (UTC, ISO 8601) and head.
    """
    last = sa.select(sa.func.coalesce(sa.func.max(FOLLOW_UP.c.number), 0)).where(FOLLOW_UP.c.meeting == row["meeting"])
    number = (connection.scalar(last) or 0) + 1
    digest = log.keep_text(connection, row["meeting"], row["text"])
    connection.execute(sa.insert(FOLLOW_UP).values(**row | {"text": digest, "number": number}))


def entries(connection: sa.Connection, code: str) -> tuple[Entry, ...]:
    """Everything that was told about this meeting, oldest first."""
    _, head = log.head(connection, code)
    known = log.texts(connection, code)
    rows = connection.execute(_rows(code).where(FOLLOW_UP.c.head == head).order_by(FOLLOW_UP.c.number))
    return tuple(
        Entry(
            number=row.number,
            subject=row.subject,
            state=row.state,
            due=date.fromisoformat(row.due) if row.due else None,
            text=known[row.text]["text"] if row.text in known else None,
            at=row.at,
            by=row.by,
            digest=row.text,
        )
        for row in rows
    )


def digests(connection: sa.Connection, code: str) -> set[str]:
    """The digests of everything that was told: it is public."""
    return {row.text for row in connection.execute(_rows(code))}


def _rows(code: str) -> sa.Select[Any]:
    return sa.select(FOLLOW_UP).where(FOLLOW_UP.c.meeting == code)
