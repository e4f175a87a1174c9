"""A meeting goes from one database to another, with everything that is its own, and its chain stays what it was.

What stands at the other side is compared row by row before anything goes here, inside the transaction in which nobody
else can write in it. Where that breaks off, the meeting stands here whole; and what stands there is known again.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from app.storage import erasing, log
from app.storage.database import Database
from app.storage.tables import BALLOT, GRANT, KEY, MEETING, METADATA, SHEET

STAYS = {"practice", "snapshot"}
"""What names a meeting and does not move: practice evenings, and what a log came to, which the other side folds."""
Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""The rows of a meeting by table, those that others lean on first."""


class Stays(Exception):
    """The meeting stays where it is; the message is one sentence for the person who wanted to move it."""


def move(source: Database, target: Database, code: str) -> dict[str, int]:
    """Take a meeting out of one database and put it in another; how many rows of each table.

    Raises Stays where there is none or it may not move, and what databases raise; then it stands here as it stood.
    """

    def work(connection: sa.Connection) -> dict[str, int]:
        _require_movable(connection, code)
        found = rows(connection, code)
        end = _whole(connection, code)
        target.commit(lambda there: _put(there, code, found))
        with target.read.connect() as there:
            if rows(there, code) != found or _whole(there, code) != end:
                raise Stays(f"What arrived of {code} is not what left; nothing was removed.")
        erasing.erase(connection, code)
        return {table: len(those) for table, those in found.items() if those}

    moved: dict[str, int] = source.commit(work)
    return moved


def rows(connection: sa.Connection, code: str) -> Rows:
    """Everything of a meeting, each table in the order of its key."""
    found = {}
    for table in METADATA.sorted_tables:
        where = _of(table, code)
        if where is not None:
            query = sa.select(table).where(where).order_by(*table.primary_key)
            found[table.name] = sorted((dict(row) for row in connection.execute(query).mappings()), key=_key(table))
    return found


def _key(table: sa.Table) -> Any:
    """By the key of a table, as Python orders it: each kind of database has its own order of words."""
    names = [column.name for column in table.primary_key]
    return lambda row: [row[name] for name in names]


def _of(table: sa.Table, code: str) -> sa.ColumnElement[bool] | None:
    """Which rows of a table are a meeting's; None for a table of something else."""
    if table.name == MEETING.name:
        return table.c.code == code
    if table.name == GRANT.name:
        return table.c.key.in_(sa.select(KEY.c.hash).where(KEY.c.meeting == code))
    if "meeting" in table.columns and table.name not in STAYS:
        return table.c.meeting == code
    return None


def _require_movable(connection: sa.Connection, code: str) -> None:
    found = connection.execute(sa.select(MEETING.c.practice).where(MEETING.c.code == code)).first()
    if found is None:
        raise Stays(f"There is no meeting {code}.")
    if found.practice:
        raise Stays(f"{code} is a practice evening; those stay where they were begun.")
    for table in (BALLOT, SHEET):
        if connection.execute(sa.select(table.c.meeting).where(table.c.meeting == code).limit(1)).first():
            raise Stays(f"People are voting in {code}; close the vote first, then move it.")


def _whole(connection: sa.Connection, code: str) -> tuple[int, str]:
    """The head of a log whose chain, texts and seats were worked out again."""
    try:
        return log.verify(connection, code)
    except log.Damaged:
        raise Stays(f"The meeting {code} is damaged: its log or texts are not what was written.") from None


def _put(connection: sa.Connection, code: str, found: Rows) -> None:
    """Write them, unless the same stand there already: then an earlier move broke off before the end."""
    if connection.execute(sa.select(MEETING.c.code).where(MEETING.c.code == code)).first():
        if rows(connection, code) != found:
            raise Stays(f"A meeting {code} stands there already.")
        return
    for table in METADATA.sorted_tables:
        if found.get(table.name):
            connection.execute(sa.insert(table), list(found[table.name]))
