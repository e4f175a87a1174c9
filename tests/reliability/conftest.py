"""Servers of one's own, as the live tests have them."""

import pytest

from tests.realtime.servers import Furnish, Server
from tests.reliability.halls import at_the_arguments


@pytest.fixture(scope="module")
def server(furnish: Furnish) -> Server:
    """A running server at its arguments; a module that needs another one makes its own."""
    made = furnish()
    made.start()
    at_the_arguments(made).wire.close()
    return made
