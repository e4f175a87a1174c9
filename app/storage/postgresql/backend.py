"""PostgreSQL as a kind of database: how it is set and checked, and who may write in it when."""

import zlib
from collections.abc import Collection
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.storage.postgresql import faults, server_checks

HOUSE = 0x0E1A  # the locks of ours, beside whatever else locks in the same database
EVERYTHING = 0
IDLE = 30  # seconds that a process may do nothing in the middle of writing, before the server lets go of it
PATIENT = {"connect_timeout": 5, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
READS = ("TIME ZONE 'UTC'", "default_transaction_read_only = on")


class PostgreSQL:
    """A database on a server; `patience` is how many seconds a write waits for somebody else's lock."""

    file: Path | None = None
    forgets = False
    errors = faults.ERRORS

    def __init__(self, url: sa.URL | str, patience: float) -> None:
        self.url, self.patience = sa.make_url(url), patience

    def engines(self) -> tuple[sa.Engine, sa.Engine]:
        """One that only reads, a statement at a time; and the writer's, whose transactions begin by taking a lock.

        That lock is of the whole database, or of the meetings that the connection's option `meetings` names: so
        several processes write at the same time, each in meetings of its own.
        """
        read = self._engine(pool_size=4, max_overflow=6, pool_use_lifo=True, isolation_level="AUTOCOMMIT")
        _set(read, *READS)
        write = self._engine(pool_size=1, max_overflow=1, isolation_level="READ COMMITTED")
        waits = f"lock_timeout = {max(1, int(self.patience * 1000))}"
        _set(write, "TIME ZONE 'UTC'", waits, f"idle_in_transaction_session_timeout = '{IDLE}s'")
        sa.event.listen(write, "connect", _kept_when_told)
        sa.event.listen(write, "begin", _begin)
        return read, write

    def _engine(self, **settings: Any) -> sa.Engine:
        """An engine that notices a server that was started again before it asks it anything."""
        return sa.create_engine(
            self.url, pool_pre_ping=True, pool_timeout=self.patience, hide_parameters=True, connect_args=PATIENT,
            **settings,
        )  # fmt: skip

    def require_ours(self) -> None:
        """A server that we can use, with a database of ours or an empty one. Raises Unsound."""
        server_checks.require_ours(self.url)

    def whole(self, connection: sa.Connection) -> bool:
        """Whether the server met no page that it had written otherwise, as far as it notes them."""
        met = "SELECT coalesce(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()"
        return not connection.exec_driver_sql(met).scalar()

    def fault(self, error: BaseException) -> str | None:
        """The key of what is wrong with the disk or the server; None where it is something else."""
        return faults.fault(error)

    def before_commit(self, connection: sa.Connection) -> int:
        """0: the server itself sees that no commit is lost."""
        return 0

    def after_commit(self, number: int) -> None:
        """Nothing has to be noted."""

    def scrub(self, write: sa.Engine) -> bool:
        """False: what is deleted stays in its pages and its log of writes until its host clears it."""
        return False

    def rewrite(self, write: sa.Engine) -> None:
        """Nothing is done: its host clears what was deleted."""

    def copy(self, target: Path) -> None:
        """Never asked, since there is no `file`; raises NotImplementedError."""
        raise NotImplementedError

    def close(self) -> None:
        """Nothing but the engines is held."""


def _set(engine: sa.Engine, *settings: str) -> None:
    """Settle these on every connection that an engine opens."""
    said = "; ".join(f"SET {setting}" for setting in settings)

    @sa.event.listens_for(engine, "connect")
    def connected(connection: Any, record: Any) -> None:
        _say(connection, said)


def _kept_when_told(connection: Any, record: Any) -> None:
    """A commit comes back when it is on the disk, and on the replicas that its host waits for."""
    _say(
        connection,
        "SELECT set_config('synchronous_commit', 'on', false) "
        "WHERE current_setting('synchronous_commit') IN ('off', 'local')",
    )


def _say(connection: Any, said: str) -> None:
    """Outside any transaction, so that it holds for all of them."""
    before, connection.autocommit = connection.autocommit, True
    with connection.cursor() as cursor:
        cursor.execute(said)
    connection.autocommit = before


def _begin(connection: sa.Connection) -> None:
    meetings: Collection[str] | None = connection.get_execution_options().get("meetings")
    connection.exec_driver_sql(f"SELECT {', '.join(_locks(meetings))}")


def _locks(meetings: Collection[str] | None) -> list[str]:
    """All of it, or these meetings alone; in one order, so that no two wait for each other."""
    if meetings is None:
        return [f"pg_advisory_xact_lock({HOUSE}, {EVERYTHING})"]
    numbers = sorted({zlib.crc32(code.encode()) % 2**31 or 1 for code in meetings})
    shared = f"pg_advisory_xact_lock_shared({HOUSE}, {EVERYTHING})"
    return [shared, *(f"pg_advisory_xact_lock({HOUSE}, {number})" for number in numbers)]
