"""Servers to test against: one of its own for whoever stops or kills it, a shared one for everybody else."""

import itertools
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from facilitation.events import MeetingOpened
from tests.realtime.servers import Server, free_port, opening

rooms = itertools.count()
Furnish = Callable[..., Server]


@pytest.fixture(scope="module")
def furnish(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnish]:
    """A server on a folder of its own, not started yet."""
    made: list[Server] = []

    def make(*openings: MeetingOpened) -> Server:
        server = Server(tmp_path_factory.mktemp("data"), free_port())
        server.furnish(*(openings or (opening(),)))
        made.append(server)
        return server

    yield make
    for server in made:
        server.lines.close()
        if server.process and server.process.poll() is None:
            server.stop(signal.SIGKILL)


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
