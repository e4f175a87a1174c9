"""A server that tests share, each at a meeting of its own; whoever stops or kills one has `furnish` make it."""

import itertools
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.realtime.servers import Furnish, Server, opening

rooms = itertools.count()


@pytest.fixture(scope="module")
def hall(furnish: Furnish) -> Server:
    """A running server with a meeting for every test of the module."""
    made = furnish(*(opening(f"ZAAL{number:02}") for number in range(60)))
    made.start()
    return made


@pytest.fixture
def server(hall: Server) -> Iterator[Server]:
    """The running server, at a meeting where nobody was yet."""
    fresh = hall.at(f"ZAAL{next(rooms) % 60:02}")
    fresh.lines = ExitStack()
    yield fresh
    fresh.lines.close()
