"""What every kind of database has to do for the house: `app/storage/backend.py` says it, these tests try it."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from threading import get_ident
from typing import Any

import pytest
import sqlalchemy as sa

from app.storage import log, versions
from app.storage.database import Database, one_by_one, opened
from app.storage.job import Write
from app.storage.startup_checks import Unsound
from app.storage.tables import BALLOT, MEETING, ROLL, TEXT
from facilitation.events import StageAdvanced
from facilitation.refusals import Unavailable
from tests.storage.kinds import Kind, scrubbed

NOW = datetime(2026, 3, 20, 19, 30, tzinfo=UTC)
ADVANCED = StageAdvanced(stage="welcome", to="frames")
ASKED = ContextVar("asked", default="niemand")
SECRET = f"Buurman Zwartjes vindt er dit van ({os.getpid()}). " * 4


def meeting(code: str, title: str = "Proef") -> Callable[[sa.Connection], Any]:
    """The writing of a meeting."""
    return lambda connection: connection.execute(
        sa.insert(MEETING).values(code=code, title=title, created=datetime.now(UTC))
    )


def codes(database: Database) -> list[str]:
    """The meetings that a page would find."""
    with database.read.connect() as connection:
        return list(connection.scalars(sa.select(MEETING.c.code).order_by(MEETING.c.code)))


def again(kind: Kind) -> Database:
    """The same database, as another process opens it."""
    return opened(kind.url, 5.0, one_by_one)


def refused(work: Callable[[], Any]) -> str:
    """The key with which this is refused."""
    with pytest.raises(Unavailable) as caught:
        work()
    return caught.value.key


def test_a_new_database_has_the_newest_tables_and_opening_it_again_changes_nothing(
    kind: Kind, database: Database
) -> None:
    other = again(kind)
    for each in (database, other):
        with each.read.connect() as connection:
            assert connection.scalar(sa.text("SELECT version_num FROM alembic_version")) == versions.known()[-1]
            assert each.backend.whole(connection)
    other.close()


def test_a_database_of_something_else_is_not_touched(kind: Kind) -> None:
    kind.become_foreign()
    with pytest.raises(Unsound, match="something else"):
        again(kind)


def test_what_was_committed_is_read_at_once_and_by_whoever_opens_it_later(kind: Kind, database: Database) -> None:
    database.commit(meeting("EEN"))
    assert codes(database) == ["EEN"]
    database.close()
    other = again(kind)
    assert codes(other) == ["EEN"]
    other.close()


def test_nothing_can_be_written_through_the_engine_that_pages_read_with(database: Database) -> None:
    with pytest.raises(sa.exc.DBAPIError) as caught, database.read.begin() as connection:
        meeting("EEN")(connection)
    assert database.backend.fault(caught.value) == "database_readonly"
    assert codes(database) == []


def test_writing_that_fails_halfway_leaves_nothing(database: Database) -> None:
    def work(connection: sa.Connection) -> None:
        meeting("EEN")(connection)
        raise ValueError("halfway")

    with pytest.raises(ValueError, match="halfway"):
        database.commit(work)
    assert codes(database) == []
    assert database.fault is None


def test_jobs_that_wait_share_a_commit(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[int] = []
    real = database.run
    monkeypatch.setattr(database, "run", lambda batch: (batches.append(len(batch)), real(batch)))
    jobs = [Write(meeting(f"M{number}")) for number in range(5)]
    for job in jobs:
        database.enqueue(job)
    database.finish(jobs[-1])
    assert batches == [5]
    assert all(job.done and job.error is None for job in jobs)
    assert len(codes(database)) == 5


def test_a_job_that_fails_takes_none_of_its_batch_along(database: Database) -> None:
    jobs = [Write(meeting(code)) for code in ("EEN", "TWEE", "TWEE", "DRIE")]
    for job in jobs:
        database.enqueue(job)
    database.finish(jobs[0])
    assert [type(job.error).__name__ for job in jobs] == ["NoneType", "NoneType", "IntegrityError", "NoneType"]
    assert codes(database) == ["DRIE", "EEN", "TWEE"]


def test_what_is_written_in_a_thread_of_the_server_knows_who_asked_for_it(database: Database) -> None:
    with ThreadPoolExecutor(1) as thread:
        database.offload = lambda work, *args: thread.submit(work, *args).result()
        ASKED.set("iemand")
        assert database.commit(lambda _connection: (ASKED.get(), get_ident())) == (
            "iemand",
            thread.submit(get_ident).result(),
        )


def test_between_reading_and_writing_nobody_else_writes(kind: Kind) -> None:
    both = [again(kind) for _ in range(2)]
    both[0].commit(meeting("EEN", "0"))

    def one_more(connection: sa.Connection) -> None:
        title = connection.scalar(sa.select(MEETING.c.title))
        connection.execute(sa.update(MEETING).values(title=str(int(title or "") + 1)))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: both[number % 2].commit(one_more), range(100)))
    with both[0].read.connect() as connection:
        assert connection.scalar(sa.select(MEETING.c.title)) == "100"
    for each in both:
        each.close()


def test_a_lock_that_somebody_else_holds_is_named_and_forgotten_when_it_is_let_go(
    kind: Kind, database: Database
) -> None:
    with kind.held():
        assert refused(lambda: database.commit(meeting("EEN"))) == "database_busy"
        assert database.fault
        assert codes(database) == []
    database.commit(meeting("EEN"))
    assert database.fault is None
    assert codes(database) == ["EEN"]


def test_where_there_is_no_room_that_is_named_and_what_was_there_stays(kind: Kind, database: Database) -> None:
    database.commit(meeting("EEN"))
    with kind.full(database):
        assert refused(lambda: database.commit(meeting("TWEE", SECRET * 10_000))) == "disk_full"
        assert codes(database) == ["EEN"]
    database.commit(meeting("TWEE", SECRET * 10_000))
    assert codes(database) == ["EEN", "TWEE"]


def test_an_error_of_the_work_is_no_fault_of_the_database(database: Database) -> None:
    database.commit(meeting("EEN"))
    with pytest.raises(sa.exc.IntegrityError) as caught:
        database.commit(meeting("EEN"))
    assert database.backend.fault(caught.value) is None
    assert database.backend.fault(ValueError()) is None
    assert database.fault is None


def secret_text(database: Database) -> None:
    """A meeting with a text that is gone again."""
    database.commit(meeting("EEN"))
    row = {"meeting": "EEN", "digest": "d", "salt": "s", "text": SECRET}
    database.commit(lambda connection: connection.execute(sa.insert(TEXT).values(**row)))
    database.commit(lambda connection: connection.execute(sa.delete(TEXT)))


def test_what_was_deleted_leaves_no_trace_after_scrubbing(kind: Kind, database: Database) -> None:
    secret_text(database)
    assert scrubbed(database)
    assert not database.unscrubbed
    assert not kind.holds(SECRET)


def test_what_was_deleted_leaves_no_trace_after_writing_everything_anew(kind: Kind, database: Database) -> None:
    secret_text(database)
    assert database.wipe()
    assert not kind.holds(SECRET)
    assert codes(database) == ["EEN"]


def test_a_copy_holds_everything_but_what_is_still_secret(kind: Kind, database: Database, tmp_path: Path) -> None:
    if database.file is None:
        pytest.skip("its host makes the copies")
    database.commit(meeting("EEN"))
    ballot = {"key": "k", "meeting": "EEN", "stage": "ranking", "paper": "{}"}
    database.commit(lambda connection: connection.execute(sa.insert(BALLOT).values(**ballot)))
    on_roll = {"meeting": "EEN", "stage": "ranking", "seat": "S1", "channel": "room"}
    database.commit(lambda connection: connection.execute(sa.insert(ROLL).values(**on_roll)))
    database.backend.copy(tmp_path / "copy.db")
    copied = opened(f"sqlite:///{tmp_path / 'copy.db'}", 5.0, one_by_one)
    assert codes(copied) == ["EEN"]
    with copied.read.connect() as connection:
        assert connection.execute(sa.select(BALLOT.c.key)).all() == []
        assert connection.execute(sa.select(ROLL.c.seat)).all() == []
    copied.close()


def test_of_two_who_append_behind_the_same_event_one_is_told_that_the_other_came_first(kind: Kind) -> None:
    here, there = again(kind), again(kind)
    here.commit(meeting("EEN"))
    here.commit(lambda connection: log.append(connection, "EEN", [ADVANCED], NOW, expected=0))
    with pytest.raises(log.Overtaken):
        there.commit(lambda connection: log.append(connection, "EEN", [ADVANCED], NOW, expected=0))
    assert there.commit(lambda connection: log.append(connection, "EEN", [ADVANCED], NOW, expected=1)) == 2
    with here.read.connect() as connection:
        assert [line.seq for line in log.read_checked(connection, "EEN")] == [1, 2]
    for each in (here, there):
        each.close()


def test_a_number_that_was_taken_between_the_look_and_the_line_is_told_too(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.commit(meeting("EEN"))
    database.commit(lambda connection: log.append(connection, "EEN", [ADVANCED], NOW, expected=0))
    monkeypatch.setattr(log, "head", lambda connection, code: (0, log.ZERO))
    with pytest.raises(log.Overtaken):
        database.commit(lambda connection: log.append(connection, "EEN", [ADVANCED], NOW, expected=0))


def test_what_is_closed_can_be_closed_again(database: Database) -> None:
    database.commit(meeting("EEN"))
    database.close()
    database.close()
