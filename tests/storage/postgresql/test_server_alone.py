"""What happens to the server itself: it stops, it starts again, and somebody wants to keep its log of writes."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.storage.database import Database, one_by_one, opened
from app.storage.tables import MEETING
from facilitation.refusals import Unavailable
from tests.realtime.servers import Server, free_port, opening
from tests.storage.kinds import scrubbed
from tests.storage.postgresql.cluster import SETTINGS, Cluster, unshared

SLOT = "SELECT pg_create_physical_replication_slot('wacht', true)"
ADD = sa.insert(MEETING).values(title="Een", created=datetime(2026, 3, 20))


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """A server that nobody else uses, which writes through to the disk."""
    with unshared({**SETTINGS, "fsync": "on", "full_page_writes": "on"}) as made:
        yield made


@pytest.fixture
def database(cluster: Cluster) -> Iterator[Database]:
    made = opened(cluster.url(cluster.database()), 0.5, one_by_one)
    yield made
    made.close()


def add(database: Database, code: str) -> None:
    database.commit(lambda connection: connection.execute(ADD, {"code": code}))


def codes(database: Database) -> list[str]:
    with database.read.connect() as connection:
        return list(connection.scalars(sa.select(MEETING.c.code).order_by(MEETING.c.code)))


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_a_server_that_stops_is_told_and_what_was_kept_is_there_when_it_comes_back(
    how: str, cluster: Cluster, database: Database
) -> None:
    add(database, "EEN")
    cluster.stop(how)
    with pytest.raises(Unavailable, match="database_unreachable"):
        add(database, "TWEE")
    assert database.fault
    assert database.fault.key == "database_unreachable"
    cluster.start()
    add(database, "DRIE")
    assert database.fault is None
    assert codes(database) == ["DRIE", "EEN"]


def test_a_server_that_was_started_again_meanwhile_refuses_nothing(cluster: Cluster, database: Database) -> None:
    add(database, "EEN")
    assert codes(database) == ["EEN"]
    cluster.stop("fast")
    cluster.start()
    assert codes(database) == ["EEN"]
    add(database, "TWEE")
    assert codes(database) == ["EEN", "TWEE"]


def test_a_log_of_writes_that_somebody_still_wants_is_not_called_forgotten(
    cluster: Cluster, database: Database
) -> None:
    cluster.superuser(SLOT)
    add(database, "EEN")
    assert not database.scrub()
    assert database.unscrubbed
    cluster.superuser("SELECT pg_drop_replication_slot('wacht')")
    assert scrubbed(database)


def test_phones_are_told_that_it_is_gone_and_go_on_when_it_is_back_and_a_vote_is_sealed(
    cluster: Cluster, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """With a server as it is started, whose driver lets the others go on while it waits."""
    server = Server(tmp_path, free_port(), database=cluster.url(cluster.database()))
    server.furnish(opening())
    server.start(before=lambda: None)
    request.addfinalizer(server.lines.close)
    device = server.seated()
    console, phone = server.leader().joined(), device.joined()
    console.lead_to("ranking", at="welcome")
    ballot = {"order": ["P2", "P1"]}
    kept = phone.ok("ballot.cast", ballot=ballot)
    cluster.stop()
    assert console.act("clock.set", seconds=60)["error"]["key"] == "database_unreachable"
    console.wire.wait("regions", lambda message: "De database is niet te bereiken" in str(message["html"]))
    cluster.start()
    assert phone.ok("ballot.cast", ballot={"order": ["P1"]}) == kept
    assert console.ok("stage.close") > kept
    assert "De database is niet te bereiken" not in server.leader().get().text
    assert server.stop()[0] == 0
