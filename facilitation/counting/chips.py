"""Tables' chips merged: what a complete table gave on average, every person weighing the same. Hoogkerk, 2024."""

from collections.abc import Iterable, Mapping
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
    """Whole multiples of `unit` cents that add up to no more than the exact amounts do, and to less than a unit less.

    Everybody is rounded down, and the units left over go to the largest remainders; of equal ones a lot goes first.
    """
    found = {key: int(amount // unit) * unit for key, amount in amounts.items()}
    spare = int((sum(amounts.values(), Fraction(0)) - sum(found.values())) // unit)
    for key in sorted(amounts, key=lambda key: (found[key] - amounts[key], ticket(seed, key)))[:spare]:
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
