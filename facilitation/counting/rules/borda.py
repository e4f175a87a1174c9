"""Borda over a top N: the first place earns N points, the last one. De Borda 1781, in practice 5-4-3-2-1."""

from facilitation.counting.election import Election
from facilitation.counting.money.spending import result
from facilitation.counting.result import Result
from facilitation.counting.rule import Count, Params, Report, Rule, silent


def divide(election: Election, params: Params, report: Report = silent) -> Result:
    """Points for places, then down the ranking."""
    count = Count(election)
    return result("borda", {"top": election.top}, count.order(), count.purse())


RULE = Rule("borda", ("ranking",), divide)
