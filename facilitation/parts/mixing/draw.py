"""The draw: people over tables by a lot. The same hall and the same words give the same tables, everywhere.

Everybody who does not stay gets a place in an order of chance, each where it costs least. Then two people change
places as long as that makes it better; then a few random changes, kept where what follows from them is no worse.
All in whole numbers, a fixed number of steps, and nothing but `Chance` for every choice.
"""

from collections.abc import Iterable

from facilitation.parts.mixing.chance import Chance
from facilitation.parts.mixing.hall import NOBODY, Column, Hall

EFFORT = 12_000  # people times random changes that are tried
MOST_SHAKES, LEAST_SHAKES = 300, 20
STIRRED = 3  # pairs that change places in one random change


def draw(hall: Hall, words: str) -> Column:
    """The table of each row, drawn with the words of the room."""
    floor = _Floor(hall, Chance(f"{hall.digest}:{words}"))
    floor.settle(floor.free)
    for _ in range(_shakes(len(floor.free))):
        floor.shake()
    return tuple(floor.at)


def _shakes(people: int) -> int:
    """How many random changes are tried: fewer where each takes longer."""
    return max(LEAST_SHAKES, min(MOST_SHAKES, EFFORT // people)) if people > 1 else 0


class _Floor:
    """People at tables, and what it would cost each of them to sit at each table.

    `at` is the table of each row; `cost[table][row]` adds what that row costs with everybody there, itself left out;
    `free` are the rows that may change places, in an order of chance.
    """

    def __init__(self, hall: Hall, chance: Chance) -> None:
        self.pairs, self.chance = hall.costs(), chance
        self.free = chance.shuffled([row for row, table in enumerate(hall.fixed) if table == NOBODY])
        self.cost = [[0] * hall.people for _ in range(hall.tables)]
        self.at = list(hall.fixed)
        room = [size - hall.fixed.count(table) for table, size in enumerate(hall.sizes())]
        tables = chance.shuffled(list(range(hall.tables)))
        for row, table in enumerate(hall.fixed):
            if table != NOBODY:
                self._sit(row, table)
        for row in self.free:
            table = min((each for each in tables if room[each]), key=lambda each: self.cost[each][row])
            room[table] -= 1
            self._sit(row, table)

    def _sit(self, row: int, table: int) -> None:
        self.at[row] = table
        self.cost[table] = [had + more for had, more in zip(self.cost[table], self.pairs[row], strict=True)]

    def swap(self, one: int, other: int) -> None:
        """Two people change places."""
        here, there = self.at[one], self.at[other]
        self.at[one], self.at[other] = there, here
        change = [x - y for x, y in zip(self.pairs[other], self.pairs[one], strict=True)]
        self.cost[here] = [had + more for had, more in zip(self.cost[here], change, strict=True)]
        self.cost[there] = [had - more for had, more in zip(self.cost[there], change, strict=True)]

    def gain(self, one: int, other: int) -> int:
        """What it costs more when these two change places; below 0 is better."""
        here, there = self.at[one], self.at[other]
        if here == there:
            return 0
        joins = self.cost[there][one] + self.cost[here][other] - 2 * self.pairs[one][other]
        return joins - self.cost[here][one] - self.cost[there][other]

    def settle(self, rows: Iterable[int]) -> list[tuple[int, int]]:
        """Let these change places, and whoever that touches, until no change makes it better; the changes made."""
        waiting, made = dict.fromkeys(rows), list[tuple[int, int]]()
        while waiting:
            row = next(iter(waiting))
            del waiting[row]
            gain, other = self._best(row)
            if gain < 0:
                touched = {self.at[row], self.at[other]}
                self.swap(row, other)
                made.append((row, other))
                waiting |= dict.fromkeys(each for each in self.free if self.at[each] in touched)
        return made

    def _best(self, row: int) -> tuple[int, int]:
        """The change of places that helps most for this row, the first in order among equals: its gain, with whom."""
        at, pairs, here = self.at, self.pairs[row], self.cost[self.at[row]]
        joins = [table[row] for table in self.cost]
        own = joins[at[row]]
        gains = [
            joins[at[other]] + here[other] - 2 * pairs[other] - own - self.cost[at[other]][other]
            if at[other] != at[row]
            else 0
            for other in self.free
        ]
        best = min(gains)
        return best, self.free[gains.index(best)]

    def shake(self) -> None:
        """A few people change places by chance, and others after them; all as it was where that made it worse."""
        made, gained = list[tuple[int, int]](), 0
        for _ in range(STIRRED):
            one, other = (self.free[self.chance.below(len(self.free))] for _ in range(2))
            if self.at[one] != self.at[other]:
                gained += self.gain(one, other)
                self.swap(one, other)
                made.append((one, other))
        touched = {self.at[row] for pair in made for row in pair}
        before = self._total()
        made += self.settle(row for row in self.free if self.at[row] in touched)
        if gained + self._total() - before > 0:
            for one, other in reversed(made):
                self.swap(one, other)

    def _total(self) -> int:
        return sum(self.cost[table][row] for row, table in enumerate(self.at)) // 2
