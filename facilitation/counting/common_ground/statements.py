"""What statements say about groups: which all share, which set one apart. Whole numbers, fractions and square roots.

The tests are those of Polis: one proportion against a half, and two proportions against each other, each with one
added to every count, at 90 per cent.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import sqrt

from facilitation.counting.common_ground.found import THOUSAND, Cell, Shared, Typical
from facilitation.counting.common_ground.votes import AGREE, DISAGREE, Votes

SURE = 1.2816  # of a test, at 90 per cent on one side
HALF = Fraction(1, 2)
MOST_TOLD = 5
Cells = tuple[Cell, ...]


def cells(votes: Votes, groups: Sequence[int]) -> tuple[Cells, ...]:
    """Per statement how each group voted; with one group for everybody where `groups` are zeros."""
    number = max(groups, default=-1) + 1
    counts = [[[0, 0, 0] for _ in range(number)] for _ in votes.statements]
    for person, statement, value in votes.votes:
        if groups[person] >= 0:
            count = counts[statement][groups[person]]
            count[0] += value == AGREE
            count[1] += value == DISAGREE
            count[2] += 1
    return tuple(tuple(Cell(*count) for count in row) for row in counts)


def across(row: Sequence[Cell]) -> Fraction:
    """The group-aware consensus: the chance that somebody of each group agrees."""
    product = Fraction(1)
    for cell in row:
        product *= Fraction(cell.agree + 1, cell.seen + 2)
    return product


def per_mille(share: Fraction) -> int:
    """To the nearest thousandth, halves up."""
    return int(share * THOUSAND + HALF)


def shared(votes: Votes) -> tuple[Shared, ...]:
    """The consensus statements: at most five that people agree with, then five that they disagree with.

    Of all people, those who voted on little too. The strongest first, by smoothed share times test; ties in the table's
    order.
    """
    rows = [row[0] for row in cells(votes, [0] * votes.people)]
    told = [(what, row) for what, row in zip(votes.statements, rows, strict=True) if what not in votes.left_out]
    return (*_strongest(told, True), *_strongest(told, False))


def _strongest(told: Sequence[tuple[str, Cell]], agrees: bool) -> Iterator[Shared]:
    sides = [(_Side(_votes(row, agrees), row.seen), what) for what, row in told]
    clear = [(side, what) for side, what in sides if side.share > HALF and side.sure > SURE]
    clear.sort(key=lambda each: -each[0].weight)
    for side, what in clear[:MOST_TOLD]:
        yield Shared(what, agrees, side.votes, side.seen)


class _Side:
    """One side of a cell, agree or disagree: its smoothed share, and the test of that against a half."""

    def __init__(self, votes: int, seen: int) -> None:
        self.votes, self.seen = votes, seen
        self.share = Fraction(votes + 1, seen + 2)
        self.sure = 2 * sqrt(seen + 1) * ((votes + 1) / (seen + 1) - 0.5)

    @property
    def weight(self) -> float:
        """What statements are ordered by among everybody."""
        return float(self.share) * self.sure


class _Apart(_Side):
    """A side of a cell beside that of all other groups: how many times larger its share is, and the test of that."""

    def __init__(self, agrees: bool, own: Cell, others: Sequence[Cell]) -> None:
        super().__init__(_votes(own, agrees), own.seen)
        self.agrees = agrees
        votes, seen = sum(_votes(each, agrees) for each in others), sum(each.seen for each in others)
        self.times = self.share / Fraction(votes + 1, seen + 2)
        self.differs = _two_shares(self.votes, own.seen, votes, seen)

    @property
    def passes(self) -> bool:
        """Whether both tests are sure."""
        return self.differs > SURE and self.sure > SURE

    @property
    def rank(self) -> float:
        """What the statements of a group are ordered by."""
        return float(self.times) * self.differs * self.weight


def _two_shares(votes: int, seen: int, other_votes: int, other_seen: int) -> float:
    votes, seen, other_votes, other_seen = votes + 1, seen + 1, other_votes + 1, other_seen + 1
    whole = (votes + other_votes) / (seen + other_seen)
    if whole == 1:
        return 0.0
    return (votes / seen - other_votes / other_seen) / sqrt(whole * (1 - whole) * (1 / seen + 1 / other_seen))


def _votes(cell: Cell, agrees: bool) -> int:
    return cell.agree if agrees else cell.disagree


class _Row:
    """A statement as one group sees it: both sides, and the one that sets the group apart more."""

    def __init__(self, statement: str, own: Cell, others: Sequence[Cell]) -> None:
        self.statement = statement
        self.agree, self.disagree = _Apart(True, own, others), _Apart(False, own, others)
        self.side = self.agree if self.agree.differs > self.disagree.differs else self.disagree

    def beats(self, best: "_Row | None") -> bool:
        """Whether the group agrees with this more, in a way of its own, than with the best until now."""
        mine = self.agree
        if not (mine.votes or self.disagree.votes):
            return False
        if best is None:
            return mine.sure > SURE or (mine.times > 1 and mine.share > HALF)
        return mine.rank > best.agree.rank if best.agree.times > 1 else mine.weight > best.agree.weight

    def told(self, best: bool = False) -> Typical:
        """The side that sets the group apart."""
        return Typical(self.statement, self.side.agrees, self.side.votes, self.side.seen, best)


def typical(votes: Votes, found: Sequence[Cells], group: int) -> tuple[Typical, ...]:
    """At most five statements that represent a group, those it agrees with first; at least one where it voted at all.

    The one that it agrees with most comes first of all, then the others by rank; ties in the table's order.
    """
    rows = [
        _Row(what, row[group], [*row[:group], *row[group + 1 :]])
        for what, row in zip(votes.statements, found, strict=True)
        if what not in votes.left_out
    ]
    passing = sorted((row for row in rows if row.agree.passes or row.disagree.passes), key=lambda row: -row.side.rank)
    best = _best(rows)
    head = [best.told(best=True)] if best else [] if passing else [row.told() for row in _most_apart(rows)]
    told = [*head, *(row.told() for row in passing if row is not best)][:MOST_TOLD]
    return tuple(sorted(told, key=lambda each: not each.agrees))


def _best(rows: Sequence[_Row]) -> _Row | None:
    best = None
    for row in rows:
        best = row if row.beats(best) else best
    return best


def _most_apart(rows: Sequence[_Row]) -> list[_Row]:
    return [max(rows, key=lambda row: max(row.agree.differs, row.disagree.differs))] if rows else []
