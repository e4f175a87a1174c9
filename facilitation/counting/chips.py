"""Tables' chips merged: what a complete table gave on average, every person weighing the same. Hoogkerk, 2024."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

import msgspec

from facilitation.counting.ties import ticket
from facilitation.state.plan import Initiative

Amounts = Mapping[str, Fraction]


class Stack(msgspec.Struct, frozen=True):
    """What one table gave in all, in cents per plan or theme, and how many people it seats."""

    people: int
    amounts: Mapping[str, int | Fraction]


class Bands(msgspec.Struct, frozen=True):
    """From which part of the ask a plan gets it whole, and from which part on it gets the average, rounded."""

    whole: Fraction = Fraction(4, 5)
    partial: Fraction = Fraction(2, 5)
    unit: int = 500_00

    @classmethod
    def percent(cls, whole: int, partial: int, unit: int) -> "Bands":
        """The same from percents of the ask, and cents."""
        return cls(Fraction(whole, 100), Fraction(partial, 100), unit)


def merge(stacks: Iterable[Stack], complete: int = 6) -> dict[str, Fraction]:
    """Cents per plan of all tables together, divided by the number of complete tables that their people would fill."""
    stacks = list(stacks)
    tables = Fraction(sum(stack.people for stack in stacks), complete)
    keys = dict.fromkeys(key for stack in stacks for key in stack.amounts)
    if not tables:
        return dict.fromkeys(keys, Fraction(0))
    return {key: sum((Fraction(s.amounts.get(key, 0)) for s in stacks), Fraction(0)) / tables for key in keys}


def half_up(amount: Fraction, unit: int = 1) -> int:
    """The nearest whole multiple of `unit` cents; halfway goes up."""
    return int((amount / unit + Fraction(1, 2)) // 1) * unit


def apportion(amounts: Amounts, unit: int = 1, seed: str = "") -> dict[str, int]:
    """Whole multiples of `unit` cents that add up to no more than the exact amounts do, by less than a unit.

    Everybody is rounded down, and the units left over go to the largest remainders; of equal ones a lot from `seed`
    goes first, and without one whoever comes first.
    """
    found = {key: int(amount // unit) * unit for key, amount in amounts.items()}
    spare = int((sum(amounts.values(), Fraction(0)) - sum(found.values())) // unit)
    order = sorted(amounts, key=lambda key: ticket(seed, key)) if seed else [*amounts]
    for key in sorted(order, key=lambda key: found[key] - amounts[key])[:spare]:
        found[key] += unit
    return found


def banded(average: Fraction, plan: Initiative, bands: Bands) -> int:
    """What the tables' average means for a plan: its ask, the rounded average and at least its minimum, or nothing."""
    part = average / plan.ask
    if part >= bands.whole:
        return plan.ask
    if part < bands.partial:
        return 0
    return min(plan.ask, max(plan.least, half_up(average, bands.unit)))


def banded_within(
    averages: Amounts, plans: Sequence[Initiative], bands: Bands, pot: int, caps: Mapping[str, int]
) -> dict[str, int]:
    """What the averages mean for the plans together, in cents: never over the pot, nor over the cap of a theme.

    First goes of which the tables gave the largest part; of equal ones the one that asks least, then as listed. What no
    longer fits gets less, if its minimum fits: what is left, in whole units.
    """
    purse, found = _Purse(pot, caps), dict[str, int]()
    for plan in sorted(plans, key=lambda plan: (-averages[plan.id] / plan.ask, plan.ask)):
        wanted = banded(averages[plan.id], plan, bands) if averages[plan.id] else 0
        room = purse.room(plan)
        if wanted > room:
            wanted = max(plan.least, room // bands.unit * bands.unit) if plan.least <= room else 0
        found[plan.id] = purse.pay(plan, wanted)
    return dict(_paid(plans, found))


def in_order(averages: Amounts, plans: Sequence[Initiative], pot: int, caps: Mapping[str, int]) -> dict[str, int]:
    """The asks of the plans in the order of what the tables gave, passing over what does not fit. Antwerp.

    Of equal ones the one that asks least goes first, then as listed; what got nothing is not paid.
    """
    purse, found = _Purse(pot, caps), dict[str, int]()
    for plan in sorted(plans, key=lambda plan: (-averages[plan.id], plan.ask)):
        fits = averages[plan.id] and plan.ask <= purse.room(plan)
        found[plan.id] = purse.pay(plan, plan.ask if fits else 0)
    return dict(_paid(plans, found))


def _paid(plans: Sequence[Initiative], found: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """What was paid, in the order of the list."""
    return ((plan.id, found[plan.id]) for plan in plans if found[plan.id])


class _Purse:
    """What is left of the pot, and of what each theme may get."""

    def __init__(self, pot: int, caps: Mapping[str, int]) -> None:
        self.left, self.caps = pot, dict(caps)

    def room(self, plan: Initiative) -> int:
        """The most that a plan can still get."""
        return min(self.left, self.caps.get(plan.theme, self.left))

    def pay(self, plan: Initiative, amount: int) -> int:
        """Take it out."""
        self.left -= amount
        if plan.theme in self.caps:
            self.caps[plan.theme] -= amount
        return amount
