"""Houses of several processes; one is shared by the tests of a module, those that break something make their own."""

from collections.abc import Callable, Iterator

import pytest

from facilitation.events import MeetingOpened
from tests.cluster.house import House
from tests.cluster.redis import Redis
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
