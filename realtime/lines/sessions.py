"""The engine's sessions, by the device that opened them: how many there may be is known before a handshake.

A session costs memory as long as it lasts, and cookies are free. So a device has a few, all strangers together have a
bounded number, and one that looks at no face within a while is ended. Never by address: a whole hall shares one.

The library has a task sleep for each session until it is asked again whether it is still there. A task that sleeps
holds what it will ask: a session that had ended was kept whole for up to 25 seconds more, 11 kB for each line that a
stranger opened and let go. So one loop asks all of them, and lets go at once of those that ended.
"""

import math
import time
from collections.abc import Callable, Collection, Iterator, Mapping, MutableMapping
from contextlib import suppress
from typing import Any

from engineio import packet
from engineio.exceptions import SocketIsClosedError
from engineio.socket import Socket

OF_DEVICE = 16  # sessions of one device: a console with its wall, some windows, and lines that broke
STRANGERS = 4000  # sessions of devices that hold no seat and no link anywhere
LOOKS = 20.0  # seconds in which a session looks at a face, or is ended


class Session(Socket):
    """A session that has no task of its own; `due` is when it is asked, in seconds that never go back."""

    due = math.inf
    last_ping: float | None

    def schedule_ping(self) -> None:
        """It is new, or it just answered: it is asked again after the interval."""
        if self.last_ping:
            self.last_ping = None
            self.due = time.monotonic() + self.server.ping_interval


class Sessions:
    """The sessions of one engine; `now` gives seconds that never go back."""

    def __init__(self, engine: Any, now: Callable[[], float] = time.monotonic) -> None:
        self._living: MutableMapping[str, Any] = engine.sockets
        self.now = now
        self._of: dict[str, set[str]] = {}
        self._strangers: set[str] = set()
        self._since: dict[str, float] = {}

    def full(self, cookie: Mapping[str, Any]) -> bool:
        """Whether a device with this cookie may not open one more."""
        if len(self._alive(self._of.get(cookie["device"], set()))) >= OF_DEVICE:
            return True
        return _stranger(cookie) and len(self._alive(self._strangers)) >= STRANGERS

    def note(self, key: str, cookie: Mapping[str, Any]) -> None:
        """One more session, of the device with this cookie."""
        self._since[key] = self.now()
        self._of.setdefault(str(cookie.get("device", "")), set()).add(key)
        if _stranger(cookie):
            self._strangers.add(key)

    def idle(self, looking: Collection[str]) -> Iterator[str]:
        """The sessions that are older than they may be without `looking` at a face; what is gone is forgotten."""
        self._alive(self._strangers)
        self._of = {device: keys for device, keys in self._of.items() if self._alive(keys)}
        self._since = {key: since for key, since in self._since.items() if key in self._living}
        late = self.now() - LOOKS
        return (key for key, since in self._since.items() if since < late and key not in looking)

    def adopt(self, key: str) -> None:
        """Ask this one here, from its first time on."""
        self._living[key].__class__ = Session

    def ask(self) -> None:
        """Ask those whose turn it is whether they are there; of those that ended nothing is kept."""
        late = self.now()
        for key, known in list(self._living.items()):
            if known.closed:
                self._living.pop(key, None)
            elif getattr(known, "due", math.inf) <= late:
                known.due, known.last_ping = math.inf, time.time()
                with suppress(SocketIsClosedError):  # it ended just now
                    known.send(packet.Packet(packet.PING))

    def _alive(self, keys: set[str]) -> set[str]:
        """Those of these that the engine still knows; the others leave the set."""
        keys -= {key for key in keys if key not in self._living}
        return keys


def _stranger(cookie: Mapping[str, Any]) -> bool:
    """Whether a device holds no seat and no link anywhere."""
    return not (cookie.get("seats") or cookie.get("grants"))
