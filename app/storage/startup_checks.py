"""Whether a data folder can be served from: rather no evening than a wrong one, and one sentence that says why."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from app.storage import sqlite
from facilitation.refusals import Refused

if TYPE_CHECKING:
    from app.storage.database import Database

MIGRATIONS = Path(__file__).parent / "migrations" / "versions"
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


def require_writable(database: "Database") -> None:
    """Something can be kept here; raises Unsound."""
    folder = database.file.parent if database.file else None
    if folder and not os.access(folder, os.W_OK):
        raise Unsound(f"The data folder {folder} may not be written.")
    with told(database.file):
        database.commit(lambda connection: None)
