"""Whether a file is a database of ours, of a version we know, that misses nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.storage import versions
from app.storage.sqlite.witness import Witness
from app.storage.startup_checks import Unsound

MAGIC = b"SQLite format 3\0"


def require_ours(file: Path, patience: float) -> None:
    """A database of ours, or none yet. Raises Unsound, and sqlite3.Error where it cannot be read.

    It has a version that we know and misses nothing that its witness saw. `patience` is how many seconds to wait for
    a lock that somebody else holds.
    """
    if not file.exists() or not file.stat().st_size:
        return _require_none_before(file)
    with file.open("rb") as opened:
        if opened.read(len(MAGIC)) != MAGIC:
            raise Unsound(f"{file} is not a database, or its beginning is damaged; restore a backup.")
    with closing(sqlite3.connect(file, timeout=patience)) as connection:
        _require_known(file, connection)
        missing = Witness(file).missing(connection)
    if missing:
        raise Unsound(
            f"The database {file} misses the last {missing} things that were kept: its -wal file was removed, or an "
            f"older copy was put back. Put it back or restore a backup; to go on without them, remove {file}-kept."
        )


def _require_none_before(file: Path) -> None:
    if Witness(file).seen():
        raise Unsound(f"The database {file} is gone; put it back, or restore a backup.")


def _require_known(file: Path, connection: sqlite3.Connection) -> None:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return
    if not {"alembic_version", "meeting", "event"} <= tables:
        raise Unsound(f"{file} is a database of something else, not of Overlegtafel.")
    version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if version is None or version[0] not in versions.known():
        raise Unsound(f"The database {file} was made by a newer version of Overlegtafel; install that one.")
