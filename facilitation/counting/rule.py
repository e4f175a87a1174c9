"""What a rule is: which ballots it can count, what can be agreed about it, and how it divides the pot."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import msgspec

from facilitation.counting.election import Election
from facilitation.counting.money.purse import Purse
from facilitation.counting.money.spending import Order, standings
from facilitation.counting.result import Result
from facilitation.counting.tally import Tally, tally
from facilitation.counting.ties import Chain
from facilitation.state.method import BallotKind

EVERY_KIND: tuple[BallotKind, ...] = ("approval", "ranking", "points", "amounts", "grades", "resistance")


class Progress(msgspec.Struct, frozen=True):
    """How far a count is, for whoever waits: the step it is at. A count can be taken up again at that step."""

    rule: str
    step: int


Report = Callable[[Progress], None]


class Params(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is agreed about one rule. A rule without choices has none."""


class Rule(msgspec.Struct, frozen=True):
    """A counting rule under its own name; `divide` gives the same result for the same election, always."""

    name: str
    kinds: tuple[BallotKind, ...]
    divide: Callable[[Election, Any, Report], Result]
    params: type[Params] = Params


class Count:
    """One election made ready for a rule: ballots counted once, and the order among equals."""

    def __init__(self, election: Election) -> None:
        self.election = election
        self.tally: Tally = tally(election)
        self.chain = Chain(election, self.tally)
        self.plans = {plan.id: plan for plan in election.plans}

    def order(self, scores: Mapping[str, int | Fraction] | None = None, on: str = "points") -> Order:
        """All plans by these scores, or else by their points, and the ties among them."""
        return standings(self.tally.points if scores is None else scores, self.tally, self.chain, on)

    def purse(self) -> Purse:
        """A purse from which nothing was paid yet."""
        return Purse(self.election, self.tally)


def silent(progress: Progress) -> None:
    """Hears how far a count is, and tells nobody."""
