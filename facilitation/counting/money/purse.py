"""The pot while it is being divided: what is left of it and of each theme's cap, and who may still be funded."""

from collections.abc import Mapping

import msgspec

from facilitation.counting.election import Election
from facilitation.counting.tally import Tally
from facilitation.state.plan import Initiative


class Hindrance(msgspec.Struct, frozen=True):
    """Why a plan cannot be funded now: the reason, the cents it is short, and the plans that stand in its way."""

    reason: str
    short: int = 0
    of: tuple[str, ...] = ()


class Purse:
    """Keeps every promise about money that holds whatever the rule: pot, caps, exclusions and thresholds."""

    def __init__(self, election: Election, counted: Tally, free: int | None = None) -> None:
        self.election, self.counted = election, counted
        self.left = election.free if free is None else free
        self.awards: dict[str, int] = {}
        self._caps = dict(election.agreed.caps)
        self._rivals: Mapping[str, set[str]] = {
            plan.id: {key for group in election.agreed.exclusive if plan.id in group for key in group} - {plan.id}
            for plan in election.plans
        }

    def unsupported(self, plan: Initiative) -> Hindrance | None:
        """Why the ballots alone rule this plan out."""
        votes = self.counted.votes[plan.id]
        if not self.counted.points[plan.id]:
            return Hindrance("no_support")
        if votes < self.election.agreed.least_votes:
            return Hindrance("too_few_votes")
        if self.counted.points[plan.id] < (self.election.agreed.least_points or 0):
            return Hindrance("too_few_points")
        return None

    def barred(self, plan: Initiative, amount: int | None = None) -> Hindrance | None:
        """Why the plan is out whatever the pot still holds: support, a funded rival, or the cap of its theme."""
        found = self.unsupported(plan)
        if found:
            return found
        rivals = tuple(key for key in self.awards if key in self._rivals[plan.id])
        if rivals:
            return Hindrance("excluded", of=rivals)
        short = (plan.ask if amount is None else amount) - self._caps.get(plan.theme, self.election.pot + plan.ask)
        return Hindrance("over_cap", short) if short > 0 else None

    def hindrance(self, plan: Initiative) -> Hindrance | None:
        """Why the plan cannot have its whole ask now, or None when it can."""
        found = self.barred(plan)
        if found is None and plan.ask > self.left:
            return Hindrance("does_not_fit", plan.ask - self.left)
        return found

    def partial(self, plan: Initiative) -> int:
        """The part of its ask that this plan can go ahead with now, in cents; 0 when it cannot."""
        within = min(plan.ask, self.left, self._caps.get(plan.theme, plan.ask))
        amount = within // self.election.agreed.unit * self.election.agreed.unit
        return amount if amount >= self.election.least(plan) and not self.barred(plan, amount) else 0

    def pay(self, plan: Initiative, amount: int) -> None:
        """Give the plan this many cents."""
        self.left -= amount
        self.awards[plan.id] = amount
        if plan.theme in self._caps:
            self._caps[plan.theme] -= amount
