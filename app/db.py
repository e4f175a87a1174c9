"""The database: one engine that only the writer uses, one that pages read through, and group commit."""

from collections import deque
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import sqlalchemy as sa
from flask import Flask, current_app
from sqlalchemy.pool import StaticPool

LARGEST_BATCH = 500
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
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.read = sa.create_engine(url)
        self.write = sa.create_engine(url, poolclass=StaticPool, connect_args=_connect_args(url))
        if self.read.dialect.name == "sqlite":
            _tune_sqlite(self.read, self.write)
        self.offload: Callable[..., Any] = lambda work, *args: work(*args)
        self.salvage: Callable[[list[Job], list[Job]], None] = self._one_by_one
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
        return any(self.offload(self._truncate) for _ in range(20))

    def _flush(self) -> None:
        batch = [self._queue.popleft() for _ in range(min(len(self._queue), LARGEST_BATCH))]
        try:
            self.run(batch)
        except Exception:
            self.salvage(batch, list(self._queue))
        else:
            for job in batch:
                job.publish()

    def _one_by_one(self, batch: list[Any], waiting: list[Any]) -> None:
        for job in batch:
            self.alone(job)

    def alone(self, job: Any) -> None:
        """Commit one job by itself, after its batch failed."""
        try:
            self.run([job])
        except Exception as error:
            job.fail(error)
        else:
            job.publish()

    def _transaction(self, batch: list[Any]) -> None:
        with self.write.begin() as connection:
            for job in batch:
                job.run(connection)

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


def _tune_sqlite(read: sa.Engine, write: sa.Engine) -> None:
    @sa.event.listens_for(read, "connect")
    def readable(connection: Any, record: Any) -> None:
        connection.execute("PRAGMA busy_timeout=5000")
        connection.execute("PRAGMA query_only=ON")

    @sa.event.listens_for(write, "connect")
    def writable(connection: Any, record: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "busy_timeout=5000",
            "foreign_keys=ON",
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(write, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def init_app(app: Flask) -> None:
    """Open the database of this app and bring it up to date."""
    database = Database(app.config["DATABASE_URL"])
    database.upgrade()
    app.extensions["database"] = database


def database() -> Database:
    """The database of the present app."""
    found: Database = current_app.extensions["database"]
    return found
