"""Halls to mix, drawn by the house's own chance, and another way to mix them: simulated annealing."""

import math
from random import Random

from facilitation.parts.mixing.chance import Chance
from facilitation.parts.mixing.hall import NOBODY, Column, Hall

FIELDS = ((2, 4), (25, 25), (4, 6), (6, 12))  # groups, and of how many chances each: who draws more did not tell
STEPS = 4_000


def hall(number: int, people: int = 360, tables: int = 60, stay: int = 20, before: tuple[Column, ...] = ()) -> Hall:
    """A full hall with four fields, people who stay, and proposers of fourteen plans."""
    chance = Chance(f"hall {number}")
    spread = tuple(tuple(_group(chance, *field) for _ in range(people)) for field in FIELDS)
    fixed, plan = [NOBODY] * people, [0] * people
    order = chance.shuffled(list(range(people)))
    for row in order[:stay]:
        fixed[row] = chance.below(tables)
    for row in order[stay : stay + people // 9]:
        plan[row] = 1 + chance.below(14)
    return Hall(tables, tuple(fixed), spread, (tuple(plan),), before)


def _group(chance: Chance, groups: int, chances: int) -> int:
    drawn = 1 + chance.below(chances)
    return drawn if drawn <= groups else 0


def annealed(hall: Hall, random: Random, steps: int = STEPS) -> Column:
    """One try of simulated annealing: people change places, also where that makes it worse, less and less often."""
    costs, at = hall.costs(), _anyhow(hall, random)
    free = [row for row, table in enumerate(hall.fixed) if table == NOBODY]
    members: list[list[int]] = [[row for row, table in enumerate(at) if table == each] for each in range(hall.tables)]
    for step in range(steps):
        heat = 3 * (0.02 / 3) ** (step / steps)
        one, other = random.choice(free), random.choice(free)
        here, there = members[at[one]], members[at[other]]
        if here is there:
            continue
        more = sum(costs[one][row] - costs[other][row] for row in there if row != other)
        more += sum(costs[other][row] - costs[one][row] for row in here if row != one)
        if more <= 0 or random.random() < math.exp(-more / heat):
            here[here.index(one)], there[there.index(other)] = other, one
            at[one], at[other] = at[other], at[one]
    return tuple(at)


def _anyhow(hall: Hall, random: Random) -> list[int]:
    at, free = list(hall.fixed), [row for row, table in enumerate(hall.fixed) if table == NOBODY]
    random.shuffle(free)
    for table, size in enumerate(hall.sizes()):
        for _ in range(size - hall.fixed.count(table)):
            at[free.pop()] = table
    return at
