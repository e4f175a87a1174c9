"""Greedy with skip: down the ranking, each plan gets its whole ask if that still fits, as in Amsterdam and Antwerp."""

from collections.abc import Mapping, Sequence

import msgspec

from facilitation.counting import Outcome
from facilitation.counting.election import Election
from facilitation.counting.result import Result
from facilitation.counting.rule import EVERY_KIND, Count, Params, Report, Rule, silent
from facilitation.counting.spending import result
from facilitation.room import Initiative


class Step(msgspec.Struct, frozen=True):
    """One plan's turn: what it asked, whether that fitted, and what was left after it (cents)."""

    initiative: str
    ask: int
    funded: bool
    left: int


class Proposal(msgspec.Struct, frozen=True):
    """What the ranking by itself would give, in cents, with every step."""

    amounts: Mapping[str, int]
    steps: tuple[Step, ...]
    remainder: int


def fill(ranking: Outcome, initiatives: Sequence[Initiative], pot: int) -> Proposal:
    """Give each plan with at least one point its ask, in order, skipping what no longer fits."""
    plans = {plan.id: plan for plan in initiatives}
    left, amounts, steps = pot, {}, []
    for score in ranking.scores:
        plan = plans.get(score.initiative)
        if plan is None or score.points == 0:
            continue
        funded = plan.ask <= left
        if funded:
            left -= plan.ask
            amounts[plan.id] = plan.ask
        steps.append(Step(plan.id, plan.ask, funded, left))
    return Proposal(amounts, tuple(steps), left)


def divide(election: Election, params: Params, report: Report = silent) -> Result:
    """Down the ranking by votes of approvals, points of rankings, marks of the other kinds."""
    count = Count(election)
    return result("greedy", {}, count.order(), count.purse())


RULE = Rule("greedy", EVERY_KIND, divide)
