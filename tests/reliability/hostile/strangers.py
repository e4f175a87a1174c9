"""Strangers who sit down by the hundreds over HTTP, honest phones that act meanwhile, and a console that looks."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from threading import Event, Thread
from typing import Any

from tests.plain import Page
from tests.realtime.servers import JSON, Device, Server
from tests.reliability.phones import Crowd, Phone, supporting

HANDS = 12  # that hold the strangers' phones
BETWEEN = 2.6  # seconds between two acts of an honest phone: within the shipped limits


class Stranger:
    """A program with a cookie of its own; `refused` is why it has no seat, `mark` what it could show at the door."""

    def __init__(self, server: Server) -> None:
        self.device = Device(server, "phone")
        self.device.web.headers["Connection"] = "close"  # thousands of them have no lines that stay
        self.token, self.seat, self.refused, self.mark = "", "", "", ""

    def sit(self) -> None:
        """Ask for a seat, once."""
        device = self.device
        self.token = device.web.get(f"{device.url}/token").json()["token"]
        answer = device.web.post(f"{device.url}/join", headers=JSON).json()
        error = answer.get("error", {})
        self.seat, self.refused, self.mark = answer.get("seat", ""), error.get("key", ""), error.get("mark", "")

    def say(self, kind: str, **fields: Any) -> Any:
        """Do an act; what came of it."""
        headers = JSON | {"X-CSRF-Token": self.token}
        message = {"kind": kind, "face": "phone"} | fields
        return self.device.web.post(f"{self.device.url}/act", json=message, headers=headers).json()


class Latecomer(Stranger):
    """Somebody honest with a new phone; `shown` is whether it was held up and showed its code."""

    shown = False

    def come(self, desk: "Desk") -> float:
        """Sit down, and be let in by hand where that does not work; the seconds that it took."""
        start = time.monotonic()
        self.sit()
        if self.refused:
            self.shown = True
            desk.lead("door.admit", mark=self.mark)
            self.sit()
        return time.monotonic() - start


def all_at_once(strangers: Iterable[Stranger], work: Callable[[Stranger], Any]) -> list[Any]:
    """Every one of them, as fast as a dozen hands can."""
    with ThreadPoolExecutor(HANDS) as hands:
        return list(hands.map(work, strangers))


class Honest:
    """Phones on sockets that go on supporting and taking it back, each in turn and within its limits."""

    def __init__(self, phones: list[Phone]) -> None:
        self.phones, self.acting, self.over = phones, Event(), Event()
        self.waits: list[float] = []
        self._thread = Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Honest":
        self._thread.start()
        assert self.acting.wait(60)
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._thread.join(120)

    def _run(self) -> None:
        habits = {id(phone): supporting() for phone in self.phones}
        with Crowd(self.phones) as crowd:
            assert crowd.connect() == len(self.phones)
            for phone in cycle(self.phones):
                if self.over.is_set():
                    break
                start = time.monotonic()
                key = phone.ask(**next(habits[id(phone)]))
                crowd.listen(60, lambda phone=phone, key=key: key in phone.answers, back=True)  # type: ignore[misc]
                self.waits.append(time.monotonic() - start)
                self.acting.set()
                crowd.listen(max(0.0, BETWEEN / len(self.phones) - self.waits[-1]))
            crowd.finish()

    @property
    def refusals(self) -> list[Any]:
        """What honest people were refused."""
        answers = [answer for phone in self.phones for answer in phone.answers.values()]
        return [answer for answer in answers if not answer["ok"]]

    @property
    def worst(self) -> tuple[float, float]:
        """Of their waits the 95th of a hundred, and the longest, in seconds."""
        found = sorted(self.waits)
        return found[len(found) * 95 // 100], found[-1]


class Desk:
    """The console as a page without scripts."""

    def __init__(self, device: Device) -> None:
        self.device = device

    @property
    def page(self) -> Page:
        """What it shows now."""
        return Page(self.device.get().text)

    def lead(self, kind: str, **fields: str) -> None:
        """Do an act that has to be kept, without looking at a page."""
        token = self.device.web.get(f"{self.device.url}/token").json()["token"]
        message, headers = {"kind": kind, "face": "console"} | fields, JSON | {"X-CSRF-Token": token}
        answer = self.device.web.post(f"{self.device.url}/act", json=message, headers=headers)
        assert answer.json()["ok"], answer.text

    def press(self, words: str, **filled: str) -> None:
        """Press a button with these fields filled in."""
        page = self.page
        button = page.button(words)
        body = [*page.pairs(filled), (button["name"], button["value"])]
        answer = self.device.web.post(f"{self.device.url}/act", data=body, allow_redirects=False)
        assert answer.status_code == 303, Page(answer.text).text
