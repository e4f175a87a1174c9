"""How a PostgreSQL forgets: what it has to be set to, and what is not there any more."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import psycopg2
import pytest
import sqlalchemy as sa

from app.storage import tables
from app.storage.database import Database, one_by_one, opened
from app.storage.postgresql import forgetting
from app.storage.tables import BALLOT, PERSON, ROLL
from tests.storage.kinds import scrubbed
from tests.storage.postgresql.kind import PostgreSQLDatabase

pytestmark = pytest.mark.xdist_group("forgetting")
"""One after another: in a log of writes that all share, the ballots of these look alike."""


@pytest.fixture
def kind(tmp_path: Path) -> Iterator[PostgreSQLDatabase]:
    made = PostgreSQLDatabase(tmp_path)
    yield made
    made.remove()


@pytest.fixture
def database(kind: PostgreSQLDatabase) -> Iterator[Database]:
    made = opened(kind.url, 0.05, one_by_one)
    made.commit(lambda connection: connection.execute(sa.insert(tables.MEETING).values(MEETING)))
    yield made
    made.close()


MEETING = {"code": "EEN", "title": "Een", "created": datetime(2026, 3, 20)}
ON_THE_ROLL = "SELECT seat FROM roll ORDER BY ctid"


def vote(database: Database, number: int) -> None:
    """Somebody votes, in a transaction of their own."""

    def work(connection: sa.Connection) -> None:
        row = {"meeting": "EEN", "stage": "ranking"}
        connection.execute(sa.insert(BALLOT).values(key=f"sleutel {number}", paper=f"dicht {number}", **row))
        connection.execute(sa.insert(ROLL).values(seat=f"S{number}", channel="room", **row))

    database.commit(work)


def count_them(database: Database) -> None:
    database.commit(lambda connection: connection.execute(sa.delete(BALLOT)))


def test_after_sealing_the_roll_tells_no_order_and_no_transaction_and_no_ballot_is_anywhere(
    kind: PostgreSQLDatabase, database: Database
) -> None:
    for number in (3, 1, 2):
        vote(database, number)
    assert kind.cluster.superuser(ON_THE_ROLL, database=kind.name) == [("S3",), ("S1",), ("S2",)]
    count_them(database)
    assert kind.holds("dicht 2")
    assert scrubbed(database)
    assert kind.cluster.superuser(ON_THE_ROLL, database=kind.name) == [("S1",), ("S2",), ("S3",)]
    assert len(kind.cluster.superuser("SELECT DISTINCT xmin::text FROM roll", database=kind.name)) == 1
    assert not kind.holds("dicht 2")
    assert not kind.holds("sleutel 2")


def test_the_server_keeps_no_sample_of_what_is_secret(kind: PostgreSQLDatabase, database: Database) -> None:
    for number in range(40):
        vote(database, number)
    kind.cluster.superuser("ANALYZE", database=kind.name)
    kept = "SELECT DISTINCT tablename FROM pg_stats WHERE schemaname = 'public'"
    assert not {table for (table,) in kind.cluster.superuser(kept, database=kind.name)} & {"ballot", "roll", "sheet"}


def test_while_somebody_reads_nothing_waits_and_later_it_is_forgotten(
    kind: PostgreSQLDatabase, database: Database
) -> None:
    vote(database, 1)
    with psycopg2.connect(kind.address) as reader:
        reader.cursor().execute("SELECT * FROM ballot")
        count_them(database)
        assert not database.scrub()
        assert database.unscrubbed
        reader.rollback()
    reader.close()
    assert scrubbed(database)
    assert not database.unscrubbed


def test_what_an_older_moment_still_shows_is_not_called_forgotten(kind: PostgreSQLDatabase, database: Database) -> None:
    person = {"meeting": "EEN", "seat": "S1", "name": "Fatima van de overkant"}
    database.commit(lambda connection: connection.execute(sa.insert(PERSON).values(person)))
    reader = psycopg2.connect(kind.address)
    reader.set_session(isolation_level="REPEATABLE READ")
    reader.cursor().execute("SELECT * FROM meeting")
    database.commit(lambda connection: connection.execute(sa.delete(PERSON)))
    reader.cursor().execute("SELECT 1")
    assert not database.scrub()
    reader.close()
    assert scrubbed(database)
    assert not kind.holds("van de overkant")


def test_ballots_of_another_vote_stay_where_one_was_sealed(database: Database) -> None:
    vote(database, 1)
    other = {"key": "andere", "meeting": "EEN", "stage": "later", "paper": "blijft", "proof": None}
    database.commit(lambda connection: connection.execute(sa.insert(BALLOT).values(other)))
    database.commit(lambda connection: connection.execute(sa.delete(BALLOT).where(BALLOT.c.stage == "ranking")))
    assert scrubbed(database)
    with database.read.connect() as connection:
        assert [row._asdict() for row in connection.execute(sa.select(BALLOT))] == [other]


@pytest.mark.parametrize(
    ("setting", "value"),
    [("log_statement", "all"), ("log_min_duration_statement", "0"), ("log_min_error_statement", "error")],
)
def test_a_server_whose_own_log_tells_who_wrote_what_forgets_nothing(
    setting: str, value: str, kind: PostgreSQLDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    kind.cluster.superuser(f"ALTER DATABASE {kind.name} SET {setting} = '{value}'")
    found = opened(kind.url, 0.05, one_by_one)
    assert not found.backend.forgets
    assert not found.scrub()
    assert not found.unscrubbed
    assert f"{setting} is {value}" in caplog.text
    found.close()


def test_without_the_right_to_end_a_piece_of_the_log_of_writes_nothing_is_forgotten(
    kind: PostgreSQLDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    kind.cluster.superuser("REVOKE EXECUTE ON FUNCTION pg_switch_wal() FROM overlegtafel", database=kind.name)
    found = opened(kind.url, 0.05, one_by_one)
    assert not found.backend.forgets
    assert "may not call pg_switch_wal" in caplog.text
    found.close()


def test_every_setting_that_is_asked_for_is_one_of_the_server(kind: PostgreSQLDatabase) -> None:
    known = {name for (name,) in kind.cluster.superuser("SELECT name FROM pg_settings")}
    assert set(forgetting.SETTINGS) - known == {"auto_explain.log_min_duration"}  # of a library that may be there
