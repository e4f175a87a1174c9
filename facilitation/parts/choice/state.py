"""A question with options that the room chooses between by resistance; what each seat said is hidden until closed."""

from collections import Counter
from collections.abc import Mapping

import msgspec

from facilitation.counting import resistance, ties
from facilitation.counting.resistance import NOTHING, Outcome
from facilitation.state.award import Awards
from facilitation.state.seat import Channel


class Option(msgspec.Struct, frozen=True):
    """One thing to choose; `version` is the package it stands for, where it is one.

    In an event a text that was removed from the log is None; in the state of a meeting it is empty.
    """

    id: str
    title: str | None = ""
    text: str | None = ""
    version: int | None = None

    def readable(self) -> "Option":
        """The option with empty texts where texts were removed."""
        return Option(self.id, self.title or "", self.text or "", self.version)


class Marked(msgspec.Struct, frozen=True):
    """What one seat said: resistance from 0 to 10 per option; what it left out is blank."""

    marks: Mapping[str, int]
    channel: Channel


class Choice(msgspec.Struct, frozen=True):
    """One question; doing nothing is an option of every choice, and stands in no list of them.

    `packages` holds the awards of options that are packages, `answers` are per opaque seat, `words` are the room's for
    a lot, `adopted` is the version that the package became by it. `told` counts seats per channel, where
    its closing did.
    """

    id: str
    stage: str
    question: str
    options: tuple[Option, ...]
    packages: Mapping[str, Awards] = {}
    answers: Mapping[str, Marked] = {}
    closed: bool = False
    words: str = ""
    adopted: int | None = None
    told: Mapping[str, int] | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids of everything that can be chosen, doing nothing last."""
        return (*(option.id for option in self.options), NOTHING)

    @property
    def outcome(self) -> Outcome:
        """What the answers come to; only to be told once it is closed."""
        return resistance.count(self.keys, [answer.marks for answer in self.answers.values()], self.seed)

    @property
    def seed(self) -> str:
        """The public word for a lot: a hash of all answers, and what the room called; empty before it did."""
        return f"{self.digest}:{self.words}" if self.words else ""

    @property
    def digest(self) -> str:
        """SHA-256 of all answers, which is shown before the room calls its words."""
        return ties.digest(resistance.paper(self.keys, answer.marks) for answer in self.answers.values())

    @property
    def needs_lot(self) -> bool:
        """Whether the room has to call words, because nothing else tells the best options apart."""
        return self.closed and not self.words and self.outcome.by == "lot"

    @property
    def channels(self) -> dict[str, int]:
        """How many seats answered, per channel."""
        if self.told is not None:
            return dict(self.told)
        return dict(sorted(Counter(answer.channel for answer in self.answers.values()).items()))

    def option_for(self, awards: Awards) -> str | None:
        """The option that is this package, if one is."""
        return next((key for key, package in self.packages.items() if package == awards), None)

    @property
    def winning_package(self) -> str | None:
        """The option that won, where it is a package that can be taken over."""
        winner = self.outcome.winner if self.closed else None
        return winner if winner in self.packages else None


class Choices(msgspec.Struct, frozen=True):
    """All questions that were put, by their ids, oldest first; `shown` is the one that the room looks at."""

    put: Mapping[str, Choice] = {}
    shown: str | None = None
