"""What every rule gives back: who gets what, every step on the way, and for the others why not and how close."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import msgspec

from facilitation.counting.ties import Tie


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """One plan in the order that a rule makes; equal plans share a rank. `points` is what the rule orders by."""

    id: str
    rank: int
    points: int | Fraction
    votes: int
    firsts: int


class Round(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step: a plan's turn. Amounts in cents; `left` is what the pot holds after it.

    A plan that was passed over has a reason in `why` and, where money was the reason, how much it was `short`.
    """

    id: str
    points: int | Fraction
    cost: int
    funded: bool
    left: int
    amount: int = 0
    why: str = ""
    short: int = 0
    of: tuple[str, ...] = ()


class Loser(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A plan that got nothing, why, and how close it was.

    reason  no_support · too_few_votes · too_few_points · does_not_fit · over_cap · excluded · not_reached ·
            too_little_support · supporters_spent · outweighed
    short   cents that it lacked
    near    the part of what it needed that was there, from 0 to 1, where that can be said
    of      the plans that it lost to: where the money of its supporters went, or which one excludes it
    """

    id: str
    reason: str
    points: int | Fraction = 0
    votes: int = 0
    short: int = 0
    near: Fraction | None = None
    of: tuple[str, ...] = ()
    theme: str = ""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of one rule. `awards` are cents per winner, in the order in which they were funded."""

    rule: str
    params: Mapping[str, Any]
    budget: int
    free: int
    awards: Mapping[str, int]
    rounds: Sequence[Round]
    losers: Sequence[Loser]
    ties: Sequence[Tie]
    standings: Sequence[Standing]
    counted: int
    details: Mapping[str, Any] = {}

    @property
    def winners(self) -> list[str]:
        """The ids of the plans that get money."""
        return list(self.awards)

    @property
    def spent(self) -> int:
        """What all plans were given together, in cents."""
        return sum(self.awards.values())

    @property
    def reserve(self) -> list[str]:
        """Plans with support that got nothing, in the order in which they follow when money comes free."""
        out = {"no_support", "too_few_votes", "too_few_points"}
        waiting = {loser.id for loser in self.losers if loser.reason not in out}
        return [standing.id for standing in self.standings if standing.id in waiting]
