"""Whether a data folder can be served from: rather no evening than a wrong one, and one sentence that says why."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from app import ballots, log, sqlite
from app.records import EventRow, MeetingRow
from facilitation.refusals import Refused

if TYPE_CHECKING:
    from app.db import Database

MIGRATIONS = Path(__file__).parents[1] / "migrations" / "versions"
WHY = {
    "disk_full": "the disk is full",
    "database_busy": "another program holds it locked",
    "database_readonly": "it may only be read, and the evening has to be written",
    "disk_fails": "the disk does not read or write it",
    "database_damaged": "it is damaged; put a backup back with `overlegtafel restore`",
}


class Unsound(Exception):
    """The data cannot be used as it is; the message is one sentence for the person who started us."""


def number(name: str, usual: int) -> int:
    """A setting from the environment, as a whole number of 0 or more; raises Unsound."""
    text = os.environ.get(name) or str(usual)
    if not text.isdecimal():
        raise Unsound(f"{name} has to be a whole number, and not '{text}'.")
    return int(text)


@contextmanager
def told(file: Path | None) -> Iterator[None]:
    """Say what is wrong with the database as Unsound."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        why = WHY.get(sqlite.fault(error) or "", "it cannot be reached or read")
        raise Unsound(f"The database {file or ''} cannot be used: {why}.".replace("  ", " ")) from error
    except (ValueError, TypeError) as error:  # rows that hold no words, or no letters
        raise Unsound(f"The database {file or ''} cannot be used: {WHY['database_damaged']}.") from error
    except Refused as refused:
        raise Unsound(f"The database {file or ''} cannot be used: {WHY.get(refused.key, refused.key)}.") from refused


def require_ours(file: Path, patience: float = 5.0) -> None:
    """A database of ours, of a version we know, that misses nothing its witness saw; or none yet. Raises Unsound.

    `patience` is how many seconds to wait for a lock that somebody else holds.
    """
    if not file.exists() or not file.stat().st_size:
        if sqlite.witness_of(file).seen():
            raise Unsound(f"The database {file} is gone; put it back, or restore a backup.")
        return
    with told(file):
        with file.open("rb") as opened:
            if opened.read(len(sqlite.MAGIC)) != sqlite.MAGIC:
                raise Unsound(f"{file} is not a database, or its beginning is damaged; restore a backup.")
        with closing(sqlite3.connect(file, timeout=patience)) as connection:
            _require_known(file, connection)
            missing = sqlite.lost(file, connection)
    if missing:
        raise Unsound(
            f"The database {file} misses the last {missing} things that were kept: its -wal file was removed, or an "
            f"older copy was put back. Put it back or restore a backup; to go on without them, remove {file}-kept."
        )


def _require_known(file: Path, connection: sqlite3.Connection) -> None:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return
    if not {"alembic_version", "meeting", "event"} <= tables:
        raise Unsound(f"{file} is a database of something else, not of Overlegtafel.")
    version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if version is None or version[0] not in {path.stem.partition("_")[0] for path in MIGRATIONS.glob("0*.py")}:
        raise Unsound(f"The database {file} was made by a newer version of Overlegtafel; install that one.")


def require_whole(database: "Database", everything: bool = False) -> None:
    """Pages, chains, texts and open ballots are as they were written; raises Unsound.

    Meetings that were closed are looked at when somebody opens them, or now with `everything`.
    """
    with told(database.file), database.read.connect() as connection:
        if database.file and connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
            raise Unsound(f"The database {database.file} is damaged; put a backup back with `overlegtafel restore`.")
        for code in _codes(connection, everything):
            try:
                log.verify(connection, code)
                fits = ballots.whole(connection, code)
            except log.Damaged:
                fits = False
            if not fits:
                raise Unsound(f"The meeting {code} is damaged: its log, texts or ballots are not what was written.")


def _codes(connection: sa.Connection, everything: bool) -> list[str]:
    closed = sa.select(EventRow.meeting).where(EventRow.kind == "meeting.closed")
    query = sa.select(MeetingRow.code)
    return list(connection.scalars(query if everything else query.where(MeetingRow.code.not_in(closed))))


def require_writable(database: "Database") -> None:
    """Something can be kept here; raises Unsound."""
    folder = database.file.parent if database.file else None
    if folder and not os.access(folder, os.W_OK):
        raise Unsound(f"The data folder {folder} may not be written.")
    with told(database.file):
        database.commit(lambda connection: None)
