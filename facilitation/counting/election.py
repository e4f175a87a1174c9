"""What a count needs and nothing more: plans, the pot, ballots, and what was agreed before voting opened."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from facilitation.room import Initiative

Kind = Literal["approval", "ranking", "points", "amounts", "grades", "resistance"]
Leftover = Literal["skip", "stop", "partial"]
MOST_RESISTANCE, NEUTRAL_RESISTANCE = 10, 5


class Ballot(msgspec.Struct, frozen=True):
    """One valid ballot: plan ids, for a ranking from first to last, and beside them the marks of the other kinds.

    A mark is points, cents, a grade from 0 to 4, or resistance from 0 to 10. `channel` is there only if it is weighed.
    """

    choices: tuple[str, ...]
    marks: tuple[int, ...] = ()
    channel: str = ""


class Agreed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What holds for every rule; all amounts in cents.

    committed  comes off the pot first
    caps       the most that goes to one theme
    exclusive  groups of plans of which at most one is funded
    least_votes  a plan on fewer ballots gets nothing
    leftover   at a plan that does not fit: pass over it, stop there, or give it what is left and stop
    floor      percent of the ask with which a plan can go ahead that states no minimum of its own
    unit       a partial amount is rounded down to a whole multiple of this
    shares     how much each channel weighs, all its ballots together; empty: every ballot weighs the same
    seed       the public word from which lots are drawn
    """

    committed: int = 0
    caps: Mapping[str, int] = {}
    exclusive: tuple[tuple[str, ...], ...] = ()
    least_votes: int = 0
    leftover: Leftover = "skip"
    floor: int = 100
    unit: int = 1
    shares: Mapping[str, int] = {}
    seed: str = ""


class Election(msgspec.Struct, frozen=True, kw_only=True):
    """Plans that take part, the pot in cents and ballots of one kind; in a ranking `top` places earn points."""

    plans: tuple[Initiative, ...]
    pot: int
    ballots: tuple[Ballot, ...]
    kind: Kind = "approval"
    top: int = 5
    agreed: Agreed = Agreed()

    @property
    def free(self) -> int:
        """The cents that are there to divide."""
        return max(0, self.pot - self.agreed.committed)

    def least(self, plan: Initiative) -> int:
        """The smallest amount in cents with which the plan can go ahead."""
        return plan.minimum if plan.scalable else -(-plan.ask * self.agreed.floor // 100)
