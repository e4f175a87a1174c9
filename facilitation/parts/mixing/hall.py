"""What a mix is drawn from: people as rows, tables by their place, and how far any two people should be apart."""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import combinations

import msgspec

SAME, MET, TOGETHER = 1, 8, 10_000
"""What one pair at a table costs: alike in one field; together before; two proposers of one plan."""
NOBODY = -1
NUMBER = re.compile("[0-9]{1,6}")

Column = tuple[int, ...]
"""One number per row; in a column of groups 0 is nobody's group, in a column of tables -1 is no table."""


class Hall(msgspec.Struct, frozen=True):
    """Who is mixed over which tables; a person is a row, a table its place from 0.

    tables   how many tables there are
    fixed    per row the table at which that person stays, -1 for who goes anywhere
    spread   per field the group of each row, 0 for who did not tell
    apart    per column the plan that each row proposes, 0 for none: no two of one plan at a table
    before   per earlier round the table of each row, -1 for who was not there
    """

    tables: int
    fixed: Column
    spread: tuple[Column, ...] = ()
    apart: tuple[Column, ...] = ()
    before: tuple[Column, ...] = ()

    @property
    def people(self) -> int:
        """How many rows there are."""
        return len(self.fixed)

    @property
    def groups(self) -> str:
        """The columns of groups as text, a line each: `spread 1,2,0` or `apart 0,1,0`."""
        named = (("spread", self.spread), ("apart", self.apart))
        return "\n".join(_line(name, column) for name, columns in named for column in columns)

    @property
    def digest(self) -> str:
        """SHA-256 of all of it as text, which is shown before the room calls its words."""
        rest = [_line("fixed", self.fixed), *(_line("before", column) for column in self.before)]
        return sha256("\n".join([f"tables {self.tables}", *rest, self.groups]).encode()).hexdigest()

    def sizes(self) -> list[int]:
        """How many people each table gets: as even as may be, and never fewer than stay there; the first ones first."""
        found = [self.fixed.count(table) for table in range(self.tables)]
        for _ in range(self.fixed.count(NOBODY)):
            found[found.index(min(found))] += 1
        return found

    def costs(self) -> list[list[int]]:
        """What it costs that two rows share a table, for every two rows; nothing for a row and itself."""
        found = [[0] * self.people for _ in range(self.people)]
        for weight, columns in ((SAME, self.spread), (TOGETHER, self.apart)):
            for one, other in _alike(columns, above=0):
                found[one][other] += weight
                found[other][one] += weight
        for one, other in _alike(self.before, above=NOBODY):
            found[one][other] += MET
            found[other][one] += MET
        return found


def _alike(columns: Iterable[Column], above: int) -> Iterator[tuple[int, int]]:
    """Every two rows with the same number in a column, once per column; numbers up to `above` are nobody's."""
    for column in columns:
        groups: dict[int, list[int]] = {}
        for row, group in enumerate(column):
            if group > above:
                groups.setdefault(group, []).append(row)
        for members in groups.values():
            yield from combinations(members, 2)


def _line(name: str, column: Sequence[int]) -> str:
    return f"{name} {','.join(map(str, column))}"


def with_groups(tables: int, fixed: Column, before: tuple[Column, ...], groups: str | None) -> Hall | None:
    """A hall from what the log tells of it; None where its groups were removed, or are no groups of these rows."""
    if groups is None:
        return None
    found: dict[str, list[Column]] = {"spread": [], "apart": []}
    for line in groups.splitlines():
        name, _, numbers = line.partition(" ")
        cells = numbers.split(",")
        if name not in found or len(cells) != len(fixed) or not all(NUMBER.fullmatch(cell) for cell in cells):
            return None
        found[name].append(tuple(map(int, cells)))
    return Hall(tables, fixed, tuple(found["spread"]), tuple(found["apart"]), before)
