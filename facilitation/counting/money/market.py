"""Plans for sale, and ballots with money: one run of equal shares at one height of the shares, fast and exact.

Money is whole numbers in a scale that grows with every price, so that nothing is ever rounded. What makes it fast:
- A plan's price only rises while money runs out, so an old price is a lower bound: only the cheapest few are looked at.
- Plans that all supporters can pay in full, cheapest first, are sold at every higher share for the same price. That
  ladder is climbed once, and each run starts where it ends.
- While nothing but the ladder is sold, the share at which anything else is sold is known: steps before it are skipped.
"""

from collections.abc import Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import gcd

from facilitation.counting.money.offers import Offer, Purchase, Run
from facilitation.counting.money.offers import rate as price_of
from facilitation.counting.money.purse import Purse
from facilitation.counting.rule import Count
from facilitation.state.plan import Initiative

PERCENT = 100


class Market:
    """All offers of one election."""

    def __init__(self, count: Count, by_cost: bool) -> None:
        self.count, self.by_cost = count, by_cost
        self.weights = count.tally.weights
        self.all = sum(self.weights) or 1
        purse = Purse(count.election, count.tally)
        offers = [self._offer(plan) for plan in count.election.plans if not purse.unsupported(plan)]
        self.offers = {offer.plan.id: offer for offer in offers if offer.weight}
        self._order = sorted(self.offers, key=lambda key: (self.offers[key].base, count.chain.place[key]))
        self._ladder = Run([], [0] * len(self.weights), PERCENT * self.all)
        self._step = 0

    def _offer(self, plan: Initiative) -> Offer:
        classes: dict[int, list[int]] = {}
        for points, voters in self.count.tally.backers[plan.id].items():
            for voter in voters:
                if self.weights[voter]:
                    classes.setdefault(points * self.weights[voter], []).append(voter)
        weight = sum(size * len(voters) for size, voters in classes.items())
        return Offer(plan, tuple(classes.items()), weight, self._value(plan, plan.ask, weight or 1))

    def _value(self, plan: Initiative, rest: int, weight: int) -> Fraction:
        """Cents per point (times the cost): the less a supporter pays for what it is worth, the sooner it is sold."""
        return Fraction(rest, weight * plan.ask if self.by_cost else weight)

    # --- the ladder: what is sold alike at every higher share ---------------------------------------------------

    def climb(self, total: Fraction) -> None:
        """Go as far up the ladder as shares of `total` cents together allow."""
        purse = self._bought(self._ladder.sold)
        while self._step < len(self._order):
            offer = self.offers[self._order[self._step]]
            if not purse.barred(offer.plan):
                if not self._all_can_pay(offer, total):
                    return
                self._rung(offer)
                purse.pay(offer.plan, offer.plan.ask)
            self._step += 1

    def _all_can_pay(self, offer: Offer, total: Fraction) -> bool:
        paid, scale = self._ladder.money, self._ladder.scale
        unit = int(total * scale / self.all) * offer.weight
        price = offer.plan.ask * scale
        return all(
            self.weights[voter] * unit - paid[voter] * offer.weight >= price * size
            for size, voters in offer.classes
            for voter in voters
        )

    def _rung(self, offer: Offer) -> None:
        ladder = self._ladder
        factor = offer.weight // gcd(offer.plan.ask * ladder.scale, offer.weight)
        ladder.scale *= factor
        ladder.money = paid = [money * factor for money in ladder.money]
        rate = offer.plan.ask * ladder.scale // offer.weight
        for size, voters in offer.classes:
            for voter in voters:
                paid[voter] += rate * size
        ladder.sold.append(offer.plan.id)

    def next_change(self, sold: Sequence[str]) -> Fraction | None:
        """Shares of this many cents together sell more than `sold`; None where no more than that can be said."""
        if len(sold) > len(self._ladder.sold):
            return None
        paid, scale, purse = self._ladder.money, self._ladder.scale, self._bought(sold)
        return min(
            (
                (offer.plan.ask + Fraction(sum(paid[voter] for voter in offer.voters), scale))
                * self.all
                / sum(self.weights[voter] for voter in offer.voters)
                for offer in self.offers.values()
                if offer.plan.id not in purse.awards and not purse.barred(offer.plan)
            ),
            default=None,
        )

    def _bought(self, sold: Sequence[str]) -> Purse:
        purse = Purse(self.count.election, self.count.tally)
        for key in sold:
            purse.pay(self.offers[key].plan, self.offers[key].plan.ask)
        return purse

    # --- one run ------------------------------------------------------------------------------------------------

    def run(self, total: Fraction, explain: bool = False) -> Run:
        """Everything that is sold when all shares together are `total` cents, a whole number of hundredths."""
        ladder = Run([], [0] * len(self.weights), PERCENT * self.all)
        if not explain:
            self.climb(total)
            ladder = self._ladder
        unit = int(total * ladder.scale / self.all)
        money = [unit * weight - paid for weight, paid in zip(self.weights, ladder.money, strict=True)]
        run = Run(list(ladder.sold), money, ladder.scale)
        if explain:
            run.purchases, run.ties, run.paid = [], [], []
        purse = self._bought(run.sold)
        place = self.count.chain.place
        queue = [(o.base, place[key], key, -1) for key, o in self.offers.items() if key not in purse.awards]
        heapify(queue)
        while queue:
            self._round(queue, run, purse, explain)
        return run

    def _round(self, queue: list[tuple[Fraction, int, str, int]], run: Run, purse: Purse, explain: bool) -> None:
        """Look at the cheapest offer: throw it out, give it its present price, or sell it where that is the lowest."""
        value, place, key, seen = heappop(queue)
        offer = self.offers[key]
        if purse.barred(offer.plan):
            return
        rate = price_of(offer, run)
        if rate is None:
            return
        now = self._value(offer.plan, rate[0], rate[1] * run.scale)
        if now > value and queue and (now, place) > queue[0][:2]:
            heappush(queue, (now, place, key, seen))
            return
        if explain:
            self._tell_tie(queue, run, purse, now, key)
        self._sell(offer, rate, run, explain, now)
        purse.pay(offer.plan, offer.plan.ask)

    def _sell(self, offer: Offer, rate: tuple[int, int], run: Run, explain: bool, value: Fraction) -> None:
        factor = rate[1] // gcd(*rate)
        run.scale *= factor
        run.money = money = [each * factor for each in run.money]
        price, poorer, rest, paid = rate[0] * factor // rate[1], 0, 0, {}
        for size, voters in offer.classes:
            full = price * size
            for voter in voters:
                has = money[voter]
                money[voter] = has - full if has > full else 0
                if explain:
                    poorer += has < full
                    rest += has if has < full else 0
                    paid[voter] = Fraction(min(has, full), run.scale)
        run.sold.append(offer.plan.id)
        if explain:
            run.paid.append(paid)
            run.purchases.append(
                Purchase(
                    id=offer.plan.id,
                    points=1 / value,
                    cost=offer.plan.ask,
                    funded=True,
                    amount=offer.plan.ask,
                    left=0,
                    price=Fraction(price, run.scale),
                    payers=len(paid) - poorer,
                    poorer=poorer,
                    rest=Fraction(rest, run.scale),
                )
            )

    def _tell_tie(
        self, queue: Sequence[tuple[Fraction, int, str, int]], run: Run, purse: Purse, value: Fraction, key: str
    ) -> None:
        equal = [key]
        for bound, _, other, _ in queue:
            if bound <= value and not purse.barred(self.offers[other].plan):
                rate = price_of(self.offers[other], run)
                if rate and self._value(self.offers[other].plan, rate[0], rate[1] * run.scale) == value:
                    equal.append(other)
        if len(equal) > 1:
            run.ties.append(self.count.chain.tie(equal, "price"))
