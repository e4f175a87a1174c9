"""Borda over a top N: the first place earns N points, the last one. De Borda 1781, in practice 5-4-3-2-1."""

from collections import Counter
from collections.abc import Sequence

from facilitation.counting import Outcome, Score, outcome
from facilitation.counting.election import Election
from facilitation.counting.result import Result
from facilitation.counting.rule import Count, Params, Report, Rule, silent
from facilitation.counting.spending import result
from facilitation.room import Initiative


def count(ballots: Sequence[Sequence[str]], initiatives: Sequence[Initiative], pot: int, *, top: int = 5) -> Outcome:
    """Points per plan from ordered ballots of ids; ids of plans not in `initiatives` are passed over."""
    points: Counter[str] = Counter()
    firsts: Counter[str] = Counter()
    places: Counter[str] = Counter()
    known = {plan.id for plan in initiatives}
    for ballot in ballots:
        kept = [key for key in ballot if key in known]
        firsts.update(kept[:1])
        places.update(kept)
        for place, key in enumerate(kept[:top]):
            points[key] += top - place
    scores = [Score(p.id, points[p.id], firsts[p.id], places[p.id]) for p in initiatives]
    return outcome("borda", scores, initiatives, len(ballots))


def divide(election: Election, params: Params, report: Report = silent) -> Result:
    """Points for places, then down the ranking."""
    count = Count(election)
    return result("borda", {"top": election.top}, count.order(), count.purse())


RULE = Rule("borda", ("ranking",), divide)
