"""A swarm: thousands of phones in one process, each a generator that says what it sends and what it waits for.

A phone yields `(bytes, answer)`: what goes over its line, and what ends its wait: `HTTP` for a whole response (it gets
status, headers and body), `OPEN` for a handshake, or the start of a socket's message (it gets the text). What comes in
between is counted and forgotten; a ping is answered.
"""

import os
import select
import socket
import time
from collections.abc import Callable, Generator, Iterable
from typing import Any

from tests.realtime.wire import HANDSHAKE, Frames, frame

HTTP, OPEN = "http", "open"
MOST_AT_ONCE = 400  # phones that are on their way at once: a hall's people press within seconds, not microseconds
PONG = frame(b"3")
Phone = Generator[tuple[bytes, str], Any, None]


def request(path: str, cookie: str = "", body: str | None = None, **headers: str) -> bytes:
    """A request as a browser on the hall's wifi sends it; a form where there is a body."""
    lines = [f"{'GET' if body is None else 'POST'} {path} HTTP/1.1", "Host: {host}", "Accept-Encoding: gzip"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    lines += [f"Cookie: {cookie}"] if cookie else []
    if body is not None:
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", body or ""]).encode()


def handshake(cookie: str) -> bytes:
    """What opens a socket for a device."""
    return HANDSHAKE.replace("{more}", f"Cookie: {cookie}\r\n").encode()


class Line:
    """One line of a phone: what it waits for, and what came."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.waits = ""
        self.rest = b""
        self.frames: Frames | None = None
        self.line = socket.socket()
        self.line.setblocking(False)
        self.bytes = 0
        self.done = False
        self.failed = ""
        self.took = 0.0
        self.out = b""


class Swarm:
    """Lines that are all listened to at once; they go to one server."""

    def __init__(self, host: str, port: int) -> None:
        self.address, self.named = (host, port), f"{host}:{port}".encode()
        self.ears = select.epoll()
        self.lines: dict[int, Line] = {}
        self.open = 0

    def run(self, phones: Iterable[Phone], at_once: int = MOST_AT_ONCE, patience: float = 120) -> list[Line]:
        """Let all of these do their thing, so many of them at once; when the last is done or patience is over."""
        coming, known, going, end = iter(phones), [], 0, time.perf_counter() + patience
        more = True
        while time.perf_counter() < end:
            going = sum(not line.done for line in known[-at_once * 2 :]) if going >= at_once else going
            while more and going < at_once:
                phone = next(coming, None)
                if phone is None:
                    more = False
                    break
                known.append(self._begin(phone))
                going += 1
            if not more and all(line.done for line in known):
                break
            going -= self.listen(0.05)
        return known

    def listen(self, seconds: float, until: Callable[[], bool] = lambda: True) -> int:
        """Take in what is there; how many phones became ready by it."""
        ready = 0
        for number, event in self.ears.poll(seconds, 1024):
            line = self.lines.get(number)
            if line is None:
                continue
            before = line.done
            try:
                if event & select.EPOLLOUT and line.out:
                    line.out = line.out[line.line.send(line.out) :]
                    if not line.out:
                        self.ears.modify(number, select.EPOLLIN)
                if event & ~select.EPOLLOUT:
                    self._read(line)
            except (OSError, ValueError) as error:
                self._end(line, type(error).__name__)
            ready += line.done and not before
        return ready

    def close(self) -> None:
        """Hang up everywhere."""
        for line in list(self.lines.values()):
            line.line.close()
        self.ears.close()

    def _begin(self, phone: Phone) -> Line:
        line = Line(phone)
        line.took = time.perf_counter()
        line.line.connect_ex(self.address)
        self.lines[line.line.fileno()] = line
        said, line.waits = next(phone)
        line.out = said.replace(b"{host}", self.named)
        self.ears.register(line.line.fileno(), select.EPOLLIN | select.EPOLLOUT)
        return line

    def _read(self, line: Line) -> None:
        data = line.line.recv(1 << 18)
        if not data:
            return self._end(line, "" if line.done else "cut off")
        line.bytes += len(data)
        if line.frames is None:
            line.rest += data
            return self._answered(line)
        line.frames.feed(data)
        while (found := line.frames.next()) is not None:
            text = found[1].decode()
            if text == "2":
                line.line.send(PONG)
            elif line.waits and text.startswith(line.waits):
                self._go_on(line, text)
        return None

    def _answered(self, line: Line) -> None:
        head, met, rest = line.rest.partition(b"\r\n\r\n")
        if not met:
            return
        status, *lines = head.decode("latin-1").split("\r\n")
        if line.waits == OPEN:
            if " 101 " not in status:
                return self._end(line, status)
            line.frames = Frames(rest)
            return self._go_on(line, status)
        headers = {name.lower(): value for name, _, value in (each.partition(": ") for each in lines)}
        size = int(headers.get("content-length", 0))
        if len(rest) >= size:
            line.rest = rest[size:]
            set_by_it = (value for name, _, value in (each.partition(": ") for each in lines) if name == "Set-Cookie")
            cookies = "; ".join(value.partition(";")[0] for value in set_by_it)
            self._go_on(line, (int(status.split()[1]), headers | {"cookies": cookies}, rest[:size]))

    def _go_on(self, line: Line, told: Any) -> None:
        try:
            said, line.waits = line.phone.send(told)
        except StopIteration:
            line.done, line.waits = True, ""
            line.took = time.perf_counter() - line.took
            if line.frames is None:
                self._end(line, "")
            return
        line.line.send(said.replace(b"{host}", self.named))

    def _end(self, line: Line, why: str) -> None:
        line.done, line.failed = True, why
        self.lines.pop(line.line.fileno(), None)
        line.line.close()


def processor(pid: int) -> float:
    """Seconds of processor that a process used."""
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> int:
    """What a process holds, in kilobytes."""
    with open(f"/proc/{pid}/status") as status:
        return int(status.read().partition("VmRSS:")[2].split()[0])
