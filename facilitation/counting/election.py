"""What a count needs and nothing more: plans, the pot, ballots, and what was agreed before voting opened."""

import msgspec

from facilitation.state.method import APPROVED, Agreed, BallotKind
from facilitation.state.plan import Initiative

MOST_RESISTANCE, NEUTRAL_RESISTANCE = 10, 5


class Ballot(msgspec.Struct, frozen=True):
    """One valid ballot: plan ids, for a ranking from first to last, and beside them the marks of the other kinds.

    A mark is points, cents, a grade from 0 to 4, or resistance from 0 to 10. `channel` is there only if it is weighed.
    """

    choices: tuple[str, ...]
    marks: tuple[int, ...] = ()
    channel: str = ""


class Election(msgspec.Struct, frozen=True, kw_only=True):
    """Plans that take part, the pot in cents and ballots of one kind; in a ranking `top` places earn points."""

    plans: tuple[Initiative, ...]
    pot: int
    ballots: tuple[Ballot, ...]
    kind: BallotKind = APPROVED
    top: int = 5
    agreed: Agreed = Agreed()

    @property
    def free(self) -> int:
        """The cents that are there to divide."""
        return max(0, self.pot - self.agreed.committed)

    def least(self, plan: Initiative) -> int:
        """The smallest amount in cents with which the plan can go ahead."""
        return plan.minimum if plan.scalable else -(-plan.ask * self.agreed.floor // 100)
