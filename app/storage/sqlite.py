"""What only SQLite needs: how it is set, what its faults mean, and a witness of how often something was kept."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa

ERRORS = (OSError, sqlite3.Error)
MAGIC = b"SQLite format 3\0"
FAULTS = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_BUSY": "database_busy",
    "SQLITE_LOCKED": "database_busy",
    "SQLITE_READONLY": "database_readonly",
    "SQLITE_IOERR": "disk_fails",
    "SQLITE_CANTOPEN": "disk_fails",
    "SQLITE_CORRUPT": "database_damaged",
    "SQLITE_NOTADB": "database_damaged",
}


def path_of(url: str) -> Path | None:
    """The file of a database, or None where it is no file."""
    found = sa.make_url(url)
    return Path(found.database) if found.get_backend_name() == "sqlite" and found.database else None


def fault(error: BaseException) -> str | None:
    """The key of what is wrong with the disk or the file, or None where it is something else."""
    name = getattr(getattr(error, "orig", None) or error, "sqlite_errorname", "")
    return next((key for begin, key in FAULTS.items() if name.startswith(begin)), None)


def tune(read: sa.Engine, write: sa.Engine, patience: float) -> None:
    """Set both engines up; `patience` is how many seconds a write waits for somebody else's lock."""
    waits = f"busy_timeout={int(patience * 1000)}"

    @sa.event.listens_for(read, "connect")
    def readable(connection: Any, record: Any) -> None:
        connection.execute(f"PRAGMA {waits}")
        connection.execute("PRAGMA query_only=ON")

    @sa.event.listens_for(write, "connect")
    def writable(connection: Any, record: Any) -> None:
        connection.isolation_level = None
        for pragma in (waits, "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(write, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


class Witness:
    """Beside the database: how many times something was kept, noted after each commit.

    A database that counts fewer lost something that was acknowledged: its write-ahead log was thrown away, or an old
    copy was put in its place. It is not synced, so after a power cut it may be behind, but never ahead.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    def next(self, connection: sa.Connection) -> int:
        """Count in the transaction; the number that `keep` takes after the commit."""
        driver: Any = connection.connection.driver_connection  # ten times as fast as by way of SQLAlchemy
        number = int(driver.execute("PRAGMA user_version").fetchone()[0]) + 1
        driver.execute(f"PRAGMA user_version={number}")
        return number

    def keep(self, number: int) -> None:
        """Note it; a disk that does not take it makes the witness late, and undoes no commit."""
        with suppress(OSError):
            if self._file is None:
                self._file = os.open(self.path, os.O_WRONLY | os.O_CREAT, 0o600)
            os.pwrite(self._file, b"%10d\n" % number, 0)

    def close(self) -> None:
        """Let the file go."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def seen(self) -> int:
        """What it noted; 0 where it knows nothing."""
        try:
            return int(self.path.read_text())
        except (OSError, ValueError):
            return 0


def lost(path: Path, connection: sqlite3.Connection) -> int:
    """How many commits the database misses that its witness saw; raises sqlite3.Error."""
    return max(0, witness_of(path).seen() - int(connection.execute("PRAGMA user_version").fetchone()[0]))


def witness_of(path: Path) -> Witness:
    """The witness of a database file."""
    return Witness(path.with_name(f"{path.name}-kept"))
