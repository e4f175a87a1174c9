"""Servers of one's own, as the live tests have them."""

import pytest

from tests.realtime.conftest import Furnish, furnish
from tests.realtime.servers import Server
from tests.reliability.halls import at_the_arguments

__all__ = ["Furnish", "furnish"]


@pytest.fixture(scope="module")
def server(furnish: Furnish) -> Server:
    """A running server at its arguments; a module that needs another one makes its own."""
    made = furnish()
    made.start()
    at_the_arguments(made).wire.close()
    return made
