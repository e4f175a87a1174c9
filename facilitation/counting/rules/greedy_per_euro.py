"""Greedy per euro: the plan with the most points for each euro asked goes first, skipping what no longer fits."""

from fractions import Fraction

from facilitation.counting.election import Election
from facilitation.counting.money.spending import result
from facilitation.counting.result import Result
from facilitation.counting.rule import EVERY_KIND, Count, Params, Report, Rule, silent

EURO = 100


def divide(election: Election, params: Params, report: Report = silent) -> Result:
    """`points` of a standing are points per euro."""
    count = Count(election)
    scores = {key: Fraction(points * EURO, count.plans[key].ask) for key, points in count.tally.points.items()}
    return result("greedy-per-euro", {}, count.order(scores, on="points_per_euro"), count.purse())


RULE = Rule("greedy-per-euro", EVERY_KIND, divide)
