"""A Socket.IO client written from docs/protocol.md and the public specifications alone, down to the frames."""

import itertools
import json
import os
import socket
import ssl
import struct
import time
import zlib
from collections.abc import Callable
from typing import Any

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
COMPRESSED = 0x40
BROWSER = {"Sec-WebSocket-Extensions": "permessage-deflate; client_max_window_bits"}
"""What a browser offers."""
HANDSHAKE = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n{more}\r\n"
)


def frame(data: bytes, opcode: int = TEXT, final: bool = True) -> bytes:
    """A masked frame; an `opcode` may come with bits of what was agreed beside the protocol."""
    size, first = len(data), opcode | (0x80 if final else 0)
    if size < 126:
        head = struct.pack("!BB", first, 0x80 | size)
    elif size < 65536:
        head = struct.pack("!BBH", first, 0x80 | 126, size)
    else:
        head = struct.pack("!BBQ", first, 0x80 | 127, size)
    mask = os.urandom(4)
    pad = (mask * (size // 4 + 1))[:size]
    body = (int.from_bytes(data, "big") ^ int.from_bytes(pad, "big")).to_bytes(size, "big")
    return head + mask + body


def deflated(text: bytes) -> bytes:
    """A message compressed by itself (RFC 7692)."""
    stream = zlib.compressobj(wbits=-15)
    return (stream.compress(text) + stream.flush(zlib.Z_SYNC_FLUSH))[:-4]


class Frames:
    """Bytes in, whole frames out: what came compressed is opened, and `compressed` says how many did."""

    def __init__(self, rest: bytes = b"") -> None:
        self.rest = bytearray(rest)
        self.compressed = 0

    def feed(self, data: bytes) -> None:
        self.rest += data

    def next(self) -> tuple[int, bytes] | None:
        if len(self.rest) < 2:
            return None
        size, start = self.rest[1] & 127, 2
        if size > 125:
            start = 4 if size == 126 else 10
            if len(self.rest) < start:
                return None
            size = int.from_bytes(self.rest[2:start], "big")
        if len(self.rest) < start + size:
            return None
        opcode, body = self.rest[0] & 15, bytes(self.rest[start : start + size])
        if self.rest[0] & COMPRESSED:
            self.compressed += 1
            body = zlib.decompressobj(-15).decompress(body + b"\0\0\xff\xff")
        del self.rest[: start + size]
        return opcode, body


class Refused(Exception):
    """The handshake was answered with something else."""


class Gone(Exception):
    """The server ended the connection."""


class Wire:
    """One socket. Events that come in are kept in `events` until somebody asks for them."""

    def __init__(self, address: str, cookie: str = "", *, buffer: int = 0, **headers: str) -> None:
        self.events: list[tuple[str, Any]] = []
        self.answers: dict[int, Any] = {}
        self.numbers = itertools.count(1)
        self.line: socket.socket = socket.socket()
        try:
            self._connect(self._secured(address), cookie, buffer, headers)
        except BaseException:
            self.line.close()
            raise

    def _secured(self, address: str) -> str:
        """Host and port of an address; behind TLS whoever answers has to be who this machine trusts."""
        scheme, _, place = address.partition("://")
        if scheme == "https":
            trust = ssl.create_default_context()
            self.line = trust.wrap_socket(self.line, server_hostname=place.partition(":")[0])
        return place

    def _connect(self, address: str, cookie: str, buffer: int, headers: dict[str, str]) -> None:
        host, port = address.split(":")
        if buffer:
            self.line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self.line.settimeout(10)
        self.line.connect((host, int(port)))
        more = {"Cookie": cookie} | headers if cookie else headers
        lines = "".join(f"{name}: {value}\r\n" for name, value in more.items())
        self.line.sendall(HANDSHAKE.format(host=address, more=lines).encode())
        self.frames = Frames(self._handshaken())
        self.opened = json.loads(self._text()[1:])
        self.say("40")
        self._until(lambda: self._text().startswith("40"))

    def _handshaken(self) -> bytes:
        answer = b""
        while b"\r\n\r\n" not in answer:
            more = self.line.recv(4096)
            if not more:
                raise Refused(answer.decode())
            answer += more
        self.head, _, rest = answer.partition(b"\r\n\r\n")
        if b" 101 " not in self.head.split(b"\r\n")[0]:
            raise Refused(self.head.decode())
        return rest

    def say(self, text: str) -> None:
        """Send one message as it is."""
        self.line.sendall(frame(text.encode()))

    def _text(self) -> str:
        """The next message; pings are answered by the way."""
        while True:
            while (found := self.frames.next()) is None:
                data = self.line.recv(65536)
                if not data:
                    raise Gone
                self.frames.feed(data)
            opcode, body = found
            if opcode == CLOSE:
                raise Gone(body[2:].decode())
            if opcode == PONG:
                return "pong"
            text = body.decode()
            if text != "2":
                return text
            self.say("3")

    def _until(self, done: Callable[[], Any], seconds: float = 10) -> Any:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := done():
                return found
        raise TimeoutError

    def pump(self, seconds: float) -> None:
        """Take in what comes within so many seconds, or the next message."""
        self.line.settimeout(max(seconds, 0.001))
        try:
            text = self._text()
        except TimeoutError:
            return
        finally:
            self.line.settimeout(10)
        if text.startswith("43"):
            number, _, rest = text[2:].partition("[")
            self.answers[int(number)] = json.loads("[" + rest)
        elif text.startswith("42"):
            name, *payload = json.loads(text[2:])
            self.events.append((name, *payload))

    def emit(self, event: str, *payload: Any) -> int:
        """Send an event and return the number its answer will have."""
        number = next(self.numbers)
        self.say(f"42{number}{json.dumps([event, *payload])}")
        return number

    def answer(self, number: int, seconds: float = 10) -> Any:
        """The answer with this number."""
        end = time.monotonic() + seconds
        while number not in self.answers:
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self.pump(left)
        return self.answers.pop(number)[0]

    def call(self, event: str, *payload: Any) -> Any:
        """Send an event and wait for its answer."""
        return self.answer(self.emit(event, *payload))

    def wait(self, event: str, fits: Callable[[Any], Any] = lambda message: True, seconds: float = 10) -> Any:
        """The next event with this name that fits; others stay."""
        end = time.monotonic() + seconds
        while True:
            for at, (name, *payload) in enumerate(self.events):
                if name == event and fits(payload[0]):
                    del self.events[at]
                    return payload[0]
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError(event)
            self.pump(left)

    def all(self, seconds: float) -> list[tuple[str, Any]]:
        """Everything that came, and comes within so many seconds."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.pump(end - time.monotonic())
        found, self.events = self.events, []
        return found

    def close(self) -> None:
        """Hang up."""
        self.line.close()
