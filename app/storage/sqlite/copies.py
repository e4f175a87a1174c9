"""Copies of a database file, made while a server writes into it. What is still secret never gets into one.

Of a stage whose ballots are not sealed a copy holds no ballots, no roll and no answers to ballots: after a restore
everybody votes again, and nobody is taken for somebody who voted already.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.storage.disk import sync
from app.storage.sqlite.faults import ERRORS

PATIENCE = 10.0  # seconds to wait for a lock, which only a repair of the write-ahead log ever holds against a reader
SEALED = (
    "EXISTS (SELECT 1 FROM live.event AS e WHERE e.meeting = t.meeting "
    "AND e.kind = 'ballots.sealed' AND json_extract(e.body, '$.stage') = t.stage)"
)
ONLY = {
    "ballot": "0",
    "beside": "0",
    "sheet": "0",
    "draft_roll": "0",
    "snapshot": "0",
    "roll": SEALED,
    "act": f"t.stage IS NULL OR {SEALED}",
}


def make(source: Path, target: Path) -> None:
    """Copy a live database into a new file, all of one moment, synced; raises OSError or sqlite3.Error.

    Nothing stands at `target` until it is whole. Plain sqlite3, so that a thread of its own can do it.
    """
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(part, isolation_level=None, timeout=PATIENCE, uri=True)) as connection:
            connection.execute("ATTACH ? AS live", [f"{source.resolve().as_uri()}?mode=ro"])
            _copy(connection)
        os.replace(part, target)
        sync(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _copy(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    things = connection.execute("SELECT type, name, sql FROM live.sqlite_master WHERE sql IS NOT NULL").fetchall()
    for _, name, sql in [thing for thing in things if thing[0] == "table"]:
        connection.execute(sql)
        only = ONLY.get(name, "1")
        connection.execute(f'INSERT INTO main."{name}" SELECT t.* FROM live."{name}" AS t WHERE {only}')  # noqa: S608
    for _, _, sql in [thing for thing in things if thing[0] != "table"]:
        connection.execute(sql)
    connection.execute("COMMIT")


def change(copy: Path, work: Callable[[sa.Connection], Any]) -> bool:
    """Do `work(connection)` in a copy, leaving no trace of what went; False where the copy cannot be read.

    `work` gives something true where it changed anything.
    """
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(copy)), poolclass=sa.NullPool, hide_parameters=True)
    with suppress(sa.exc.DatabaseError, OSError, *ERRORS):
        with engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete=ON")
            changed = work(connection)
        if changed:
            rewrite(engine)
        return True
    return False


def rewrite(engine: sa.Engine) -> None:
    """Write a file anew without what was deleted, outside any transaction."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA temp_store=MEMORY")
        cursor.execute("VACUUM")
    finally:
        connection.close()
