"""Houses of several processes; one is shared by the tests of a module, those that break something make their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.live import meetings
from app.services import services_of
from facilitation.events import MeetingOpened
from tests.cluster.house import House
from tests.cluster.redis import Redis
from tests.devices import opening
from tests.storage.postgresql.cluster import Cluster, shared

Build = Callable[..., House]


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    """A Redis that the tests of a module share."""
    made = Redis(tmp_path_factory.mktemp("redis"))
    yield made
    made.stop()


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory, redis: Redis) -> Iterator[Build]:
    """A house with these meetings in it and no process yet."""
    made: list[House] = []

    def make(*openings: MeetingOpened, cluster: Cluster | None = None, news: Redis | None = redis) -> House:
        folder = tmp_path_factory.mktemp("house") / "data"
        made.append(House(folder, cluster or shared(), news))
        made[-1].furnish(*openings)
        return made[-1]

    yield make
    for house in made:
        house.close()


@pytest.fixture
def url() -> Iterator[str]:
    """Where a database of ours is that nobody uses yet."""
    cluster = shared()
    name = cluster.database()
    yield cluster.url(name)
    cluster.remove(name)


@pytest.fixture
def both(url: str, tmp_path: Path) -> Iterator[tuple[Flask, Flask]]:
    """Two apps on one database, as two processes have them, and a meeting; nothing of the one is told to the other."""
    settings = {"DATA_DIR": tmp_path, "DATABASE_URL": url, "TESTING": True, "LIMITS": {}}
    first, second = create_app(settings), create_app(settings)
    with first.app_context():
        meetings.create(opening())
    yield first, second
    for app in (first, second):
        services_of(app).workers.close()
        cluster = services_of(app).cluster
        assert cluster
        cluster.close()
        services_of(app).database.close()
