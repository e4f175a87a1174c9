"""Points: every voter divides points over plans, or marks each plan; the sum counts. Resistance r counts as 10 - r."""

from facilitation.counting.election import Election
from facilitation.counting.money.spending import result
from facilitation.counting.result import Result
from facilitation.counting.rule import Count, Params, Report, Rule, silent


def divide(election: Election, params: Params, report: Report = silent) -> Result:
    """The sum of all marks, then down the ranking."""
    count = Count(election)
    return result("points", {}, count.order(), count.purse())


RULE = Rule("points", ("points", "amounts", "grades", "resistance"), divide)
