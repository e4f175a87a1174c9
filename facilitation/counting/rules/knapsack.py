"""Knapsack: of all sets of plans that fit the pot, the one with the most points together.

Exact, by the list of sets that nothing beats (Nemhauser and Ullmann, 1969): a set that costs more and is worth no more
than another is dropped, and so is one that could not become the best even with parts of plans. Of equally good sets the
cheapest goes first, and of equally cheap ones that with the plan that stands highest in the ranking.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import reduce
from typing import Literal

import msgspec

from facilitation.counting.election import Election
from facilitation.counting.money.spending import losers
from facilitation.counting.result import Loser, Result, Round
from facilitation.counting.rule import EVERY_KIND, Count, Params, Progress, Report, Rule, silent
from facilitation.counting.ties import Tie
from facilitation.state.plan import Initiative


class Knapsack(Params, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is agreed: whether a plan is worth its `points`, or its points times its `cost`."""

    utility: Literal["points", "cost"] = "points"


class Item(msgspec.Struct, frozen=True):
    """A plan that may go in; `bit` is larger for a plan higher in the ranking."""

    plan: Initiative
    worth: int
    bit: int


Pack = tuple[int, int, int, int]  # cost, worth, the plans in it as bits, and the next set just as good (0: none)


def divide(election: Election, params: Knapsack, report: Report = silent) -> Result:
    """The best set, its plans in the order of the ranking."""
    count = Count(election)
    order, _ = count.order()
    items = _items(count, params, [standing.id for standing in order])
    report(Progress("knapsack", len(items)))
    found = best(items, election)
    chosen = [item for item in items if found[2] & item.bit]
    purse, rounds = count.purse(), []
    for item in chosen:
        purse.pay(item.plan, item.plan.ask)
        rounds.append(_round(count, item, purse.left))
    return Result(
        rule="knapsack",
        params=msgspec.to_builtins(params),
        budget=election.pot,
        free=election.free,
        awards=dict(purse.awards),
        rounds=rounds,
        losers=[_loser(each, found[1], items, count) for each in losers(order, rounds, purse)],
        ties=_ties(count, found, items),
        standings=order,
        counted=len(election.ballots),
        details={"worth": found[1]},
    )


def _items(count: Count, params: Knapsack, order: Sequence[str]) -> list[Item]:
    purse = count.purse()
    plans = [count.plans[key] for key in order if purse.unsupported(count.plans[key]) is None]
    worth = {plan.id: count.tally.points[plan.id] * (plan.ask if params.utility == "cost" else 1) for plan in plans}
    return [Item(plan, worth[plan.id], 1 << (len(plans) - place)) for place, plan in enumerate(plans)]


def best(items: Sequence[Item], election: Election) -> Pack:
    """The best pack within the pot, the caps and the exclusions: of each exclusive group every plan is tried."""
    for group in election.agreed.exclusive:
        rivals = [item for item in items if item.plan.id in group]
        if len(rivals) > 1:
            tries = ([item for item in items if item is kept or item not in rivals] for kept in rivals)
            return reduce(_better, (best(some, election) for some in tries))
    return _packed(items, election)


def _packed(items: Sequence[Item], election: Election) -> Pack:
    """A front per capped theme, then the front of everything else on top of their sums."""
    front: list[Pack] = [(0, 0, 0, 0)]
    for theme, cap in election.agreed.caps.items():
        own = _front([(0, 0, 0, 0)], [item for item in items if item.plan.theme == theme], min(cap, election.free), [])
        front = _sums(front, own, election.free)
    free = [item for item in items if item.plan.theme not in election.agreed.caps]
    found: Pack = (0, 0, 0, 0)
    for pack in _front(front, free, election.free, free):
        found = _better(found, pack)
    return found


def _front(front: list[Pack], items: Iterable[Item], free: int, bounded: Sequence[Item]) -> list[Pack]:
    """Put in the items one by one, the most worth per cent first; `bounded` are those that a bound may count on."""
    ordered = sorted(items, key=lambda item: (-Fraction(item.worth, item.plan.ask), -item.bit))
    for place, item in enumerate(ordered):
        cost, worth, bit = item.plan.ask, item.worth, item.bit
        more = [
            (c + cost, w + worth, bits | bit, other and other | bit) for c, w, bits, other in front if c + cost <= free
        ]
        front = _merged(front, more)
        if bounded:
            front = _promising(front, ordered[place + 1 :], free)
    return front


def _merged(one: list[Pack], other: list[Pack]) -> list[Pack]:
    """Both fronts, by cost, without the packs that a cheaper one is worth as much as."""
    found: list[Pack] = []
    for pack in sorted([*one, *other], key=lambda pack: (pack[0], -pack[1], -pack[2])):
        if found and found[-1][1] >= pack[1]:
            if found[-1][:2] == pack[:2] and found[-1][2] != pack[2]:
                found[-1] = _better(found[-1], pack)
            continue
        found.append(pack)
    return found


def _promising(front: list[Pack], rest: Sequence[Item], free: int) -> list[Pack]:
    """Without the packs that cannot reach what the best of them surely reaches."""
    sure = max(_filled(pack, rest, free) for pack in front)
    return [pack for pack in front if _bound(pack, rest, free) >= sure]


def _filled(pack: Pack, rest: Sequence[Item], free: int) -> int:
    cost, worth = pack[:2]
    for item in rest:
        if cost + item.plan.ask <= free:
            cost, worth = cost + item.plan.ask, worth + item.worth
    return worth


def _bound(pack: Pack, rest: Sequence[Item], free: int) -> int:
    cost, worth = pack[:2]
    for item in rest:
        if cost + item.plan.ask > free:
            return worth + item.worth * (free - cost) // item.plan.ask
        cost, worth = cost + item.plan.ask, worth + item.worth
    return worth


def _sums(one: list[Pack], other: list[Pack], free: int) -> list[Pack]:
    sums = [_plus(a, b) for a in one for b in other if a[0] + b[0] <= free]
    return _merged([], sums)


def _plus(one: Pack, other: Pack) -> Pack:
    """Packs of different plans together; the next best differs in one of the two."""
    second = max(one[3] and one[3] | other[2], other[3] and one[2] | other[3])
    return one[0] + other[0], one[1] + other[1], one[2] | other[2], second


def _better(one: Pack, other: Pack) -> Pack:
    """The better of the two, with the next of those that are just as good."""
    if one[:2] != other[:2]:
        return min(one, other, key=lambda pack: (-pack[1], pack[0]))
    first, second, *_ = [*sorted({*one[2:], *other[2:]} - {0}, reverse=True), 0, 0]
    return *one[:2], first, second


def _round(count: Count, item: Item, left: int) -> Round:
    plan = item.plan
    points = count.tally.points[plan.id]
    return Round(id=plan.id, points=points, cost=plan.ask, funded=True, amount=plan.ask, left=left)


def _ties(count: Count, found: Pack, items: Sequence[Item]) -> list[Tie]:
    """The plans in which two equally good sets differ."""
    if not found[3]:
        return []
    ids = tuple(item.plan.id for item in items if (found[2] ^ found[3]) & item.bit)
    return [Tie(ids, "ranking", "worth")] if len(ids) > 1 else []


def _loser(loser: Loser, most: int, items: Sequence[Item], count: Count) -> Loser:
    """A plan that cannot even go in alone lacks money; any other is as near as the best set that holds it."""
    own = next((item for item in items if item.plan.id == loser.id), None)
    if own is None:
        return loser
    hindrance = count.purse().hindrance(own.plan)
    if hindrance:
        near = Fraction(own.plan.ask - hindrance.short, own.plan.ask)
        theme = own.plan.theme if hindrance.reason == "over_cap" else ""
        return msgspec.structs.replace(loser, reason=hindrance.reason, short=hindrance.short, near=near, theme=theme)
    near = Fraction(_forced(own, items, count.election), most)
    return msgspec.structs.replace(loser, reason="outweighed", near=near)


def _forced(own: Item, items: Sequence[Item], election: Election) -> int:
    """The worth of the best set that holds this plan."""
    agreed = election.agreed
    rivals = {key for group in agreed.exclusive if own.plan.id in group for key in group}
    caps = {theme: cap - own.plan.ask if theme == own.plan.theme else cap for theme, cap in agreed.caps.items()}
    left = election.free - own.plan.ask
    rest = msgspec.structs.replace(election, pot=left, agreed=msgspec.structs.replace(agreed, committed=0, caps=caps))
    return own.worth + best([item for item in items if item.plan.id not in rivals | {own.plan.id}], rest)[1]


RULE = Rule("knapsack", EVERY_KIND, divide, Knapsack)
