"""Systemic consensing: from 0 to 10, how much does each seat resist each option? The lowest sum wins.

A blank counts 5. Doing nothing is always an option, and wins when it is among equals: a change needs less resistance
than leaving things as they are. Among other equals the option goes first that fewer people resist with a 10, then with
a 9, and so on down; where even that is equal, a lot decides, drawn as in `ties`.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from facilitation.counting.election import MOST_RESISTANCE, NEUTRAL_RESISTANCE, Ballot
from facilitation.counting.ties import ticket

NOTHING = "nothing"
Marks = Mapping[str, int]
By = Literal["", "sum", "nothing", "strong", "lot"]


class Standing(msgspec.Struct, frozen=True):
    """One option: `spread` counts the marks from 0 to 10 that were given, `blanks` those that were left out."""

    option: str
    rank: int
    sum: int
    blanks: int
    spread: tuple[int, ...]


class Outcome(msgspec.Struct, frozen=True):
    """The options from least to most resistance; equal sums share a rank.

    `by` is what made the winner: its sum, or among the `tied` doing nothing, fewer strong resistances, or a lot. There
    is no winner without answers, nor while a lot is still to be drawn; `lots` are the numbers that were compared.
    """

    answers: int
    standings: tuple[Standing, ...]
    winner: str | None = None
    by: By = ""
    tied: tuple[str, ...] = ()
    lots: Mapping[str, str] = {}

    def sum_of(self, option: str) -> int:
        """All resistance against this option; raises KeyError for one that was not there."""
        return {each.option: each.sum for each in self.standings}[option]


def count(options: Sequence[str], answers: Sequence[Marks], seed: str = "") -> Outcome:
    """The outcome of these answers, each a mark from 0 to 10 per option; one that is left out is blank.

    `seed` is the public word for a lot, empty as long as the room did not call it.
    """
    found = [_standing(option, answers) for option in options]
    order = sorted(found, key=lambda each: (each.sum, each.option != NOTHING, _severity(each), _ticket(seed, each)))
    ranked = tuple(msgspec.structs.replace(each, rank=1 + sum(x.sum < each.sum for x in found)) for each in order)
    if not answers:
        return Outcome(0, ranked)
    best = [each for each in ranked if each.rank == 1]
    by = _by(best)
    tied = tuple(each.option for each in best) if len(best) > 1 else ()
    lots = {each.option: ticket(seed, each.option) for each in _alike(best)} if by == "lot" and seed else {}
    winner = None if by == "lot" and not seed else best[0].option
    return Outcome(len(answers), ranked, winner, by, tied, lots)


def paper(options: Sequence[str], marks: Marks) -> Ballot:
    """An answer as a ballot, in the order of the options: what the seed of a lot is made of."""
    given = [option for option in options if option in marks]
    return Ballot(tuple(given), tuple(marks[option] for option in given))


def _standing(option: str, answers: Sequence[Marks]) -> Standing:
    given = [marks[option] for marks in answers if option in marks]
    blanks = len(answers) - len(given)
    spread = tuple(given.count(mark) for mark in range(MOST_RESISTANCE + 1))
    return Standing(option, 0, sum(given) + NEUTRAL_RESISTANCE * blanks, blanks, spread)


def _severity(standing: Standing) -> tuple[int, ...]:
    """How many resist with a 10, with a 9 and so on; a blank is a 5."""
    counts = list(standing.spread)
    counts[NEUTRAL_RESISTANCE] += standing.blanks
    return tuple(reversed(counts))


def _ticket(seed: str, standing: Standing) -> str:
    return ticket(seed, standing.option) if seed else ""


def _alike(best: Sequence[Standing]) -> list[Standing]:
    """Those among equals between which nothing but a lot can choose."""
    return [each for each in best if _severity(each) == _severity(best[0])]


def _by(best: Sequence[Standing]) -> By:
    if len(best) == 1:
        return "sum"
    if best[0].option == NOTHING:
        return "nothing"
    return "lot" if len(_alike(best)) > 1 else "strong"
