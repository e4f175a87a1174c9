"""Sequential Phragmén: a plan's cost is a load on its supporters; always the plan that keeps the heaviest load lowest.

Everybody earns money at the same speed, and supporters buy a plan at the moment that they can pay for it together. Lars
Edvard Phragmén, 1895; with costs: Los, Christoff and Grossi, 2022. A plan on a ballot is a plan supported.
"""

from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import gcd
from typing import Literal

import msgspec

from facilitation.counting.election import Election
from facilitation.counting.money.purse import Purse
from facilitation.counting.money.spending import losers
from facilitation.counting.result import Loser, Result, Round
from facilitation.counting.rule import EVERY_KIND, Count, Params, Report, Rule, silent
from facilitation.counting.tally import supported
from facilitation.counting.ties import Tie


class Phragmen(Params, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is agreed: `unfit`, whether the count stops at the first plan that does not fit, or passes over it."""

    unfit: Literal["stop", "skip"] = "stop"


class Load(Round, frozen=True, kw_only=True, omit_defaults=True):
    """A plan at its turn: `load` is what its supporters have then paid in all, cents per ballot, `backers` how many."""

    load: Fraction
    backers: int


class Loads:
    """Who supports what, and what everybody has paid: whole numbers in a scale that grows, so that all stays exact."""

    def __init__(self, count: Count) -> None:
        self.count = count
        self.paid, self.scale = [0] * len(count.election.ballots), 1
        self.backers: dict[str, list[int]] = {key: [] for key in count.plans}
        for voter, ballot in enumerate(count.election.ballots):
            for key in supported(count.election, ballot):
                if key in self.backers and count.tally.weights[voter]:
                    self.backers[key].append(voter)
        self.weight = {key: sum(count.tally.weights[voter] for voter in voters) for key, voters in self.backers.items()}

    def load(self, key: str) -> Fraction:
        """What each supporter will have paid when they buy this plan."""
        weights = self.count.tally.weights
        paid = sum(self.paid[voter] * weights[voter] for voter in self.backers[key])
        return Fraction(self.count.plans[key].ask * self.scale + paid, self.scale * self.weight[key])

    def buy(self, key: str, load: Fraction) -> None:
        """From now on all supporters have paid as much."""
        factor = load.denominator // gcd(load.denominator, self.scale)
        self.scale *= factor
        self.paid = [paid * factor for paid in self.paid]
        even = int(load * self.scale)
        for voter in self.backers[key]:
            self.paid[voter] = even


def divide(election: Election, params: Phragmen, report: Report = silent) -> Result:
    """Buy until nothing is left to buy, or the next plan does not fit."""
    count = Count(election)
    loads, purse = Loads(count), count.purse()
    order, _ = count.order()
    place = count.chain.place
    queue = [(loads.load(key), place[key], key) for key in loads.backers if _open(loads, purse, key)]
    heapify(queue)
    rounds: list[Load] = []
    ties: list[Tie] = []
    while queue:
        load, key, equal = _cheapest(queue, loads)
        if len(equal) > 1:
            ties.append(count.chain.tie(equal, "load"))
        rounds.append(_turn(loads, purse, key, load))
        if rounds[-1].why == "does_not_fit" and params.unfit == "stop":
            break
    return Result(
        rule="phragmen",
        params=msgspec.to_builtins(params),
        budget=election.pot,
        free=election.free,
        awards=dict(purse.awards),
        rounds=rounds,
        losers=[_loser(each, loads, purse) for each in losers(order, rounds, purse)],
        ties=ties,
        standings=order,
        counted=len(election.ballots),
    )


def _open(loads: Loads, purse: Purse, key: str) -> bool:
    return bool(loads.weight[key]) and purse.unsupported(loads.count.plans[key]) is None


def _cheapest(queue: list[tuple[Fraction, int, str]], loads: Loads) -> tuple[Fraction, str, list[str]]:
    """Loads only rise, so an old one is a lower bound; also all plans that stand equal."""
    while True:
        bound, place, key = heappop(queue)
        load = loads.load(key)
        if load > bound and queue and (load, place) > queue[0][:2]:
            heappush(queue, (load, place, key))
            continue
        return load, key, [key, *(other for known, _, other in queue if known <= load and loads.load(other) == load)]


def _turn(loads: Loads, purse: Purse, key: str, load: Fraction) -> Load:
    plan = loads.count.plans[key]
    hindrance = purse.hindrance(plan)
    if hindrance is None:
        loads.buy(key, load)
        purse.pay(plan, plan.ask)
    return Load(
        id=key,
        points=loads.weight[key],
        cost=plan.ask,
        funded=hindrance is None,
        amount=0 if hindrance else plan.ask,
        left=purse.left,
        why=hindrance.reason if hindrance else "",
        short=hindrance.short if hindrance else 0,
        of=hindrance.of if hindrance else (),
        load=load,
        backers=len(loads.backers[key]),
    )


def _loser(loser: Loser, loads: Loads, purse: Purse) -> Loser:
    """A plan that was never reached tells how much it lacked, and how far the count had come towards it."""
    if loser.reason != "not_reached":
        return loser
    if not loads.weight[loser.id]:  # it has points, but nobody who prefers it to nothing
        return msgspec.structs.replace(loser, reason="no_support")
    ask, reached = loads.count.plans[loser.id].ask, Fraction(max(loads.paid, default=0), loads.scale)
    return msgspec.structs.replace(
        loser, short=max(0, ask - purse.left), near=min(Fraction(1), reached / loads.load(loser.id))
    )


RULE = Rule("phragmen", EVERY_KIND, divide, Phragmen)
