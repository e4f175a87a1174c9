"""Counting rules, one module each: `count(ballots, initiatives, pot)` gives an outcome that explains itself."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

from facilitation.room import Initiative


class Score(msgspec.Struct, frozen=True):
    """What one plan got: points (or votes), first places, and on how many ballots it stood."""

    initiative: str
    points: int
    firsts: int = 0
    ballots: int = 0
    rank: int = 0


class Outcome(msgspec.Struct, frozen=True):
    """All plans from most to fewest points; plans with equal points share a rank and stand in `ties`.

    Equal points are ordered by most first places, then the lowest ask, then the id, and said so on the wall.
    """

    rule: str
    scores: tuple[Score, ...]
    ties: tuple[tuple[str, ...], ...]
    counted: int

    @property
    def order(self) -> list[str]:
        """The ids from first to last."""
        return [score.initiative for score in self.scores]


def outcome(rule: str, scores: Iterable[Score], initiatives: Sequence[Initiative], counted: int) -> Outcome:
    """Order the scores, give ranks and name the ties."""
    ask = {plan.id: plan.ask for plan in initiatives}
    ordered = sorted(scores, key=lambda s: (-s.points, -s.firsts, ask[s.initiative], s.initiative))
    ranked: list[Score] = []
    ties = []
    for _, same in groupby(ordered, key=lambda s: s.points):
        group = list(same)
        rank = len(ranked) + 1
        ranked.extend(msgspec.structs.replace(score, rank=rank) for score in group)
        if len(group) > 1 and group[0].points:
            ties.append(tuple(score.initiative for score in group))
    return Outcome(rule, tuple(ranked), tuple(ties), counted)
