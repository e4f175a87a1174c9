"""Greedy with skip: down the ranking, each plan gets its whole ask if that still fits, as in Amsterdam and Antwerp."""

from facilitation.counting.election import Election
from facilitation.counting.money.spending import result
from facilitation.counting.result import Result
from facilitation.counting.rule import EVERY_KIND, Count, Params, Report, Rule, silent


def divide(election: Election, params: Params, report: Report = silent) -> Result:
    """Down the ranking by votes of approvals, points of rankings, marks of the other kinds."""
    count = Count(election)
    return result("greedy", {}, count.order(), count.purse())


RULE = Rule("greedy", EVERY_KIND, divide)
