"""Majority judgement: each plan gets the highest grade that more than half of the ballots give it, or better.

Balinski and Laraki, 2011. Equal grades are parted by the majority gauge: compare those who grade higher with those who
grade lower; the larger camp decides, and the larger it is, the more it counts. Equal gauges are parted by the majority
value: take one middle grade away from both, and again, until what is in the middle differs; of an even number the
lower of the two is the middle. That never contradicts the gauge, and only identical profiles tie. No grade is the
lowest grade.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cmp_to_key
from itertools import accumulate, pairwise
from typing import Any, Literal

import msgspec

from facilitation.counting.election import Election
from facilitation.counting.money.spending import result
from facilitation.counting.result import Result, Standing
from facilitation.counting.rule import EVERY_KIND, Count, Params, Report, Rule, silent


class MajorityJudgement(Params, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is agreed: whether equal gauges go on to the majority `value`, or the `gauge` has the last word."""

    equal: Literal["value", "gauge"] = "value"


class Judgement(msgspec.Struct, frozen=True, order=True):
    """A plan's grade and its gauge; of two the larger goes first. Camps are (weighed) ballots."""

    grade: int
    gauge: int
    higher: int
    lower: int


class Parting(msgspec.Struct, frozen=True):
    """Two plans with equal gauges, one right under the other: after so many middle grades taken away these differ."""

    above: str
    below: str
    removed: int
    grades: tuple[int, int]


class Profile(msgspec.Struct, frozen=True):
    """All grades of one plan from low to high, each with how many (weighed) ballots are past when it ends."""

    grades: Sequence[int]
    ends: Sequence[int]

    @property
    def total(self) -> int:
        """How many (weighed) ballots there are, those without a grade included."""
        return self.ends[-1]

    def at(self, place: int) -> int:
        """The grade at this place from below, from 0."""
        return self.grades[bisect_right(self.ends, place)]


def divide(election: Election, params: MajorityJudgement, report: Report = silent) -> Result:
    """`details.judgements` hold grade and camps per plan; `points` of a standing count the plans judged lower.

    `details.further` tells what parted plans that stand under each other with equal gauges.
    """
    count = Count(election)
    profiles = {key: profile(count, key) for key in count.plans}
    found = {key: judge(each) for key, each in profiles.items()}
    value = params.equal == "value"
    order = count.order(_below(found, profiles if value else {}), on="grade")
    details: dict[str, Any] = {"judgements": found}
    if value:
        details["further"] = _further(order[0], found, profiles)
    return result("majority-judgement", msgspec.to_builtins(params), order, count.purse(), details)


def profile(count: Count, key: str) -> Profile:
    """How often each grade was given to a plan."""
    weights = count.tally.weights
    given = [(grade, sum(weights[voter] for voter in v)) for grade, v in count.tally.backers[key].items()]
    graded = sorted([(0, sum(weights) - sum(size for _, size in given)), *given])
    return Profile([grade for grade, _ in graded], list(accumulate(size for _, size in graded)))


def judge(given: Profile) -> Judgement:
    """The lower middle grade over all ballots, and the camps around it."""
    grade = given.at((given.total - 1) // 2) if given.total else 0
    place = given.grades.index(grade)
    higher = given.total - given.ends[place]
    lower = given.ends[place - 1] if place else 0
    return Judgement(grade, higher if higher > lower else -lower, higher, lower)


def difference(one: Profile, other: Profile) -> tuple[int, int, int] | None:
    """How many middle grades go from both before the next differs, and those two; None for identical profiles.

    Both are graded by the same ballots. A first difference is where a grade of either begins or ends.
    """
    total = one.total
    edges = {end - step for end in (0, *one.ends, *other.ends) for step in (0, 1)} | {(total - 1) // 2}
    for place in sorted((edge for edge in edges if 0 <= edge < total), key=lambda edge: taken(edge, total)):
        if one.at(place) != other.at(place):
            return taken(place, total), one.at(place), other.at(place)
    return None


def taken(place: int, total: int) -> int:
    """How many are taken away before the ballot at this place from below: the middle, and outwards from there."""
    away = place - (total - 1) // 2
    if total % 2:
        return 2 * away if away >= 0 else -2 * away - 1
    return 2 * away - 1 if away > 0 else -2 * away


def _below(found: Mapping[str, Judgement], profiles: Mapping[str, Profile]) -> dict[str, int]:
    """How many plans are judged lower than each, and one more where it got anything at all."""

    def compared(one: str, other: str) -> int:
        own, theirs = ((each.grade, each.gauge) for each in (found[one], found[other]))
        if own != theirs or not profiles:
            return (own > theirs) - (own < theirs)
        apart = difference(profiles[one], profiles[other])
        return apart[1] - apart[2] if apart else 0

    below: dict[str, int] = {}
    last = ""
    for place, key in enumerate(sorted(found, key=cmp_to_key(compared))):
        below[key] = below[last] if last and not compared(last, key) else place
        last = key
    return {key: lower + bool(found[key].grade or found[key].higher) for key, lower in below.items()}


def _further(
    order: Sequence[Standing], found: Mapping[str, Judgement], profiles: Mapping[str, Profile]
) -> list[Parting]:
    told = []
    for one, other in pairwise(standing.id for standing in order):
        if (found[one].grade, found[one].gauge) == (found[other].grade, found[other].gauge):
            apart = difference(profiles[one], profiles[other])
            if apart:
                told.append(Parting(one, other, apart[0], apart[1:]))
    return told


RULE = Rule("majority-judgement", EVERY_KIND, divide, MajorityJudgement)
