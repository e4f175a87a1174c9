"""Answers to a package, round by round: who can live with it, who worries, who objects, and what came of that."""

from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Literal

import msgspec

from facilitation.state.groups import told_apart
from facilitation.state.seat import Channel

Position = Literal["agree", "concern", "objection"]
Where = Literal["room", "online"]
POSITIONS: tuple[Position, ...] = ("agree", "concern", "objection")
Became = Literal["", "worked_in", "withdrawn", "stands"]


class Consent(msgspec.Struct, frozen=True):
    """One seat's answer; a concern and an objection have a reason, and may say what their owner needs.

    Objections stand in the order of their `lot`; in older logs, which have none, of their seat.
    """

    position: Position
    reason: str
    channel: Channel
    need: str = ""
    lot: str = ""


class Round(msgspec.Struct, frozen=True):
    """One time that the room was asked: about the whole package, or about one plan.

    `shown` tells whether its answers were closed in time to be seen; of a round that was overtaken none are kept.
    `told` is what its closing told of the hall and those online apart, `answered` how many did over each channel; None
    in older logs. `hands` is what a show of hands in the hall came to, without words; None where nothing was counted.
    """

    number: int = 1
    about: str | None = None
    version: int = 0
    consents: Mapping[str, Consent] = {}
    shown: bool = False
    told: Mapping[Where, Mapping[str, int]] | None = None
    answered: Mapping[str, int] | None = None
    hands: Mapping[str, int] | None = None

    def counts(self, online: bool | None = None) -> dict[str, int]:
        """How many answered what, all of them or only those (not) online; hands are up in the hall."""
        if online is not None and self.told:
            return dict(self.told["online" if online else "room"])
        said = self._tally(c for c in self.consents.values() if online is None or (c.channel == "online") == online)
        return said if online else {name: number + self.by_hand(name) for name, number in said.items()}

    def by_hand(self, *positions: str) -> int:
        """How many hands were up for these answers; for all of them where none is named."""
        return sum(n for name, n in (self.hands or {}).items() if not positions or name in positions)

    def sizes(self) -> dict[str, int]:
        """How many answered over each channel, those by hand as a channel of their own."""
        by_hand = {"hands": self.by_hand()} if self.by_hand() else {}
        return dict(sorted((Counter[str](each.channel for each in self.consents.values()) + Counter(by_hand)).items()))

    @property
    def size(self) -> int:
        """How many answered, in whatever way."""
        return len(self.consents) + self.by_hand()

    @property
    def apart(self) -> bool:
        """Whether what the hall and those online answered may be told apart: enough of both did."""
        if self.told is not None:
            return bool(self.told)
        return told_apart(sum(self.counts(online).values()) for online in (False, True))

    def channels(self) -> dict[str, dict[str, int]]:
        """How many seats answered what, per channel; as its closing told it, where it did."""
        if self.told is not None:
            return {where: dict(counts) for where, counts in self.told.items()}
        found = sorted({consent.channel for consent in self.consents.values()})
        every: dict[str, dict[str, int]] = {
            name: self._tally(c for c in self.consents.values() if c.channel == name) for name in found
        }
        return every | ({"hands": {name: self.by_hand(name) for name in POSITIONS}} if self.by_hand() else {})

    def _tally(self, answers: Iterator[Consent]) -> dict[str, int]:
        tally = Counter(answer.position for answer in answers)
        return {position: tally[position] for position in POSITIONS}

    def answers(self, position: Position) -> list[Consent]:
        """The answers of this kind with a text, sorted so that their order says nothing."""
        said = [c for c in self.consents.values() if c.position == position and c.reason]
        return sorted(said, key=lambda consent: (consent.reason, consent.need))

    def objectors(self) -> dict[str, str]:
        """The seats that object by the name of their objection, in an order that says nothing and never changes."""
        lots = {seat: c.lot or seat for seat, c in self.consents.items() if c.position == "objection"}
        seats = sorted(lots, key=lambda seat: sha256(f"{self.number} {lots[seat]}".encode()).digest())
        return {f"B{self.number}.{place}": seat for place, seat in enumerate(seats, 1)}


class Fate(msgspec.Struct, frozen=True):
    """What became of an objection: `change` is how the package took it in, `words` what was said when it ended."""

    became: Became = ""
    change: str = ""
    words: str = ""
    by: str = ""


class Objection(msgspec.Struct, frozen=True):
    """An objection without its owner, as the room talks about it."""

    id: str
    round: int
    text: str
    need: str
    fate: Fate

    @property
    def standing(self) -> bool:
        """Whether nobody took it back and the package did not take it in."""
        return self.fate.became in ("", "stands")
