"""The plan of the hall as an organiser writes it, a line per row, and where the online table sees each other."""

from collections import Counter

import msgspec
import sqlalchemy as sa

from app.desk.evening import Evening
from app.storage import beside
from facilitation.events import ToldBeside
from facilitation.parts.hall.address import require_secure
from facilitation.parts.hall.state import MOST_COLUMNS, NAME
from facilitation.refusals import Malformed
from facilitation.state.seat import Table

EMPTY = frozenset({".", "-", "_", "·"})


class Plan(msgspec.Struct, frozen=True):
    """The `rows` of the plan: the numbers of tables, 0 for an empty place; and the `wrong` words in it."""

    rows: tuple[tuple[int, ...], ...]
    wrong: tuple[str, ...]


def plan(evening: Evening) -> Plan:
    """The plan as it was written; what is no table of this evening, or stands there twice, is `wrong`."""
    lines = [line.split() for line in evening.text("hall").splitlines() if line.strip()]
    number = evening.whole("tables") or 0
    often = Counter(word for words in lines for word in words if word not in EMPTY)
    rows = tuple(tuple(_number(word, number) for word in words[:MOST_COLUMNS]) for words in lines)
    over = tuple(word for words in lines for word in words[MOST_COLUMNS:])
    wrong = tuple(word for word, times in often.items() if times > 1 or not _number(word, number))
    return Plan(rows, (*wrong, *over))


def _number(word: str, tables: int) -> int:
    return int(word) if word.isdecimal() and len(word) < 4 and 1 <= int(word) <= tables else 0


def placed(evening: Evening, tables: tuple[Table, ...]) -> tuple[Table, ...]:
    """The tables, those of the plan with their row and their column."""
    at = {
        f"T{number}": (row, column)
        for row, numbers in enumerate(plan(evening).rows, 1)
        for column, number in enumerate(numbers, 1)
        if number
    }
    places = ((table, at.get(table.id, (0, 0))) for table in tables)
    return tuple(msgspec.structs.replace(table, row=row, column=column) for table, (row, column) in places)


def call(evening: Evening) -> str:
    """The address of the video call of the online table; empty without one, or where there is no such table."""
    return evening.text("call") if evening.text("online") == "1" else ""


def unsafe(evening: Evening) -> bool:
    """Whether that address cannot be used."""
    try:
        require_secure(call(evening) or "https://example.org")
    except Malformed:
        return True
    return False


def keep_call(connection: sa.Connection, evening: Evening, code: str) -> None:
    """Keep the address beside the log of the meeting that an evening becomes."""
    if call(evening):
        beside.keep(connection, code, ToldBeside(part=NAME, seat="ONLINE", value={"call": call(evening)}))
