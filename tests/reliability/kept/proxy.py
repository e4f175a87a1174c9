"""A bad line: it is cut when an acknowledgement comes by, so that the act was kept and nobody knows."""

import selectors
import socket
import threading
from contextlib import suppress
from random import Random
from typing import Any

from tests.realtime.wire import Frames


class Line:
    """One connection through the proxy: two ends, and what the server has said over it."""

    def __init__(self, phone: socket.socket, server: socket.socket) -> None:
        self.phone, self.server = phone, server
        self.frames: Frames | None = None
        self.posting = False

    def asked(self, data: bytes) -> None:
        """Something goes up."""
        if b" HTTP/1.1\r\n" in data[:200]:
            self.posting = data.startswith(b"POST ")

    def acknowledges(self, data: bytes) -> bool:
        """Whether what comes down holds the acknowledgement of an act."""
        if self.frames is None and b" 101 " in data[:20]:
            data, self.frames = data.partition(b"\r\n\r\n")[2], Frames()
        if self.frames is None:
            return self.posting
        self.frames.feed(data)
        said = []
        while (found := self.frames.next()) is not None:
            said.append(found[1])
        return any(body.startswith(b"43") and b'"rev"' not in body for body in said)

    def close(self) -> None:
        for end in (self.phone, self.server):
            end.close()


class Proxy(threading.Thread):
    """Listens on a port of its own; at the part `cut` of acknowledgements, and of answers to a POST, it cuts a line."""

    def __init__(self, port: int, cut: float) -> None:
        super().__init__(daemon=True)
        self.target, self.cut, self.chance = ("127.0.0.1", port), cut, Random(2026)
        self.cuts = 0
        self._ears = selectors.DefaultSelector()
        self._door = socket.create_server(("127.0.0.1", 0), backlog=512)
        self._ears.register(self._door, selectors.EVENT_READ)
        self._over = threading.Event()
        self._lines: dict[Any, Line] = {}

    @property
    def base(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._door.getsockname()[1]}"

    def run(self) -> None:
        """Pass on what comes, until it is told to stop."""
        while not self._over.is_set():
            for key, _ in self._ears.select(0.1):
                if key.fileobj is self._door:
                    self._open()
                elif key.fileobj in self._lines:  # the other end may just have been closed
                    self._pass_on(key.fileobj, self._lines[key.fileobj])
        for line in set(self._lines.values()):
            self._close(line)
        self._ears.close()
        self._door.close()

    def __enter__(self) -> "Proxy":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()

    def _open(self) -> None:
        phone, _ = self._door.accept()
        try:
            server = socket.create_connection(self.target)
        except OSError:
            phone.close()
            return
        line = Line(phone, server)
        for end in (phone, server):
            self._lines[end] = line
            self._ears.register(end, selectors.EVENT_READ)

    def _pass_on(self, end: Any, line: Line) -> None:
        data = b""
        with suppress(OSError):
            data = end.recv(1 << 18)
        if not data or (end is line.server and self._lost(line, data)):
            return self._close(line)
        if end is line.phone:
            line.asked(data)
        try:
            (line.phone if end is line.server else line.server).sendall(data)
        except OSError:
            self._close(line)

    def _lost(self, line: Line, data: bytes) -> bool:
        lost = line.acknowledges(data) and self.chance.random() < self.cut
        self.cuts += lost
        return lost

    def _close(self, line: Line) -> None:
        for end in (line.phone, line.server):
            if self._lines.pop(end, None):
                self._ears.unregister(end)
        line.close()
