"""Instant run-off: each ballot is with its highest plan that is still in; the plan with the fewest ballots goes out.

The order in which plans go out, read backwards, is the ranking: whoever stays in longest is funded first.
"""

from collections import defaultdict
from collections.abc import Mapping

import msgspec

from facilitation.counting.election import Election
from facilitation.counting.money.spending import result
from facilitation.counting.result import Result, Standing
from facilitation.counting.rule import Count, Params, Progress, Report, Rule, silent
from facilitation.counting.ties import Tie


class Elimination(msgspec.Struct, frozen=True):
    """One run-off: who has how many (weighed) ballots, who goes out, and where its ballots go; `""` is nowhere."""

    out: str
    tally: Mapping[str, int]
    to: Mapping[str, int]


def divide(election: Election, params: Params, report: Report = silent) -> Result:
    """`details.eliminations` tells every run-off; `points` of a standing are the ballots it had when it went out."""
    count = Count(election)
    eliminations, ties, last = _run(count, report)
    order = [last, *[(e.out, e.tally[e.out]) for e in reversed(eliminations)]] if last else []
    standings = [_standing(count, key, ballots, rank) for rank, (key, ballots) in enumerate(order, start=1)]
    return result("irv", {}, (standings, ties), count.purse(), {"eliminations": eliminations})


def _run(count: Count, report: Report) -> tuple[list[Elimination], list[Tie], tuple[str, int] | None]:
    piles = _piles(count)
    eliminations: list[Elimination] = []
    ties: list[Tie] = []
    while len(piles) > 1:
        report(Progress("irv", len(eliminations) + 1))
        tally = {key: sum(count.tally.weights[voter] for voter, _ in pile) for key, pile in piles.items()}
        fewest = min(tally.values())
        lowest = [key for key, ballots in tally.items() if ballots == fewest]
        supported = [key for key in lowest if count.tally.votes[key]]
        out = count.chain.order(lowest)[-1]
        if len(supported) > 1 and out in supported:
            ties.append(count.chain.tie(supported, "run_off"))
        eliminations.append(Elimination(out, tally, _move(count, piles, out)))
    last = next(((key, sum(count.tally.weights[v] for v, _ in pile)) for key, pile in piles.items()), None)
    return eliminations, ties, last


Piles = dict[str, list[tuple[int, int]]]  # per plan: the ballot, and the place on it where the plan stands


def _piles(count: Count) -> Piles:
    piles: Piles = {key: [] for key in count.plans}
    for voter, ballot in enumerate(count.election.ballots):
        place = _next(ballot.choices, -1, piles)
        if place is not None:
            piles[ballot.choices[place]].append((voter, place))
    return piles


def _move(count: Count, piles: Piles, out: str) -> dict[str, int]:
    to: dict[str, int] = defaultdict(int)
    for voter, place in piles.pop(out):
        choices = count.election.ballots[voter].choices
        following = _next(choices, place, piles)
        to["" if following is None else choices[following]] += count.tally.weights[voter]
        if following is not None:
            piles[choices[following]].append((voter, following))
    return dict(to)


def _next(choices: tuple[str, ...], after: int, piles: Piles) -> int | None:
    return next((place for place in range(after + 1, len(choices)) if choices[place] in piles), None)


def _standing(count: Count, key: str, ballots: int, rank: int) -> Standing:
    return Standing(id=key, rank=rank, points=ballots, votes=count.tally.votes[key], firsts=count.tally.firsts[key])


RULE = Rule("irv", ("ranking",), divide)
