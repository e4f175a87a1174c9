"""What carries the lines, behind one set of names: green threads, the server of HTTP and its web sockets.

`ENGINE` chooses: `eventlet` where nothing is said, `gevent`, or `stock`, which is eventlet without anything of ours
that leans on its inside. Each is one module here, and no other module knows it. Once `patch` was called the standard
library's sockets, threads, locks and sleeping are green, so that the rest of the house uses those.

Read before anything is patched: so it imports nothing of the house but how bytes are messages.
"""

import os
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any, Protocol, cast

from realtime.lines.frames import AT_ONCE, CLOSE, PING, PONG, WORDS, Reader, Unreadable, frame

MODULES = {"eventlet": "on_eventlet", "stock": "on_eventlet", "gevent": "on_gevent"}


class NoEngine(Exception):
    """The engine that was asked for is not there; the message is one sentence for the person who started us."""


class Engine(Protocol):
    """What a module of this folder has."""

    NAME: str
    """How Socket.IO calls it."""

    def patch(self) -> None:
        """Make the standard library green: before anything else is imported."""

    def offload(self, work: Callable[..., Any], *given: Any) -> Any:
        """What this work gives, done in a thread of the system while the other green ones go on."""

    def serve(self, listener: Any, app: Any, most: int, idle: float) -> None:
        """Begin to answer: `most` lines at once, each of which may keep silent for `idle` seconds."""

    def fit(self) -> bool:
        """Whether the library is inside as the functions below want it: tried once, on a pair of sockets."""

    def websocket(self, base: Any, largest: int, opened: bool) -> Any:
        """The engine's websocket, given the library's: its messages have at most `largest` bytes.

        Where it is not `opened`, nothing private of the library is leaned on.
        """

    def cut(self, ws: Any) -> None:
        """End its line at once."""


class Line:
    """One websocket, with the names by which the engine's session calls it. An engine says how it waits.

    `write` sends without waiting, what it can. `held` counts whatever stands before a message that would go straight;
    `turn` is there while somebody waits for the line, who are `writing` together.
    """

    __slots__ = ("ended", "held", "reader", "session", "socket", "spoken", "turn", "write", "writing")
    lock: Callable[[], Any]
    begin: Callable[..., Any]

    def __init__(self, session: Any, line: Any, write: Callable[[bytes], int], largest: int, small: bool) -> None:
        self.session, self.socket, self.write = session, line, write
        self.reader = Reader(largest, small)
        self.ended, self.held, self.writing = False, 0, 0
        self.turn: Any = None
        self.spoken: Iterator[Any] | None = None

    def wait(self) -> Any:
        """The next message, as it was said: text or bytes. None when there will be none."""
        self.spoken = self.spoken or self._spoken()
        return next(self.spoken, None)

    def heard(self, data: bytes) -> Iterator[Any]:
        """The messages that are whole with these bytes; what is said between them is answered."""
        try:
            for kind, body in self.reader.take(data):
                if kind == CLOSE:
                    return self._end(body[:2])
                if kind == PING:
                    self._say(frame(body, PONG))
                elif kind != PONG:
                    yield body.decode() if kind == WORDS else body
        except Unreadable as reason:
            self._end(reason.status.to_bytes(2))
        except UnicodeDecodeError:
            self._end((1007).to_bytes(2))

    def send(self, message: str) -> None:
        """Say something after what is under way; waits for the line. Raises OSError where that is gone."""
        self._say(frame(message.encode()))

    def close(self) -> None:
        """Say goodbye, and hang up."""
        self._end((1000).to_bytes(2))

    def cut(self) -> None:
        """Hang up at once, whatever is under way."""
        self.ended = True
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)

    def follow(self, rest: bytes) -> None:
        """Send what the line did not take; nothing comes in between."""
        self._enter()
        self.turn.acquire()
        self.begin(self._follow, rest)

    def _spoken(self) -> Iterator[Any]:
        yield from self.heard(b"")  # what came along with the request
        while not self.ended and (data := self.socket.recv(AT_ONCE)):
            yield from self.heard(data)

    def _end(self, why: bytes) -> None:
        with suppress(OSError):  # it ended already
            self._say(frame(why, CLOSE))
        self.cut()

    def _say(self, data: bytes) -> None:
        self._enter()
        try:
            with self.turn:
                self.socket.sendall(data)
        finally:
            self._leave()

    def _follow(self, rest: bytes) -> None:
        try:
            self.socket.sendall(rest)
        except OSError:
            self.cut()  # half a message was sent: nothing sensible can follow
        finally:
            self.turn.release()
            self._leave()

    def _enter(self) -> None:
        self.held, self.writing, self.turn = self.held + 1, self.writing + 1, self.turn or self.lock()

    def _leave(self) -> None:
        self.held, self.writing = self.held - 1, self.writing - 1
        self.turn = self.turn if self.writing else None


def push(lines: Iterable[Line], data: bytes, queue: Callable[[Any], object]) -> None:
    """The same frame on many lines, now; this loop is most of what a broadcast costs.

    The session of a line that is held is given to `queue` instead; on one that is gone its reader finds out.
    """
    size = len(data)
    for line in lines:
        if line.held:
            queue(line.session)
            continue
        try:
            sent = line.write(data)
        except BlockingIOError:
            sent = 0
        except OSError:
            continue
        if sent != size:
            line.follow(data[sent:])


def named() -> str:
    """The name in `ENGINE`; raises NoEngine."""
    name = os.environ.get("ENGINE") or "eventlet"
    if name not in MODULES:
        raise NoEngine(f"ENGINE has to be one of {', '.join(MODULES)}, and not '{name}'.")
    return name


@cache
def chosen() -> Engine:
    """The engine that this process runs on; raises NoEngine."""
    name = named()
    try:
        return cast(Engine, import_module(f"{__name__}.{MODULES[name]}"))
    except ModuleNotFoundError as missing:
        raise NoEngine(f"ENGINE is {name}, and {missing.name} is not installed: pip install {missing.name}.") from None


def patch() -> Engine:
    """The engine, with the standard library made green; raises NoEngine."""
    engine = chosen()
    engine.patch()
    return engine
