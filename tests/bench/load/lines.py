"""Thousands of lines to one server, listened to in one thread with little processor time.

What comes is received in one buffer that all lines share. A line that nobody listens to is counted by the headers of
its frames, and its messages are never looked at; on another line every whole message goes to whoever hears it.
"""

import select
import socket
import time
import zlib
from collections.abc import Callable, Generator
from typing import Any

HOST = "127.0.0.1"  # nothing else is ever asked
ROOM = 1 << 18  # bytes that are received at once
AT_ONCE = 2_048  # lines that are looked at in one turn
MOST = 20_000  # lines of one process
KNOWN = 64  # messages that are kept inflated: a broadcast comes to thousands in the same bytes
ASK = 0.005  # seconds between two looks at whether it is enough
ASKS = ord("2")  # the only letter of a message that asks whether we are there
PONG = b"\x81\x81\x00\x00\x00\x003"
Talk = Generator[None, bytes, bytes]
"""A conversation before there are frames: it is sent what comes, and returns what it did not need."""


class Refused(Exception):
    """A request or a handshake was answered with something else than was asked for."""


def said(text: bytes) -> bytes:
    """A frame as a browser sends it; its mask is of zeros, which costs the server the same and us nothing."""
    size = len(text)
    head = bytes((0x81, 0x80 | size)) if size < 126 else b"\x81\xfe" + size.to_bytes(2, "big")
    return head + b"\x00\x00\x00\x00" + text


class Line:
    """One connection: what it takes part in, and how much came. `hear` gets each whole message and when it came."""

    __slots__ = ("bytes", "gone", "hear", "messages", "receive", "rest", "skip", "sock", "talk", "up")

    def __init__(self, sock: socket.socket, talks: Callable[["Line"], Talk]) -> None:
        self.sock, self.receive = sock, sock.recv_into
        self.talk: Talk | None = talks(self)
        self.hear: Callable[[bytes, float], None] | None = None
        self.rest, self.skip = b"", 0
        self.bytes = self.messages = 0
        self.up = self.gone = False

    def send(self, data: bytes) -> None:
        """Hand it over at once; what we send is small, and loopback takes it."""
        if not self.gone and self.sock.send(data) != len(data):
            raise OSError("a line took only a part of what it was given")


class Lines:
    """All lines to the server on this port."""

    def __init__(self, port: int) -> None:
        self.place = (HOST, port)
        self.poll = select.epoll()
        self.pause = 0.0
        self.least = 0  # bytes under which a message is not counted, up to 126: what a server says beside what is asked
        self.all: dict[int, Line] = {}
        self.lost = 0
        self.messages = 0
        self.refused: list[str] = []
        self.last = 0.0
        self._room = bytearray(ROOM)
        self._view = memoryview(self._room)
        self._known: dict[bytes, bytes] = {}

    def open(self, talks: Callable[[Line], Talk]) -> Line:
        """One more line, on which such a conversation is held once it is connected."""
        if len(self.all) >= MOST:
            raise OSError(f"this process opens at most {MOST:,} lines")
        sock = socket.socket()
        sock.setblocking(False)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.connect_ex(self.place)
        line = Line(sock, talks)
        self.all[sock.fileno()] = line
        self.poll.register(sock.fileno(), select.EPOLLIN | select.EPOLLOUT)
        return line

    def listen(self, seconds: float, until: Callable[[], Any] = lambda: False) -> bool:
        """Take in everything for so long, or until something is true, asked now and then; tells whether it is.

        With `pause`, in seconds, what comes gathers for a moment first: it is taken in with less trouble.
        """
        end = time.perf_counter() + seconds
        asked = 0.0
        while (now := time.perf_counter()) < end:
            if now - asked > ASK:
                if until():
                    return True
                asked = now
            if self.pause:
                time.sleep(self.pause)
            for fd, event in self.poll.poll(min(end - now, ASK), AT_ONCE):
                line = self.all.get(fd)
                if line is None:
                    continue
                if line.talk is None and line.hear is None and not line.rest:
                    self._count(line)
                else:
                    self._turn(fd, line, event)
        return bool(until())

    def close(self, line: Line) -> None:
        """Hang up."""
        if not line.gone:
            line.gone = True
            self.all.pop(line.sock.fileno(), None)
            line.sock.close()

    def hang_up(self) -> None:
        """Hang up all of them at once."""
        for line in list(self.all.values()):
            self.close(line)

    def _turn(self, fd: int, line: Line, event: int) -> None:
        """Something came, or a line is connected, or it is gone."""
        if not line.up:
            line.up = True
            self.poll.modify(fd, select.EPOLLIN)
            if not event & (select.EPOLLERR | select.EPOLLHUP):
                self._talking(line, None)
                return
        have = len(line.rest)
        try:
            if have:
                self._room[:have] = line.rest
                size = line.receive(self._view[have:])
            else:
                size = line.receive(self._view)
        except BlockingIOError:
            return
        except OSError:
            size = 0
        if not size:
            self._ended(line)
            return
        line.bytes += size
        if line.talk is not None:
            self._talking(line, bytes(self._view[:size]))
        elif line.hear is None:
            self._counted(line, have + size)
        else:
            self._heard(line, have + size)

    def _ended(self, line: Line) -> None:
        """The server hung up."""
        self.lost += 1
        self.close(line)

    def _talking(self, line: Line, data: bytes | None) -> None:
        """A conversation begins, with None, or goes on; once it is over there are frames."""
        assert line.talk
        try:
            line.talk.send(data)  # type: ignore[arg-type]
        except Refused as refusal:
            self.refused.append(str(refusal))
            self.close(line)
        except StopIteration as over:
            line.talk, rest = None, over.value or b""
            if rest and not line.gone:
                self._room[: len(rest)] = rest
                (self._counted if line.hear is None else self._heard)(line, len(rest))

    def _count(self, line: Line) -> None:
        """The short way for a line whose messages are only counted, and of which nothing waits."""
        try:
            size = line.receive(self._room)
        except OSError:
            size = 0
        if size:
            line.bytes += size
            self._counted(line, size)
        else:
            self._ended(line)

    def _counted(self, line: Line, size: int) -> None:
        """Count the frames in the buffer by their headers, and answer what asks whether we are there."""
        room, at, whole = self._room, line.skip, 0
        if at:
            if at > size:
                line.skip = at - size
                line.rest = b""
                return
            whole = 1
        while at + 2 <= size:
            length = room[at + 1]
            if length == 126:
                if at + 4 > size:
                    break
                at += 4 + (room[at + 2] << 8 | room[at + 3])
            elif length > 126:
                if at + 10 > size:
                    break
                at += 10 + int.from_bytes(room[at + 2 : at + 10], "big")
            elif at + 2 + length > size:
                break
            else:
                if length == 1 and room[at + 2] == ASKS:
                    line.send(PONG)
                    whole -= 1
                elif length < self.least:
                    whole -= 1
                at += 2 + length
            whole += 1
        line.skip, line.rest = 0, b""
        if at < size:
            line.rest = bytes(room[at:size])
        elif at > size:
            line.skip = at - size
            whole -= 1
        line.messages += whole
        self.messages += whole
        self.last = time.perf_counter()

    def _heard(self, line: Line, size: int) -> None:
        """Hand over each whole message."""
        room, at, now = self._room, 0, time.perf_counter()
        whole: list[tuple[int, bytes]] = []
        while at + 2 <= size:
            length, head = room[at + 1], 2
            if length > 125:
                head = 4 if length == 126 else 10
                if at + head > size:
                    break
                length = int.from_bytes(room[at + 2 : at + head], "big")
            if at + head + length > size:
                break
            whole.append((room[at], bytes(room[at + head : at + head + length])))
            at += head + length
        line.rest = bytes(room[at:size]) if at < size else b""
        if len(line.rest) > ROOM // 2:
            raise OSError("a message is larger than what is received at once")
        line.messages += len(whole)
        self.messages += len(whole)
        for first, body in whole:
            if not line.gone and line.hear is not None:
                line.hear(self._inflated(body) if first & 0x40 else body, now)

    def _inflated(self, body: bytes) -> bytes:
        """What was compressed without a context of its own line; the same bytes are inflated once."""
        found = self._known.get(body)
        if found is None:
            if len(self._known) >= KNOWN:
                self._known.clear()
            found = self._known[body] = zlib.decompressobj(-15).decompress(body + b"\x00\x00\xff\xff")
        return found
