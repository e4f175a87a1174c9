"""Majority judgement: each plan gets the grade that at least half of the ballots give it, or better.

Equal grades are parted by the majority gauge of Balinski and Laraki (2011): compare those who grade higher with those
who grade lower; the larger camp decides, and the larger it is, the more it counts. No grade is the lowest grade.
"""

from collections.abc import Sequence

import msgspec

from facilitation.counting.election import Election
from facilitation.counting.money.spending import result
from facilitation.counting.result import Result
from facilitation.counting.rule import EVERY_KIND, Count, Params, Report, Rule, silent


class Judgement(msgspec.Struct, frozen=True, order=True):
    """A plan's grade and its gauge; of two the larger goes first. Camps are (weighed) ballots."""

    grade: int
    gauge: int
    higher: int
    lower: int


def divide(election: Election, params: Params, report: Report = silent) -> Result:
    """`details.judgements` hold grade and camps per plan; `points` of a standing count the plans judged lower."""
    count = Count(election)
    found = {key: judge(count, key) for key in count.plans}
    gauges = {key: (each.grade, each.gauge) for key, each in found.items()}
    below = {
        key: sum(other < own for other in gauges.values()) + bool(own[0] or found[key].higher)
        for key, own in gauges.items()
    }
    order = count.order(below, on="grade")
    return result("majority-judgement", {}, order, count.purse(), {"judgements": found})


def judge(count: Count, key: str) -> Judgement:
    """The lower middle grade over all ballots."""
    weights = count.tally.weights
    given = [(grade, sum(weights[voter] for voter in v)) for grade, v in count.tally.backers[key].items()]
    graded = sorted([(0, sum(weights) - sum(size for _, size in given)), *given])
    grade = _middle(graded, sum(weights))
    higher = sum(size for each, size in graded if each > grade)
    lower = sum(size for each, size in graded if each < grade)
    return Judgement(grade, higher if higher > lower else -lower, higher, lower)


def _middle(graded: Sequence[tuple[int, int]], total: int) -> int:
    seen = 0
    for grade, size in graded:
        seen += size
        if 2 * seen >= total:
            return grade
    return 0


RULE = Rule("majority-judgement", EVERY_KIND, divide)
