"""A hall full of phones in one process: sockets that are all listened to at once, and what came when."""

import json
import re
import selectors
import time
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

from tests.realtime.servers import Live, Server, new_id
from tests.realtime.wire import BROWSER, Wire, frame

SEQ = re.compile(rb'42\["regions",\{"seq":(\d+),')
ANSWER = re.compile(rb'43(\d+)\[\{"ok":(true|false)(?:,"seq":(\d+))?')
Say = dict[str, str]


class Phone:
    """One phone and its notes: when which `seq` was on its screen, how much came, which acts it has out."""

    def __init__(self, live: Live) -> None:
        self.wire: Wire = live.wire
        self.seen: list[tuple[int, float]] = []
        self.bytes = self.messages = self.regions = 0
        self.asked: dict[int, float] = {}
        self.acked: list[tuple[int, float, float]] = []
        self.refused = 0
        self.wire.line.setblocking(False)

    def act(self, kind: str, **fields: Any) -> None:
        """Send an act and remember when."""
        number = next(self.wire.numbers)
        self.asked[number] = time.perf_counter()
        message = json.dumps(["act", {"id": new_id(), "kind": kind} | fields])
        self.wire.line.sendall(frame(f"42{number}{message}".encode()))

    def read(self) -> None:
        """Take in whatever is there."""
        data = self.wire.line.recv(1 << 20)
        if not data:
            raise ConnectionError("a phone was cut off")
        self.bytes += len(data)
        self.wire.frames.feed(data)
        now = time.perf_counter()
        while (found := self.wire.frames.next()) is not None:
            self.messages += 1
            self._note(found[1], now)

    def _note(self, body: bytes, now: float) -> None:
        if body == b"2":
            self.wire.line.sendall(frame(b"3"))
        elif match := SEQ.match(body):
            self.seen.append((int(match[1]), now))
            self.regions += 1
        elif match := ANSWER.match(body):
            sent = self.asked.pop(int(match[1]))
            if match[2] == b"true":
                self.acked.append((int(match[3]), sent, now))
            else:
                self.refused += 1

    def saw(self, seq: int) -> float | None:
        """When this phone showed the log up to `seq`."""
        at = bisect_left(self.seen, (seq, 0.0))
        return self.seen[at][1] if at < len(self.seen) else None


class Crowd:
    """So many phones with a seat, one in ten in English; where there are tables, one after another at the next one."""

    def __init__(self, server: Server, size: int, tables: Sequence[str] = ()) -> None:
        self._ears = selectors.DefaultSelector()
        self.phones: list[Phone] = []
        for number in range(size):
            place = {"table": tables[number % len(tables)]} if tables else {}
            language = "en" if number % 10 == 9 else "nl"
            self.phones.append(self.beside(server.seated(**place).joined(language, **BROWSER)))
            self.listen(0.001)  # who sits already says that it is there

    def beside(self, live: Live) -> Phone:
        """Another screen that is read, and in no number."""
        phone = Phone(live)
        self._ears.register(phone.wire.line, selectors.EVENT_READ, phone)
        return phone

    def listen(self, seconds: float, until: Callable[[], bool] = lambda: False) -> bool:
        """Take in everything for so long, or until something is true; tells whether it is."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if until():
                return True
            for key, _ in self._ears.select(min(left, 0.05)):
                key.data.read()
        return until()

    def quiet(self) -> None:
        """Forget what came so far."""
        self.listen(1.5)
        for phone in self.phones:
            phone.seen, phone.acked = [], []
            phone.bytes = phone.messages = phone.regions = 0
