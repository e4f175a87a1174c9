"""The plan of a hall as it is written: a line per row, with the numbers of its tables; a dot is an empty place."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from facilitation.parts.hall.state import MOST_COLUMNS
from facilitation.state.seat import Table

EMPTY = frozenset({".", "-", "_", "·"})


class Plan(msgspec.Struct, frozen=True):
    """The `rows` of a plan: the numbers of tables, 0 for an empty place; and the `wrong` words in it."""

    rows: tuple[tuple[int, ...], ...]
    wrong: tuple[str, ...]


def plan(text: str, tables: int) -> Plan:
    """The plan of a hall with so many tables; what is none of them, or stands there twice, is `wrong`."""
    lines = [line.split() for line in text.splitlines() if line.strip()]
    often = Counter(word for words in lines for word in words if word not in EMPTY)
    rows = tuple(tuple(_number(word, tables) for word in words[:MOST_COLUMNS]) for words in lines)
    over = tuple(word for words in lines for word in words[MOST_COLUMNS:])
    wrong = tuple(word for word, times in often.items() if times > 1 or not _number(word, tables))
    return Plan(rows, (*wrong, *over))


def _number(word: str, tables: int) -> int:
    return int(word) if word.isdecimal() and len(word) < 4 and 1 <= int(word) <= tables else 0


def placed(text: str, tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables, those of the plan with their row and their column."""
    at = {
        f"T{number}": (row, column)
        for row, numbers in enumerate(plan(text, len(tables)).rows, 1)
        for column, number in enumerate(numbers, 1)
        if number
    }
    places = ((table, at.get(table.id, (0, 0))) for table in tables)
    return tuple(msgspec.structs.replace(table, row=row, column=column) for table, (row, column) in places)
