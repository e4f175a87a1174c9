"""The database: one engine that only the writer uses, one that pages read through, and group commit."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from app.storage import versions
from app.storage.backend import Backend, OtherKind
from app.storage.job import Job, Write
from app.storage.lines.ledger import Ledger
from app.storage.pseudonyms.names import Pseudonyms
from app.storage.sqlite.backend import SQLite
from app.storage.startup_checks import Unsound, told
from facilitation.refusals import Malformed, Unavailable

LARGEST_BATCH = 500
POSTGRESQL = "postgresql+psycopg2"
PATIENCE = 5.0  # seconds that a commit waits for a lock that somebody else holds
SCRUBS, TURN = 20, 0.1  # times that a wipe is tried, and seconds in between, which nobody's act waits for


Recover = Callable[["Database", Sequence[Job], Sequence[Job], Unavailable | None], None]
"""What is done about a batch that could not be committed, with the queue behind it and the fault that is to blame."""


def one_by_one(database: "Database", batch: Sequence[Job], queue: Sequence[Job], fault: Unavailable | None) -> None:
    """Commit each job of a failed batch by itself, unless a fault is to blame: then all fail."""
    for job in batch:
        error = fault or database.alone(job)
        if error is not None:
            job.fail(error)


class Database:
    """Both engines, and the one writer.

    `offload` runs the blocking part of a commit; it is a plain call here and a thread pool under eventlet.
    `kept_at` is when it last kept something (UTC), `fault` why it could not the last time, if it could not.
    `unscrubbed` while deleted ballots may still stand beside the tables. `checked` is how far logs were just found to
    fit, by the code of their meeting: a `seq` and its link.
    """

    def __init__(self, url: sa.URL | str, patience: float = PATIENCE, recover: Recover = one_by_one) -> None:
        self.backend = _backend(url, patience)
        self.read, self.write = self.backend.engines()
        self.offload: Callable[..., Any] = lambda work, *args: work(*args)
        self.unscrubbed = False
        self.checked: dict[str, tuple[int, str]] = {}
        self.kept_at: datetime | None = None
        self.fault: Unavailable | None = None
        sa.event.listen(self.read, "handle_error", self._not_read)
        for engine in (self.read, self.write):
            sa.event.listen(engine, "handle_error", _not_text)
        self._recover = recover
        self._queue: deque[Job] = deque()
        self._lock = Lock()
        self._pseudonyms: dict[str, Pseudonyms] = {}  # only the writer's, which does one thing at a time

    @property
    def file(self) -> Path | None:
        """The file that it is; None where it is none on this computer's disk."""
        return self.backend.file

    def upgrade(self) -> None:
        """Bring the tables to the newest version."""
        versions.upgrade(self.write)

    def enqueue(self, job: Job) -> None:
        """Put a job in line for the next commit."""
        self._queue.append(job)

    def drop(self, job: Job) -> None:
        """Take a job out of line that is done without a commit."""
        self._queue.remove(job)

    def finish(self, job: Job) -> None:
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

    def run(self, batch: list[Job]) -> None:
        """One transaction for the whole batch; off-loaded, so that nothing yields inside it."""
        self.offload(self._transaction, batch)

    def scrub(self) -> bool:
        """Leave no trace of deleted ballots beside the tables; whether it worked. Waits for nobody who reads."""
        with self._lock:  # the writer's connection can do one thing at a time
            done = bool(self.offload(self.backend.scrub, self.write))
            self.unscrubbed = self.backend.forgets and not done
        return done

    def wipe(self) -> bool:
        """Write everything anew without what was deleted, and `scrub`, some times if need be; whether that worked."""
        self.backend.rewrite(self.write)
        for _ in range(SCRUBS):
            if self.scrub():
                return True
            time.sleep(TURN)
        return False

    def close(self) -> None:
        """Close every connection and let go of the files; closing twice is harmless."""
        self.read.dispose()
        self.write.dispose()
        self.backend.close()

    def _flush(self) -> None:
        batch = [self._queue.popleft() for _ in range(min(len(self._queue), LARGEST_BATCH))]
        try:
            self.run(batch)
        except Exception as error:
            self.fault = self.fault_in(error)
            self._recover(self, batch, self._queue, self.fault)
        else:
            self._kept()
            for job in batch:
                job.publish()

    def alone(self, job: Job) -> Exception | None:
        """Commit one job by itself and publish it; where that cannot be done, why. For whoever recovers a batch."""
        try:
            self.run([job])
        except Exception as error:
            self.fault = self.fault_in(error)
            return self.fault or error
        self._kept()
        job.publish()
        return None

    def _kept(self) -> None:
        self.kept_at, self.fault = datetime.now(UTC), None

    def _transaction(self, batch: list[Job]) -> None:
        meetings = None if any(job.meeting is None for job in batch) else {job.meeting for job in batch}
        with self.write.connect().execution_options(meetings=meetings) as connection, connection.begin():
            ledger = Ledger(connection, self._pseudonyms)
            for job in batch:
                job.run(connection, ledger)
            ledger.flush()
            number = self.backend.before_commit(connection)
        self.backend.after_commit(number)

    def _not_read(self, context: sa.engine.ExceptionContext) -> None:
        """Whoever reads is told in words that the server is gone, as whoever writes is; and so is the console."""
        gone = self.backend.fault(context.original_exception) == "database_unreachable"
        if gone and not context.is_pre_ping:  # a connection of before may be gone though the server is there
            self.fault = Unavailable("database_unreachable")
            raise self.fault from context.original_exception

    def fault_in(self, error: Exception) -> Unavailable | None:
        """What is wrong with the disk or the database itself; None where the work was to blame."""
        gone = isinstance(error, DBAPIError) and error.connection_invalidated
        key = self.backend.fault(error) or ("database_unreachable" if gone else None)
        return Unavailable(key) if key else None


def _not_text(context: sa.engine.ExceptionContext) -> None:
    """PostgreSQL keeps no NUL and looks for none: whoever sent one is told so. SQLite finds nothing by it."""
    error = context.original_exception
    if type(error) is ValueError and "NUL" in str(error):
        raise Malformed("text_unreadable", field="text") from error


def _backend(url: sa.URL | str, patience: float) -> Backend:
    meant = _meant(url)
    if meant.get_backend_name() == "sqlite":
        return SQLite(meant, patience)
    if meant.drivername == POSTGRESQL:
        from app.storage.postgresql.backend import PostgreSQL  # read where there is one

        return PostgreSQL(meant, patience)
    return OtherKind(meant)


def _meant(url: sa.URL | str) -> sa.URL:
    """An address with the driver that we bring, where it names none."""
    made = sa.make_url(url)
    return made.set(drivername=POSTGRESQL) if made.drivername in ("postgresql", "postgres") else made


def same(one: str, other: str) -> bool:
    """Whether two addresses are one; False where they cannot be read."""
    try:
        return _meant(one) == _meant(other)
    except (sa.exc.ArgumentError, ValueError):
        return False


def require_driver(url: str) -> None:
    """Refuse an address of a database that cannot be read, or that needs a driver which is not here; raises Unsound.

    The sentence quotes nothing of it, since a password may stand in it.
    """
    try:
        _meant(url).get_dialect().import_dbapi()
    except ModuleNotFoundError as error:
        raise Unsound(f"DATABASE_URL needs the driver {error.name}, which is not installed.") from None
    except (sa.exc.ArgumentError, ValueError):
        raise Unsound(
            "DATABASE_URL cannot be read; write postgresql://user:password@host/name or sqlite:////path/to/file.db, "
            "or leave it out."
        ) from None


def opened(url: str, patience: float, recover: Recover) -> Database:
    """A database that was checked and brought up to date; raises Unsound."""
    require_driver(url)
    database = Database(url, patience, recover)
    database.backend.require_ours()
    with told(database.backend):
        database.upgrade()
    return database
