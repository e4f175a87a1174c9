"""The method of equal shares: everybody has the same part of the pot, and supporters pay for a plan together.

Each round the plan is funded whose supporters pay least for what they get; those with less than that left give all
they have. Then the shares are raised step by step, for as long as what is funded still fits the real pot, and what
remains is filled down the ranking. Peters, Pierczyński and Skowron, 2021 (arXiv:2008.13276); equalshares.net; Assen.
"""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Annotated, Any, Literal

import msgspec

from facilitation.counting.election import Election
from facilitation.counting.money.market import PERCENT, Market
from facilitation.counting.money.offers import Run
from facilitation.counting.money.purse import Purse
from facilitation.counting.money.spending import losers, result, spend
from facilitation.counting.preference import preference
from facilitation.counting.result import Loser, Result
from facilitation.counting.rule import EVERY_KIND, Count, Params, Progress, Report, Rule, silent

EURO = 100
MOST_NAMED = 2  # where the money of a loser's supporters went: more names say less
Totals = Callable[[int], Fraction]


class EqualShares(Params, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is agreed about equal shares.

    utility  what a plan is worth to a supporter: its `cost`, times the points on the ballot, or the `points` alone
    step     how the shares are raised: `1%` of the pot, or another whole number; `add1`, one euro a ballot; `none`
    stop     at the last outcome that fits the pot, or at the first to which no plan can be added
    fill     what happens with the rest: `greedy` goes down the ranking, `none` leaves it
    compare  whether the greedy outcome is taken instead when more voters get more of their plans by it
    begin    the step at which an interrupted count is taken up again
    """

    utility: Literal["cost", "points"] = "cost"
    step: Annotated[str, msgspec.Meta(pattern=r"^(none|add[1-9]\d{0,5}|[1-9]\d{0,2}%)$")] = "1%"
    stop: Literal["last_feasible", "exhaustive"] = "last_feasible"
    fill: Literal["greedy", "none"] = "greedy"
    compare: bool = False
    begin: Annotated[int, msgspec.Meta(ge=0)] = 0


def divide(election: Election, params: EqualShares, report: Report = silent) -> Result:
    """Raise, buy, fill, and where that was agreed compare; the rounds tell the run that counts."""
    count = Count(election)
    market = Market(count, params.utility == "cost")
    totals = _totals(election, params.step)
    step = _raise(market, totals, params, report) if market.offers else 0
    run = market.run(totals(step), explain=True)
    found = _told(count, params, market, run, step, totals(step))
    return _compared(count, params, found) if params.compare else found


def _totals(election: Election, step: str) -> Totals:
    """All shares together in cents, after so many steps."""
    amount = int(re.sub(r"\D", "", step) or 0)
    if step.startswith("add"):
        return lambda number: Fraction(election.free + number * amount * EURO * len(election.ballots))
    return lambda number: Fraction(election.free * (PERCENT + number * amount), PERCENT)


def _raise(market: Market, totals: Totals, params: EqualShares, report: Report) -> int:
    """The step whose outcome counts. Where the step to begin at is past it, all of it is done again."""
    step, run = params.begin, market.run(totals(params.begin))
    if _cost(market, run) > market.count.election.free:
        return _raise(Market(market.count, market.by_cost), totals, msgspec.structs.replace(params, begin=0), report)
    if params.step == "none":
        return step
    size = totals(1) - totals(0)
    while size and not _finished(market, run, params):
        change = market.next_change(run.sold)
        after = max(step + 1, -(-(change - totals(0)) // size)) if change is not None else step + 1
        report(Progress("equal-shares", after))
        following = market.run(totals(after))
        if _cost(market, following) > market.count.election.free:
            return after - 1
        step, run = after, following
    return step


def _finished(market: Market, run: Run, params: EqualShares) -> bool:
    """Whether everything is sold that ever can be, or nothing more fits where that is agreed to be enough."""
    purse = Purse(market.count.election, market.count.tally)
    for key in run.sold:
        purse.pay(market.offers[key].plan, market.offers[key].plan.ask)
    judge = purse.hindrance if params.stop == "exhaustive" else purse.barred
    return all(judge(offer.plan) for key, offer in market.offers.items() if key not in purse.awards)


def _cost(market: Market, run: Run) -> int:
    return sum(market.offers[key].plan.ask for key in run.sold)


def _told(count: Count, params: EqualShares, market: Market, run: Run, step: int, total: Fraction) -> Result:
    purse = count.purse()
    rounds: list[Any] = []
    for purchase in run.purchases:
        purse.pay(count.plans[purchase.id], purchase.cost)
        rounds.append(msgspec.structs.replace(purchase, left=purse.left))
    order, ties = count.order()
    filling = spend(order, purse) if params.fill == "greedy" else []
    unpaid = losers(order, filling, purse)
    return Result(
        rule="equal-shares",
        params=msgspec.to_builtins(params),
        budget=count.election.pot,
        free=count.election.free,
        awards=dict(purse.awards),
        rounds=[*rounds, *filling],
        losers=[_loser(each, market, run, total, purse) for each in unpaid],
        ties=[*run.ties, *([tie for tie in ties if set(tie.ids) & {each.id for each in filling}])],
        standings=order,
        counted=len(count.election.ballots),
        details={
            "step": step,
            "share": total / market.all,
            "first_share": Fraction(count.election.free, market.all),
            "bought": list(run.sold),
            "filled": [each.id for each in filling if each.funded],
        },
    )


def _loser(loser: Loser, market: Market, run: Run, total: Fraction, purse: Purse) -> Loser:
    """What the ballots rule out stays so; otherwise money was the reason: too few supporters, or it was spent."""
    if loser.reason not in ("does_not_fit", "not_reached") or loser.id not in market.offers:
        return loser
    offer = market.offers[loser.id]
    voters = offer.voters
    had = total * sum(market.weights[voter] for voter in voters) / market.all
    left = run.left(voters)
    spent = {
        purchase.id: sum(paid[voter] for voter in voters if voter in paid)
        for purchase, paid in zip(run.purchases, run.paid, strict=True)
    }
    most = sorted((key for key in spent if spent[key]), key=lambda key: -spent[key])[:MOST_NAMED]
    poor = had < offer.plan.ask or not most
    return msgspec.structs.replace(
        loser,
        reason="too_little_support" if poor else "supporters_spent",
        near=min(Fraction(1), left / offer.plan.ask),
        short=max(0, offer.plan.ask - purse.left),
        of=() if poor else tuple(most),
    )


def _compared(count: Count, params: EqualShares, shares: Result) -> Result:
    """The greedy outcome where more voters get more by it, otherwise this one; either way with the numbers."""
    greedy = result("equal-shares", shares.params, count.order(), count.purse())
    found = preference(count, shares.awards, greedy.awards)
    taken = greedy if found.second > found.first else shares
    told = {"prefer_equal_shares": found.first, "prefer_greedy": found.second, "same": found.same}
    taken_by = {"comparison": told | {"taken": "greedy" if taken is greedy else "equal-shares"}}
    return msgspec.structs.replace(taken, details={**taken.details, **taken_by})


RULE = Rule("equal-shares", EVERY_KIND, divide, EqualShares)
