"""How good a mix is, in whole numbers that anybody can count again: pairs of people who share a table."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

import msgspec

from facilitation.parts.mixing.hall import NOBODY, Column, Hall


class Quality(msgspec.Struct, frozen=True):
    """Pairs of people at one table, counted once per field that both told.

    pairs     how many such pairs there are
    alike     how many of them are in the same group
    least     how many at least have to be, however people are put
    met       pairs that shared a table in an earlier round too, once per such round
    together  pairs of proposers of one plan at one table
    """

    pairs: int = 0
    alike: int = 0
    least: int = 0
    met: int = 0
    together: int = 0

    @property
    def spread(self) -> int:
        """How far people are spread, from 0 to 100: 100 where no more pairs are alike than have to be."""
        could = self.pairs - self.least
        return 100 * (self.pairs - self.alike) // could if could > 0 else 100


def quality(hall: Hall, at: Column) -> Quality:
    """How good these tables are, given the table of each row."""
    tables: dict[int, list[int]] = {}
    for row, table in enumerate(at):
        tables.setdefault(table, []).append(row)
    told = [_told(column, tables.values()) for column in hall.spread]
    return Quality(
        pairs=sum(told),
        alike=_same(hall.spread, tables, 0),
        least=sum(_least(column, hall.tables) for column in hall.spread),
        met=_same(hall.before, tables, NOBODY),
        together=_same(hall.apart, tables, 0),
    )


def _told(column: Column, tables: Iterable[list[int]]) -> int:
    """The pairs at one table of which both told."""
    return sum(_pairs(sum(column[row] > 0 for row in rows)) for rows in tables)


def _same(columns: Iterable[Column], tables: Mapping[int, list[int]], nobody: int) -> int:
    """The pairs at one table with the same number in a column, other than up to `nobody`."""
    return sum(
        column[one] == column[other] and column[one] > nobody
        for column in columns
        for rows in tables.values()
        for one, other in combinations(rows, 2)
    )


def _least(column: Column, tables: int) -> int:
    """The pairs of one group that have to share a table, where each group is spread as evenly as may be."""
    found = 0
    for size in Counter(group for group in column if group > 0).values():
        each, over = divmod(size, tables)
        found += over * _pairs(each + 1) + (tables - over) * _pairs(each)
    return found


def _pairs(people: int) -> int:
    return people * (people - 1) // 2
