"""The database: one engine that only the writer uses, one that pages read through, and group commit."""

from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import sqlalchemy as sa
from flask import Flask, current_app
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from app.storage import sqlite, startup_checks
from facilitation.refusals import Unavailable

LARGEST_BATCH = 500
PATIENCE = 5.0  # seconds that a commit waits for a lock that somebody else holds
SCRUBS = 20
MIGRATIONS = Path(__file__).parent / "migrations"


class Job(Protocol):
    """Work for the writer. `run` may be called again after `redo` when a batch failed; `publish` follows the commit."""

    done: bool

    def run(self, connection: sa.Connection) -> None:
        """Write, inside the transaction."""

    def publish(self) -> None:
        """Tell the world, after the commit."""

    def fail(self, error: BaseException) -> None:
        """The work could not be kept."""


class Write:
    """A plain piece of writing: calls `work(connection)` and keeps what it gives."""

    def __init__(self, work: Callable[[sa.Connection], Any]) -> None:
        self.work, self.result, self.error, self.done = work, None, None, False

    def run(self, connection: sa.Connection) -> None:
        """Do the work."""
        self.result = self.work(connection)

    def publish(self) -> None:
        """Kept."""
        self.done = True

    def fail(self, error: BaseException) -> None:
        """Not kept."""
        self.error, self.done = error, True  # type: ignore[assignment]


class Database:
    """Both engines, and the one writer.

    `offload` runs the blocking part of a commit; it is a plain call here and a thread pool under eventlet.
    `kept_at` is when it last kept something (UTC), `fault` why it could not the last time, if it could not.
    """

    def __init__(self, url: str, patience: float = PATIENCE) -> None:
        self.url = url
        self.read = sa.create_engine(url, hide_parameters=True)
        self.write = sa.create_engine(url, poolclass=StaticPool, connect_args=_connect_args(url), hide_parameters=True)
        self.file = sqlite.path_of(url)
        self.witness = sqlite.witness_of(self.file) if self.file else None
        if self.read.dialect.name == "sqlite":
            sqlite.tune(self.read, self.write, patience)
        self.offload: Callable[..., Any] = lambda work, *args: work(*args)
        self.salvage: Callable[[list[Job], list[Job], Unavailable | None], None] = self._one_by_one
        self.kept_at: datetime | None = None
        self.fault: Unavailable | None = None
        self._queue: deque[Any] = deque()
        self._lock = Lock()

    def upgrade(self) -> None:
        """Bring the tables to the newest form. Alembic is imported only where there is work: commands start sooner."""
        if self._version() == max(file.stem.partition("_")[0] for file in MIGRATIONS.glob("versions/0*.py")):
            return
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self.write.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def _version(self) -> str | None:
        with self.write.connect() as connection:
            if not sa.inspect(connection).has_table("alembic_version"):
                return None
            return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()

    def enqueue(self, job: Any) -> None:
        """Put work in line for the next commit."""
        self._queue.append(job)

    def drop(self, job: Any) -> None:
        """Take work out of line that failed while it waited."""
        self._queue.remove(job)

    def finish(self, job: Any) -> None:
        """Wait until the job was committed or failed; whoever comes first commits for all who wait."""
        while not job.done:
            with self._lock:
                if not job.done:
                    self._flush()

    def commit(self, work: Callable[[sa.Connection], Any]) -> Any:
        """Write something through the one writer and return what `work(connection)` gives; raises what it raises."""
        job = Write(work)
        self.enqueue(job)
        self.finish(job)
        if job.error is not None:
            raise job.error
        return job.result

    def run(self, batch: list[Any]) -> None:
        """One transaction for the whole batch; off-loaded, so that nothing yields inside it."""
        self.offload(self._transaction, batch)

    def scrub(self) -> bool:
        """Empty the write-ahead log, so that deleted ballots leave no trace; tells whether it worked."""
        if self.write.dialect.name != "sqlite":
            return True
        return any(self._scrub_once() for _ in range(SCRUBS))

    def _scrub_once(self) -> bool:
        with self._lock:  # the writer's connection can do one thing at a time
            return bool(self.offload(self._truncate))

    def close(self) -> None:
        """Let go of the files."""
        self.read.dispose()
        self.write.dispose()
        if self.witness:
            self.witness.close()

    def _flush(self) -> None:
        batch = [self._queue.popleft() for _ in range(min(len(self._queue), LARGEST_BATCH))]
        try:
            self.run(batch)
        except Exception as error:
            self.fault = _fault(error)
            self.salvage(batch, list(self._queue), self.fault)
        else:
            self._kept()
            for job in batch:
                job.publish()

    def _one_by_one(self, batch: list[Any], waiting: list[Any], fault: Unavailable | None) -> None:
        for job in batch:
            if fault:
                job.fail(fault)
            else:
                self.alone(job)

    def alone(self, job: Any) -> None:
        """Commit one job by itself, after its batch failed."""
        try:
            self.run([job])
        except Exception as error:
            self.fault = _fault(error)
            job.fail(self.fault or error)
        else:
            self._kept()
            job.publish()

    def _kept(self) -> None:
        self.kept_at, self.fault = datetime.now(UTC), None

    def _transaction(self, batch: list[Any]) -> None:
        with self.write.begin() as connection:
            for job in batch:
                job.run(connection)
            number = self.witness.next(connection) if self.witness else 0
        if self.witness:
            self.witness.keep(number)

    def _truncate(self) -> bool:
        """Beside SQLAlchemy, which would begin a transaction first: inside one SQLite refuses."""
        connection = self.write.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            row = cursor.fetchone()
            return row is not None and row[0] == 0
        finally:
            connection.close()


def _connect_args(url: str) -> dict[str, Any]:
    return {"check_same_thread": False} if url.startswith("sqlite") else {}


def _fault(error: Exception) -> Unavailable | None:
    """What is wrong with the disk or the database itself; None where the work was to blame."""
    gone = isinstance(error, DBAPIError) and error.connection_invalidated
    key = sqlite.fault(error) or ("database_unreachable" if gone else None)
    return Unavailable(key) if key else None


def init_app(app: Flask) -> None:
    """Open the database of this app and bring it up to date; raises Unsound."""
    database = Database(app.config["DATABASE_URL"], app.config["DATABASE_PATIENCE"])
    if database.file:
        startup_checks.require_ours(database.file, app.config["DATABASE_PATIENCE"])
    with startup_checks.told(database.file):
        database.upgrade()
    app.extensions["database"] = database


def database() -> Database:
    """The database of the present app."""
    found: Database = current_app.extensions["database"]
    return found
