"""Phones on bad lines: what was not answered is sent again, in order and under the same id, until it is."""

import json
import random
import selectors
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain, count, cycle
from typing import Any

from tests.realtime.servers import Device, new_id
from tests.realtime.wire import CLOSE, Gone, Refused, Wire

Answer = dict[str, Any]
Fields = dict[str, Any]
LOST = (OSError, Gone, Refused, TimeoutError)


class Phone:
    """A phone with a seat. `habit` is what it goes on doing, `at_once` how much of that may be unanswered.

    `said` are the ids by the numbers under which they went out; who is `away` does not come back yet.
    """

    def __init__(self, device: Device, base: str = "", habit: Iterable[Fields] = (), at_once: int = 2) -> None:
        self.device, self.base = device, base or device.server.base
        self.habit: Iterator[Fields] = iter(habit)
        self.at_once = at_once
        self.numbers = count(1)
        self.wire: Wire | None = None
        self.rev = ""
        self.away = False
        self.acts: dict[str, Fields] = {}
        self.waiting: dict[str, None] = {}
        self.answers: dict[str, Answer] = {}
        self.times_sent: Counter[str] = Counter()
        self.said: dict[int, str] = {}

    def connect(self) -> bool:
        """Come back: join with the rev it has, and send again what was not answered."""
        try:
            self.wire = Wire(self.base, self.device.cookie)
            self.wire.numbers = self.numbers
            self.joined(self.wire.call("join", self.place()))
        except LOST:
            self.hang_up()
            return False
        for key in self.waiting:
            self._send(key)
        return True

    def place(self) -> Fields:
        """The face it looks at, and how far it is."""
        return {"code": self.device.code, "face": self.device.face, "locale": "nl", "rev": self.rev}

    def joined(self, face: Answer) -> None:
        """It was let in; what came by meanwhile is heard now."""
        assert face["ok"], face
        self.rev = face["rev"]
        assert self.wire
        events, self.wire.events = self.wire.events, []
        for name, message in events:
            self.heard(name, message)

    def hang_up(self) -> None:
        """The line is gone; what was said and not answered waits."""
        if self.wire is not None:
            self.wire.close()
            self.wire = None

    def ask(self, kind: str, **fields: Any) -> str:
        """Do an act now; its id."""
        key = new_id()
        self.acts[key] = {"id": key, "kind": kind} | fields
        self.waiting[key] = None
        if self.wire is not None:
            self._send(key)
        return key

    def go_on(self) -> None:
        """Do what it is used to do, as long as not too much of it is unanswered."""
        while len(self.waiting) < self.at_once:
            act = next(self.habit, None)
            if act is None:
                return
            self.ask(**act)

    def _send(self, key: str) -> None:
        self.times_sent[key] += 1
        assert self.wire
        with suppress(OSError):  # whoever reads finds out that the line is gone
            self.said[self.wire.emit("act", self.acts[key])] = key

    def read(self) -> bool:
        """Take in what is there; False once the line is gone."""
        assert self.wire
        try:
            data = self.wire.line.recv(1 << 18, 0x40)  # MSG_DONTWAIT
        except BlockingIOError:
            return True
        except OSError:
            return False
        self.wire.frames.feed(data)
        return bool(data) and self._take_in()

    def _take_in(self) -> bool:
        assert self.wire
        while (found := self.wire.frames.next()) is not None:
            opcode, body = found
            if opcode == CLOSE:
                return False
            self._take(body.decode())
        return True

    def _take(self, text: str) -> None:
        assert self.wire
        if text == "2":
            with suppress(OSError):
                self.wire.say("3")
        elif text.startswith("43"):
            number, _, rest = text[2:].partition("[")
            self.answered(int(number), json.loads("[" + rest)[0])
        elif text.startswith("42"):
            name, message = json.loads(text[2:])
            self.heard(name, message)

    def answered(self, number: int, answer: Answer) -> None:
        """An act was answered; twice the same, if at all."""
        key = self.said[number]
        assert self.answers.setdefault(key, answer) == answer
        self.waiting.pop(key, None)

    def heard(self, name: str, message: Any) -> None:
        """News from the server."""
        if name == "regions":
            self.rev = message["rev"]


class Crowd:
    """Phones that are all listened to at once."""

    def __init__(self, phones: Iterable[Phone]) -> None:
        self.phones = list(phones)
        self._ears = selectors.DefaultSelector()

    def __enter__(self) -> "Crowd":
        return self

    def __exit__(self, *_: object) -> None:
        for phone in self.phones:
            phone.hang_up()
        self._ears.close()

    def connect(self) -> int:
        """Everybody who has no line tries once to get one; how many have one now."""
        for phone in self.phones:
            if phone.wire is None and not phone.away and phone.connect():
                self.thaw(phone)
        return sum(phone.wire is not None for phone in self.phones)

    def drop(self, phone: Phone) -> None:
        """Its line is cut off."""
        self.freeze(phone)
        phone.hang_up()

    def freeze(self, phone: Phone) -> None:
        """It sleeps: its line stays, and it reads nothing."""
        assert phone.wire
        self._ears.unregister(phone.wire.line)

    def thaw(self, phone: Phone) -> None:
        """It reads, if it has a line."""
        if phone.wire is not None:
            self._ears.register(phone.wire.line, selectors.EVENT_READ, phone)

    def hear(self, seconds: float = 0.05) -> None:
        """Take in what comes now."""
        for key, _ in self._ears.select(seconds):
            phone: Phone = key.data
            if not phone.read():
                self.drop(phone)

    def listen(self, seconds: float, until: Callable[[], bool] = lambda: False, *, back: bool = False) -> bool:
        """Take in everything for so long, or until something is true; whether it is. `back`: who drops, returns."""
        end = time.monotonic() + seconds
        while not until():
            left = end - time.monotonic()
            if left <= 0:
                return False
            if back:
                self.connect()
            self.hear(min(left, 0.05))
        return True

    def act_on(
        self,
        seconds: float,
        enough: Callable[[], bool] = lambda: False,
        *,
        back: bool = False,
        who: Iterable[Phone] | None = None,
    ) -> bool:
        """Everybody, or those alone, do what they are used to do, for so long or until it is enough."""
        busy = self.phones if who is None else list(who)

        def going_on() -> bool:
            for phone in busy:
                phone.go_on()
            return enough()

        return self.listen(seconds, going_on, back=back)

    def finish(self, seconds: float = 60) -> None:
        """Wait until everything was answered."""
        assert self.listen(seconds, lambda: not any(phone.waiting for phone in self.phones), back=True)

    @property
    def answers(self) -> dict[str, Answer]:
        """All answers by the id of the act."""
        return dict(chain.from_iterable(phone.answers.items() for phone in self.phones))


def supporting(argument: str = "A1") -> Iterator[Fields]:
    """Support, take it back, support, for ever: each of these acts is exactly one event, if the order is kept."""
    for kind in cycle(("argument.support", "argument.unsupport")):
        yield {"kind": kind, "argument": argument}


def arguing(chance: random.Random) -> Iterator[Fields]:
    """Argue now and then, and support in between."""
    for number, act in enumerate(supporting(), 1):
        if chance.random() < 0.02:
            yield {"kind": "argument.post", "initiative": "P1", "side": "for", "text": f"Reden {number}"}
        yield act
