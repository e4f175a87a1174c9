"""What SQLite alone has: a write-ahead log that has to be emptied, and a witness that counts commits."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app.storage.database import Database, one_by_one, opened
from app.storage.sqlite.backend import SQLite
from app.storage.sqlite.witness import Witness
from app.storage.startup_checks import Unsound
from tests.storage.kinds import SQLiteFile


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = opened(SQLiteFile(tmp_path).url, 0.05, one_by_one)
    yield made
    made.close()


def witness(database: Database) -> Witness:
    assert isinstance(database.backend, SQLite)
    assert database.backend.witness
    return database.backend.witness


def nothing(connection: sa.Connection) -> None:
    """A commit of nothing is a commit."""


def test_while_somebody_reads_the_write_ahead_log_is_not_emptied_and_later_it_is(database: Database) -> None:
    database.commit(nothing)
    assert database.file
    with closing(sqlite3.connect(database.file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM meeting").fetchall()
        database.commit(nothing)
        assert not database.scrub()
        assert database.unscrubbed
    assert database.scrub()
    assert not database.unscrubbed


def test_who_wipes_waits_for_no_reader_and_asks_once(tmp_path: Path) -> None:
    """With the patience of a server, which a commit has for somebody who writes: each try would take that long."""
    database = opened(SQLiteFile(tmp_path).url, 30.0, one_by_one)
    asked: list[str] = []
    driver: Any = database.write.raw_connection()
    driver.driver_connection.set_trace_callback(lambda said: asked.append(said) if "checkpoint" in said else None)
    driver.close()
    assert database.file
    with closing(sqlite3.connect(database.file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM meeting").fetchall()
        database.commit(nothing)
        began = time.monotonic()
        assert not database.scrub()
        assert time.monotonic() - began < 10
        assert len(asked) == 1
        database.commit(nothing)
    assert database.scrub()
    with database.write.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 30_000
    database.close()


def test_while_somebody_else_writes_wiping_waits_for_its_next_turn(database: Database) -> None:
    database.commit(nothing)
    assert database.file
    with closing(sqlite3.connect(database.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not database.scrub()
        assert database.unscrubbed
        other.execute("ROLLBACK")
    assert database.scrub()


def test_each_commit_is_noted_beside_the_file(database: Database) -> None:
    before = witness(database).seen()
    for _ in range(3):
        database.commit(nothing)
    assert witness(database).seen() == before + 3


def test_a_witness_that_cannot_write_undoes_no_commit(database: Database, tmp_path: Path) -> None:
    database.commit(nothing)
    witness(database).close()
    witness(database).path = tmp_path / "nowhere" / "kept"
    database.commit(nothing)
    assert database.fault is None


def test_a_file_that_misses_commits_is_not_opened(database: Database, tmp_path: Path) -> None:
    database.commit(nothing)
    database.close()
    (tmp_path / "overlegtafel.db-kept").write_text("99999")
    with pytest.raises(Unsound, match=r"misses the last \d+ things that were kept"):
        opened(SQLiteFile(tmp_path).url, 0.05, one_by_one)


def test_a_file_with_a_strange_name_is_opened_as_it_is_called(tmp_path: Path) -> None:
    file = tmp_path / "50% & meer?.db"
    made = Database(SQLite.at(file).url)
    made.upgrade()
    made.commit(nothing)
    made.close()
    assert file.exists()
