"""The database: one engine that only the writer uses, one that pages read through, and group commit."""

from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

import sqlalchemy as sa
from flask import Flask, current_app
from sqlalchemy.exc import DBAPIError

from app.storage import versions
from app.storage.backend import Backend, OtherKind
from app.storage.job import Job, Write
from app.storage.sqlite.backend import SQLite
from app.storage.startup_checks import told
from facilitation.refusals import Unavailable

LARGEST_BATCH = 500
PATIENCE = 5.0  # seconds that a commit waits for a lock that somebody else holds
SCRUBS = 20


class Database:
    """Both engines, and the one writer.

    `offload` runs the blocking part of a commit; it is a plain call here and a thread pool under eventlet.
    `kept_at` is when it last kept something (UTC), `fault` why it could not the last time, if it could not.
    """

    def __init__(self, url: sa.URL | str, patience: float = PATIENCE) -> None:
        self.backend: Backend = SQLite(url, patience) if _is_sqlite(url) else OtherKind(url)
        self.read, self.write = self.backend.engines()
        self.offload: Callable[..., Any] = lambda work, *args: work(*args)
        self.salvage: Callable[[list[Job], list[Job], Unavailable | None], None] = self._one_by_one
        self.kept_at: datetime | None = None
        self.fault: Unavailable | None = None
        self._queue: deque[Any] = deque()
        self._lock = Lock()

    @property
    def file(self) -> Path | None:
        """The file that it is; None where it is none on this computer's disk."""
        return self.backend.file

    def upgrade(self) -> None:
        """Bring the tables to the newest version."""
        versions.upgrade(self.write)

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
        """Leave no trace of deleted ballots beside the tables; whether it worked, after trying for a while."""
        return any(self._scrub_once() for _ in range(SCRUBS))

    def _scrub_once(self) -> bool:
        with self._lock:  # the writer's connection can do one thing at a time
            return bool(self.offload(self.backend.scrub, self.write))

    def wipe(self) -> bool:
        """Write everything anew without what was deleted, and `scrub`; whether that worked."""
        self.backend.rewrite(self.write)
        return self.scrub()

    def close(self) -> None:
        """Let go of the files."""
        self.read.dispose()
        self.write.dispose()
        self.backend.close()

    def _flush(self) -> None:
        batch = [self._queue.popleft() for _ in range(min(len(self._queue), LARGEST_BATCH))]
        try:
            self.run(batch)
        except Exception as error:
            self.fault = self._fault(error)
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
            self.fault = self._fault(error)
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
            number = self.backend.before_commit(connection)
        self.backend.after_commit(number)

    def _fault(self, error: Exception) -> Unavailable | None:
        """What is wrong with the disk or the database itself; None where the work was to blame."""
        gone = isinstance(error, DBAPIError) and error.connection_invalidated
        key = self.backend.fault(error) or ("database_unreachable" if gone else None)
        return Unavailable(key) if key else None


def _is_sqlite(url: sa.URL | str) -> bool:
    return sa.make_url(url).get_backend_name() == "sqlite"


def init_app(app: Flask) -> None:
    """Open the database of this app and bring it up to date; raises Unsound."""
    database = Database(app.config["DATABASE_URL"], app.config["DATABASE_PATIENCE"])
    database.backend.require_ours()
    with told(database.backend):
        database.upgrade()
    app.extensions["database"] = database


def database() -> Database:
    """The database of the present app."""
    found: Database = current_app.extensions["database"]
    return found
