"""What is for sale in equal shares, what it costs its supporters at a moment, and how they paid for it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import msgspec

from facilitation.counting.result import Round
from facilitation.counting.ties import Tie
from facilitation.state.plan import Initiative

Classes = Sequence[tuple[int, Sequence[int]]]  # points times weight, and the ballots that give so much


class Purchase(Round, frozen=True, kw_only=True, omit_defaults=True):
    """A plan that its supporters paid for together; amounts in cents, exact.

    `payers` ballots pay `price` for each point, `poorer` ones gave all they had left, `rest` together. `points` is
    effective support.
    """

    price: Fraction
    payers: int
    poorer: int
    rest: Fraction = Fraction(0)


class Run(msgspec.Struct):
    """What was sold, in order, and what every ballot still has, in parts of a cent: `scale` to a cent."""

    sold: list[str]
    money: list[int]
    scale: int
    purchases: list[Purchase] = []
    ties: list[Tie] = []
    paid: list[dict[int, Fraction]] = []

    def left(self, voters: Sequence[int]) -> Fraction:
        """Cents that these ballots have together."""
        return Fraction(sum(self.money[voter] for voter in voters), self.scale)


class Offer(msgspec.Struct, frozen=True):
    """A plan with its backers: the ballots per class of weight, and all weight together."""

    plan: Initiative
    classes: Classes
    weight: int
    base: Fraction  # the lowest rate at which it can ever be sold

    @property
    def voters(self) -> list[int]:
        """The places of all ballots behind this plan."""
        return [voter for _, voters in self.classes for voter in voters]


def rate(offer: Offer, run: Run) -> tuple[int, int] | None:
    """The lowest price per point at which the backers can pay the ask together, as a fraction; None where they cannot.

    Those who have less than the price give all they have, which raises it for the others, until all of them can pay.
    """
    rest, weight = offer.plan.ask * run.scale, offer.weight
    money = run.money
    groups = [(size, [money[voter] for voter in voters]) for size, voters in offer.classes]
    if sum(sum(group) for _, group in groups) < rest:
        return None
    while True:
        kept, given, gone = [], 0, 0
        for size, group in groups:
            price = -(-rest * size // weight)
            rich = [has for has in group if has >= price]
            if len(rich) < len(group):
                given += sum(has for has in group if has < price)
                gone += size * (len(group) - len(rich))
            kept.append((size, rich))
        if not gone:
            return rest, weight
        rest, weight, groups = rest - given, weight - gone, kept


def own_share(purchases: Sequence[Purchase], share: Fraction, worth: Mapping[str, int]) -> dict[str, Fraction]:
    """Where one ballot's share went: cents per funded plan. `worth` is what the ballot gives to each plan."""
    left, paid = share, {}
    for purchase in purchases:
        if worth.get(purchase.id):
            paid[purchase.id] = min(left, purchase.price * worth[purchase.id])
            left -= paid[purchase.id]
    return paid
