"""The sockets of all residents of a rehearsal, which are kept while others act."""

import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from app.rehearsal.browser import Browser

HEARING = 2.0  # seconds between two times that every line hears what came in


class Line(Protocol):
    """A socket of a phone that follows the meeting."""

    def act(self, message: Mapping[str, Any]) -> Mapping[str, Any]:
        """Do an act and wait for the acknowledgement, or the refusal."""

    def keep(self) -> None:
        """Hear what came in meanwhile, so that the server goes on knowing it."""

    def close(self) -> None:
        """End the connection with the server."""


Opens = Callable[[Browser, str], Line]
"""Opens a socket for a browser on the phone of the meeting with this code."""


class Lines(dict[str, Line]):
    """The line of each seat that has one."""

    def __init__(self) -> None:
        super().__init__()
        self._heard = time.monotonic()

    def keep(self) -> None:
        """Let each hear what came in, now and then: the server lets go of a line that hears nothing for long."""
        if time.monotonic() - self._heard > HEARING:
            self._heard = time.monotonic()
            for line in self.values():
                line.keep()

    def close(self) -> None:
        """End each connection with the server."""
        for line in self.values():
            line.close()
