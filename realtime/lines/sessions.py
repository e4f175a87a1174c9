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
from operator import call
from typing import Any

from engineio import packet
from engineio.exceptions import SocketIsClosedError, UnknownPacketError
from engineio.socket import Socket

from realtime.lines import push
from realtime.lines.frames import alone

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


class Straight(Session):
    """A session whose messages go straight over its websocket: no task waits to write them.

    A task that waits costs 12 kB, and to wake it takes as long as the message itself. One is begun where the line is
    busy, and ends with what waited. Who comes by polling first has the library's own.
    """

    connected: bool
    ws: Any = None
    straight = writing = False

    def send(self, pkt: packet.Packet) -> None:
        """Send a packet now, or after what waits."""

        def wait(_: object) -> None:
            super(Straight, self).send(pkt)
            self._begin_to_write()

        if self.ws is None or not self.straight or self.writing or self.closing:
            wait(self)
        elif self.check_ping_timeout():
            push([self.ws], alone(pkt.encode(), self.ws.reader.small), wait)

    def close(self, wait: bool = True, abort: bool = False, reason: Any = None) -> None:
        """End it, with what still waits before that."""
        super().close(wait=False, abort=abort, reason=reason)
        self._begin_to_write()
        if wait:
            self.queue.join()

    def _begin_to_write(self, begin: Callable[..., Any] | None = None) -> None:
        if self.straight and self.ws is not None and not self.writing and not self.queue.empty():
            self.ws.held, self.writing = self.ws.held + 1, True
            (begin or self.server.start_background_task)(self._write, self.ws)

    def _write(self, ws: Any) -> None:
        """Send what waits, until nothing does; then, after the last message of all, end the line."""
        try:
            while not self.queue.empty():
                for pkt in self._waiting():
                    if pkt is None:
                        ws.close()
                        return
                    ws.send(pkt.encode())
        except Exception:
            ws.cut()  # the line broke: its reader finds out
        ws.held, self.writing = ws.held - 1, False

    def _waiting(self) -> list[packet.Packet | None]:
        """All that waits, taken out: who reads in turn is not behind with what is being written."""
        found = [self.queue.get(block=False) for _ in range(self.queue.qsize())]
        for _ in found:
            self.queue.task_done()
        return found

    def _websocket_handler(self, ws: Any) -> Any:
        """Listen to the line; the library calls it by this name."""
        if self.connected:
            return super()._websocket_handler(ws)
        ws.socket.settimeout(self.server.ping_interval + self.server.ping_timeout)
        self.connected = self.upgraded = self.straight = True
        self._begin_to_write(call)
        ws.listen(self._heard, self._over)
        return []

    def _over(self) -> None:
        """The line ended: nothing of the session is kept."""
        self.straight = False
        self.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)
        self.server.sockets.pop(self.sid, None)
        self.ws = None

    def _heard(self, text: Any) -> bool:
        """Take one message in; whether the line goes on. Whatever ended it was told before."""
        with suppress(Exception):
            if len(text) > self.server.max_http_buffer_size:
                return False
            with suppress(UnknownPacketError):
                self.receive(packet.Packet(encoded_packet=text))
            return True
        return False


class Sessions:
    """The sessions of one engine; `now` gives seconds that never go back. `straight` ones send without a task each."""

    def __init__(self, engine: Any, now: Callable[[], float] = time.monotonic) -> None:
        self._living: MutableMapping[str, Any] = engine.sockets
        self.now = now
        self.straight = False
        self._of: dict[str, set[str]] = {}
        self._strangers: set[str] = set()
        self._since: dict[str, tuple[str, float]] = {}

    def full(self, cookie: Mapping[str, Any]) -> bool:
        """Whether a device with this cookie may not open one more."""
        if self._filled(self._of.get(cookie["device"], set()), OF_DEVICE):
            return True
        return _stranger(cookie) and self._filled(self._strangers, STRANGERS)

    def over(self, key: str) -> None:
        """A session ended: it makes room."""
        self._strangers.discard(key)
        device = self._since.pop(key, ("", 0.0))[0]
        keys = self._of.get(device, set())
        keys.discard(key)
        if not keys:
            self._of.pop(device, None)

    def note(self, key: str, cookie: Mapping[str, Any]) -> None:
        """One more session, of the device with this cookie."""
        device = str(cookie.get("device", ""))
        self._since[key] = device, self.now()
        self._of.setdefault(device, set()).add(key)
        if _stranger(cookie):
            self._strangers.add(key)

    def idle(self, looking: Collection[str]) -> Iterator[str]:
        """The sessions that are older than they may be without `looking` at a face; what is gone is forgotten."""
        self._alive(self._strangers)
        self._of = {device: keys for device, keys in self._of.items() if self._alive(keys)}
        self._since = {key: since for key, since in self._since.items() if key in self._living}
        late = self.now() - LOOKS
        return (key for key, (_, since) in self._since.items() if since < late and key not in looking)

    def adopt(self, key: str) -> None:
        """Ask this one here, from its first time on; it also sends straight over its line, where that may be."""
        self._living[key].__class__ = Straight if self.straight else Session

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

    def _filled(self, keys: set[str], most: int) -> bool:
        """Whether there are so many; only then it is looked which of them still live."""
        return len(keys) >= most and len(self._alive(keys)) >= most

    def _alive(self, keys: set[str]) -> set[str]:
        """Those of these that the engine still knows; the others leave the set."""
        keys -= {key for key in keys if key not in self._living}
        return keys


def _stranger(cookie: Mapping[str, Any]) -> bool:
    """Whether a device holds no seat and no link anywhere."""
    return not (cookie.get("seats") or cookie.get("grants"))
