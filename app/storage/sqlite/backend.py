"""SQLite as a kind of database: how it is set, checked, emptied and copied."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from app.storage import private_files
from app.storage.sqlite import faults, file_checks
from app.storage.sqlite.witness import Witness
from app.storage.startup_checks import told


class SQLite:
    """A database file; `patience` is how many seconds a write waits for somebody else's lock."""

    errors = faults.ERRORS
    forgets = True

    def __init__(self, url: sa.URL | str, patience: float) -> None:
        self.url, self.patience = sa.make_url(url), patience
        self.file = Path(self.url.database) if self.url.database else None
        self.witness = Witness(self.file) if self.file else None
        self.waits = f"busy_timeout={int(patience * 1000)}"

    @classmethod
    def at(cls, file: Path, patience: float = 5.0) -> "SQLite":
        """The database in this file; `patience` in seconds."""
        return cls(sa.URL.create("sqlite", database=str(file)), patience)

    def engines(self) -> tuple[sa.Engine, sa.Engine]:
        """One that only reads, and the writer's: a single connection, whose transactions begin by taking the lock."""
        read = sa.create_engine(self.url, hide_parameters=True)
        write = sa.create_engine(
            self.url, poolclass=StaticPool, connect_args={"check_same_thread": False}, hide_parameters=True
        )
        _set(read, self.waits, "query_only=ON")
        sa.event.listen(write, "connect", _leave_transactions_to_us)
        _set(write, self.waits, "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
        sa.event.listen(write, "begin", _begin)
        return read, write

    def require_ours(self) -> None:
        """A database of ours that misses nothing and is its owner's alone, or none yet. Raises Unsound."""
        if self.file:
            private_files.require(*self.file.parent.glob(f"{self.file.name}*"))
            with told(self):
                file_checks.require_ours(self.file, self.patience)

    def whole(self, connection: sa.Connection) -> bool:
        """Whether every page of the file is as it was written."""
        return self.file is None or connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() == "ok"

    def fault(self, error: BaseException) -> str | None:
        """The key of what is wrong with the disk or the file; None where it is something else."""
        return faults.fault(error)

    def before_commit(self, connection: sa.Connection) -> int:
        """Count one more commit in the file; the number that the witness takes afterwards."""
        return self.witness.next(connection) if self.witness else 0

    def after_commit(self, number: int) -> None:
        """Let the witness note that commit `number` was kept."""
        if self.witness:
            self.witness.keep(number)

    def scrub(self, write: sa.Engine) -> bool:
        """Empty the write-ahead log; whether it worked, which it does not while somebody else reads.

        It waits for no lock: whoever reads may take long, and all acts wait for the writer. Beside SQLAlchemy, which
        would begin a transaction first: inside one SQLite refuses.
        """
        connection = write.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("PRAGMA busy_timeout=0")
            row = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return row is not None and row[0] == 0
        except faults.ERRORS:
            return False
        finally:
            cursor.execute(f"PRAGMA {self.waits}")
            connection.close()

    def rewrite(self, write: sa.Engine) -> None:
        """Write the file anew without what was deleted."""
        if self.file:
            from app.storage.sqlite import copies  # read where one is made

            copies.rewrite(write)

    def copy(self, target: Path) -> None:
        """Copy everything but open ballots into a new file; raises OSError or sqlite3.Error."""
        assert self.file is not None  # noqa: S101 - who asks for a copy looked whether there is a file
        from app.storage.sqlite import copies

        copies.make(self.file, target)

    def close(self) -> None:
        """Close the file of the witness."""
        if self.witness:
            self.witness.close()


def _set(engine: sa.Engine, *pragmas: str) -> None:
    """Say these pragmas on every connection that an engine opens."""

    @sa.event.listens_for(engine, "connect")
    def connected(connection: Any, record: Any) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")


def _leave_transactions_to_us(connection: Any, record: Any) -> None:
    connection.isolation_level = None


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
