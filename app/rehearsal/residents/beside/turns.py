"""Turns to speak, where people talk: some ask for one, who chairs a table gives them there, and who spoke ends it."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from app.rehearsal.cast import Resident
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.chips import KIND as CHIPS
from facilitation.parts.questions.state import KIND as QUESTIONS
from facilitation.parts.seating import seats
from facilitation.parts.tables.state import kept
from facilitation.parts.turns.state import line, turns
from facilitation.state.meeting import Meeting
from facilitation.state.seat import PHONELESS

AMONG_ALL, AT_A_TABLE = 1 / 12, 1 / 6  # the share that asks for a turn
MOST = 3  # turns in the hall that the console gives before it presses its big button
Said = Iterator[Mapping[str, Any]]


def here(meeting: Meeting) -> bool:
    """Whether people talk now, in the hall or at their tables."""
    return any(kind.here(meeting) for kind in (ARGUMENTS, QUESTIONS, CHIPS)) and turns(meeting).open


def chair(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Said:
    """The first with a phone at a table that has nobody chairs it."""
    table = _table(meeting, seat)
    if table and kept(meeting).who(table, "chair") is None and seat == _first(meeting, table):
        yield {"kind": "table.task", "task": "chair"}


def ask(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Said:
    """Some ask in the hall, and some at their table; whoever objects asks in the hall."""
    if who.temperament == "objector" or chance.random() < AMONG_ALL:
        yield {"kind": "speak.request"}
    table = seats(meeting)[seat].table
    if table and chance.random() < AT_A_TABLE:
        yield {"kind": "speak.request", "table": table}


def give(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Said:
    """Who chairs a table lets the next one speak there."""
    table = _table(meeting, seat)
    if table and kept(meeting).who(table, "chair") == seat and line(meeting, table).waiting:
        yield {"kind": "speak.give", "table": table}


def end(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Said:
    """Who speaks at a table says that they are done."""
    table = _table(meeting, seat)
    speaker = line(meeting, table).speaker if table else None
    if speaker and speaker.seat == seat:
        yield {"kind": "speak.end", "table": table}


def leads(meeting: Meeting) -> Said:
    """The console lets a few speak in the hall."""
    yield from [{"kind": "speak.give"}] * min(MOST, len(line(meeting).waiting))


def _first(meeting: Meeting, table: str) -> str:
    """The first seat at a table that has a phone."""
    return min(seat for seat in seats(meeting) if _table(meeting, seat) == table)


def _table(meeting: Meeting, seat: str) -> str | None:
    """The table of a seat that has a phone."""
    own = seats(meeting)[seat]
    return None if own.channel in PHONELESS else own.table


ROUNDS = (chair, ask, give, end)
