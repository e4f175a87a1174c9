"""PostgreSQL as a kind of database: how it is set and checked, and who may write in it when."""

import logging
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.storage.postgresql import faults, forgetting, locks, server_checks

IDLE = 30  # seconds that a process may do nothing in the middle of writing, before the server lets go of it
PATIENT = {"connect_timeout": 5, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
READS = ("TIME ZONE 'UTC'", "default_transaction_read_only = on")


log = logging.getLogger(__name__)


class PostgreSQL:
    """A database on a server; `patience` is how many seconds a write waits for somebody else's lock.

    It `forgets` where its host set the server and the rights of its user to that, which is asked at the start.
    """

    file: Path | None = None
    errors = faults.ERRORS

    def __init__(self, url: sa.URL | str, patience: float) -> None:
        self.url, self.patience = sa.make_url(url), patience
        self.forgets = False
        self._deleted: set[str] = set()

    def engines(self) -> tuple[sa.Engine, sa.Engine]:
        """One that only reads, a statement at a time; and the writer's, whose transactions begin by taking a lock.

        That lock is of the whole database, or of the meetings that the connection's option `meetings` names: so
        several processes write at the same time, each in meetings of its own.
        """
        read = self._engine(pool_size=4, max_overflow=6, pool_use_lifo=True, isolation_level="AUTOCOMMIT")
        _set(read, *READS)
        write = self._engine(pool_size=1, max_overflow=1, isolation_level="READ COMMITTED")
        _set(write, "TIME ZONE 'UTC'", f"idle_in_transaction_session_timeout = '{IDLE}s'")
        sa.event.listen(write, "connect", _kept_when_told)
        sa.event.listen(write, "connect", lambda connection, record: _say(connection, self._waits))
        sa.event.listen(write, "begin", locks.begin)
        sa.event.listen(write, "before_execute", self._note)
        return read, write

    @property
    def _waits(self) -> str:
        return f"SET lock_timeout = {max(1, int(self.patience * 1000))}"

    def _engine(self, **settings: Any) -> sa.Engine:
        """An engine that notices a server that was started again before it asks it anything."""
        return sa.create_engine(
            self.url, pool_pre_ping=True, pool_timeout=self.patience, hide_parameters=True, connect_args=PATIENT,
            **settings,
        )  # fmt: skip

    def require_ours(self) -> None:
        """A server that we can use, with a database of ours or an empty one. Raises Unsound."""
        with server_checks.connected(self.url) as connection:
            server_checks.require_ours(connection)
            hindrances = forgetting.hindrances(connection)
        self.forgets = not hindrances
        if hindrances:
            log.warning("nobody can vote in secret here, since the server cannot forget: %s", "; ".join(hindrances))

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
        """Write anew what something was deleted from, and let go of the log of writes; whether it worked.

        Not while somebody reads those tables or looks at an older moment, and not where the server cannot forget.
        """
        try:
            with closing(write.raw_connection()) as connection:
                return self._forgotten(connection.driver_connection)
        except faults.ERRORS:
            return False

    def _forgotten(self, connection: Any) -> bool:
        connection.rollback()
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                number, tables = forgetting.write_anew(cursor), set(self._deleted)
                if not forgetting.vacuum(cursor, tables, number):
                    return False
                self._deleted -= tables
                return self.forgets and forgetting.let_go(cursor)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
                cursor.execute(self._waits)
            connection.autocommit = False

    def rewrite(self, write: sa.Engine) -> None:
        """Let the next `scrub` write all tables anew."""
        self._deleted |= forgetting.ALL

    def _note(self, connection: sa.Connection, clause: Any, *told: Any) -> None:
        """Note from which table something is deleted or replaced."""
        if isinstance(clause, sa.Delete | sa.Update) and clause.table not in forgetting.SECRET:
            self._deleted.add(str(clause.table))

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
