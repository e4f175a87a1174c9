"""What scores come to: the weighted mean of each plan as an exact fraction, the order of the plans, and the lists.

A plan's mean is the sum of weight × mark over all members who decide about it, divided by the sum of the weights and
by how many they are. Equal plans are told apart by the mean of the heaviest criterion, then of the next heaviest, of
criteria that weigh the same the first named first; what is equal in all of them stands in the order of the list of
plans. A plan without scores comes last.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import msgspec

from facilitation.parts.committee.state import Lists, Paper, Placed, Score, Terms

NOTHING = Paper()


class Standing(msgspec.Struct, frozen=True):
    """Where a plan stands: its place from 1, its weighted mean, and that of each criterion; None without scores."""

    plan: str
    rank: int
    mean: Fraction | None
    means: Mapping[str, Fraction]
    members: int


def mean(terms: Terms, scores: Sequence[Score]) -> Fraction | None:
    """The weighted mean of these scores; None where there are none."""
    weights = terms.weights
    points = sum(weights[key] * mark for score in scores for key, mark in score.marks.items())
    return Fraction(points, sum(weights.values()) * len(scores)) if scores else None


def means(terms: Terms, scores: Sequence[Score]) -> dict[str, Fraction]:
    """The mean of each criterion, in the order of the criteria; empty without scores."""
    return {key: Fraction(sum(score.marks[key] for score in scores), len(scores)) for key in terms.weights if scores}


def standings(terms: Terms, papers: Mapping[str, Paper], plans: Sequence[str]) -> list[Standing]:
    """Every one of these plans in the order of their scores; `plans` stand in the order of their list."""
    found = [_standing(terms, plan, papers.get(plan, NOTHING)) for plan in plans]
    heaviest = sorted(terms.weights, key=lambda key: -terms.weights[key])
    found.sort(key=lambda each: tuple(-each.means.get(key, Fraction(0)) for key in heaviest))
    found.sort(key=lambda each: -(each.mean or 0))
    return [msgspec.structs.replace(each, rank=rank) for rank, each in enumerate(found, start=1)]


def _standing(terms: Terms, plan: str, said: Paper) -> Standing:
    given = tuple(said.counted.values())
    return Standing(plan, 0, mean(terms, given), means(terms, given), len(given))


def lists(terms: Terms, order: Sequence[Standing], placed: Mapping[str, Placed]) -> Lists:
    """Which plans are chosen and which wait: those that the committee put there, then by their scores until it is full.

    A plan without scores comes on a list only where the committee puts it there.
    """
    by_hand = {plan: said.list for plan, said in placed.items() if said.list}
    free = [each.plan for each in order if each.members and each.plan not in by_hand]
    room = max(0, terms.chosen - sum(where == "chosen" for where in by_hand.values()))
    wait = max(0, terms.reserve - sum(where == "reserve" for where in by_hand.values()))
    where = {**dict.fromkeys(free[:room], "chosen"), **dict.fromkeys(free[room : room + wait], "reserve"), **by_hand}
    on = {name: tuple(e.plan for e in order if where.get(e.plan, "others") == name) for name in Lists.__struct_fields__}
    return Lists(**on)
