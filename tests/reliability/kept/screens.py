"""Screens that follow a face as docs/protocol.md says, freeze, drop out and come back."""

import json
from collections import Counter
from functools import lru_cache
from typing import Any

from tests.realtime.servers import Device
from tests.reliability.phones import Answer, Fields, Phone

Rev = tuple[str, str, str]  # face, language, how far


class Witness:
    """What all screens together saw: whoever is equally far sees the same."""

    def __init__(self) -> None:
        self.pictures: dict[Rev, int] = {}
        self.newest: Counter[tuple[str, str]] = Counter()

    def sees(self, rev: Rev, picture: int, seq: int) -> None:
        """Somebody is this far, and sees this."""
        assert self.pictures.setdefault(rev, picture) == picture, f"two different pictures at {rev}"
        self.newest[rev[:2]] = max(self.newest[rev[:2]], seq)


class Screen(Phone):
    """One face on one device: its regions, how far it is, and whether it missed something."""

    def __init__(self, device: Device, witness: Witness, locale: str = "nl") -> None:
        super().__init__(device)
        self.witness, self.locale = witness, locale
        self.html: dict[str, str] = {}
        self.order: dict[str, list[str]] = {}
        self.seq = 0
        self.again = False
        self._joining: int | None = None

    def place(self) -> Fields:
        return super().place() | {"locale": self.locale}

    def joined(self, face: Answer) -> None:
        """The face whole, or nothing more than the numbers where nothing was missed."""
        self.again, self._joining = False, None
        if "html" in face:
            self.html, self.order = dict(face["html"]), dict(face["order"])
        else:
            assert face["rev"] == self.rev
        self._is_at(face["rev"], face["seq"])
        super().joined(face)

    def answered(self, number: int, answer: Answer) -> None:
        """Of a join, or of an act."""
        if number != self._joining:
            return super().answered(number, answer)
        again = self.again
        self.joined(answer)
        if again:
            self.join()

    def join(self) -> None:
        """Fetch what was missed."""
        if self._joining is None and self.wire is not None:
            self._joining = self.wire.emit("join", self.place())
        else:
            self.again = True

    def hang_up(self) -> None:
        self._joining = None
        super().hang_up()

    def _take(self, text: str) -> None:
        if text.startswith("42"):
            self.heard(*parsed(text))
        else:
            super()._take(text)

    def heard(self, name: str, message: Any) -> None:
        """A message that continues what is there is shown, a later one tells that something was missed."""
        if name == "beat" and message["rev"] != self.rev:
            self.join()
        if name != "regions":
            return
        if message["prev"] == self.rev:
            self._show(message)
        elif counter(message["rev"]) > counter(self.rev):
            self.join()

    def _show(self, message: Answer) -> None:
        self.html = {name: text for name, text in self.html.items() if name not in message["gone"]} | message["html"]
        self.order |= message["order"]
        self._is_at(message["rev"], message["seq"])

    def _is_at(self, rev: str, seq: int) -> None:
        assert seq >= self.seq, "the log went back"
        self.rev, self.seq = rev, seq
        self.witness.sees((*self.kind, rev), self.picture, seq)

    @property
    def kind(self) -> tuple[str, str]:
        """Its face and its language."""
        return self.device.face, self.locale

    @property
    def picture(self) -> int:
        """A number that differs when anything shown differs; a list that went with its stage is not shown."""
        shown = {name: items for name, items in self.order.items() if items and self.html.keys() >= set(items)}
        order = tuple((name, tuple(items)) for name, items in sorted(shown.items()))
        return hash((frozenset(self.html.items()), order))


def counter(rev: str) -> int:
    """The part of a rev that counts."""
    return int(rev.rpartition(".")[2] or 0)


@lru_cache(256)
def parsed(text: str) -> Any:
    """The same message to many is read once."""
    return json.loads(text[2:])
