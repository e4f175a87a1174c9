"""Schulze: every plan meets every other in a duel; a plan beats another along its strongest path of won duels.

Markus Schulze, 2011 (arXiv:1804.02973), by winning votes. A plan that wins all its duels always comes first.
"""

from collections.abc import Mapping, Sequence

from facilitation.counting.election import Ballot, Election
from facilitation.counting.money.spending import Order, result
from facilitation.counting.result import Result, Standing
from facilitation.counting.rule import EVERY_KIND, Count, Params, Report, Rule, silent
from facilitation.counting.tally import worth
from facilitation.counting.ties import Tie

Matrix = Mapping[str, Mapping[str, int]]


def divide(election: Election, params: Params, report: Report = silent) -> Result:
    """`details` hold the duels and the strongest paths; `points` of a standing are how many plans it beats."""
    count = Count(election)
    fought = duels(count)
    strongest = paths(fought)
    return result("schulze", {}, _order(count, strongest), count.purse(), {"duels": fought, "paths": strongest})


def duels(count: Count) -> Matrix:
    """Per plan and other plan: the (weighed) ballots that put the one above the other; unnamed stands below all."""
    keys = list(count.plans)
    won = {one: dict.fromkeys((key for key in keys if key != one), 0) for one in keys}
    for ballot, weight in zip(count.election.ballots, count.tally.weights, strict=True):
        given = _preferences(count, ballot)
        for one in given:
            for other in won[one]:
                if given[one] > given.get(other, 0):
                    won[one][other] += weight
    return won


def _preferences(count: Count, ballot: Ballot) -> dict[str, int]:
    """Higher is better; of a ranking every place counts, also past those that earn points."""
    if count.election.kind == "ranking":
        kept = [key for key in ballot.choices if key in count.plans]
        return {key: len(kept) - place for place, key in enumerate(kept)}
    return dict(worth(count.election, ballot, count.plans))


def paths(won: Matrix) -> Matrix:
    """The strength of the strongest path between each two plans: that of its weakest duel."""
    strongest = {
        one: {other: votes if votes > won[other][one] else 0 for other, votes in row.items()}
        for one, row in won.items()
    }
    for through in won:
        for one in won:
            if one == through or not strongest[one][through]:
                continue
            first, row = strongest[one][through], strongest[one]
            for other, second in strongest[through].items():
                if other != one and min(first, second) > row[other]:
                    row[other] = min(first, second)
    return strongest


def beats(strongest: Matrix, one: str, other: str) -> bool:
    """Whether the path from one to the other is stronger than the path back."""
    return strongest[one][other] > strongest[other][one]


def _order(count: Count, strongest: Matrix) -> Order:
    """Take out, again and again, a plan that none of the others beats; several of them are a tie."""
    left = set(count.plans)
    beaten = {key: sum(beats(strongest, key, other) for other in left if other != key) for key in left}
    found: list[Standing] = []
    ties: list[Tie] = []
    told: set[str] = set()
    while left:
        free = [key for key in left if not any(beats(strongest, other, key) for other in left if other != key)]
        ordered = count.chain.order(free)
        supported = [key for key in ordered if count.tally.votes[key]]
        if len(supported) > 1 and not told.issuperset(supported):
            ties.append(count.chain.tie(supported, "duels"))
            told.update(supported)
        first = ordered[0]
        left.remove(first)
        found.append(_standing(count, first, beaten[first], found))
    return found, ties


def _standing(count: Count, key: str, beaten: int, before: Sequence[Standing]) -> Standing:
    tally = count.tally
    return Standing(id=key, rank=len(before) + 1, points=beaten, votes=tally.votes[key], firsts=tally.firsts[key])


RULE = Rule("schulze", EVERY_KIND, divide)
