"""Tables that lay chips ask for somebody: one does, the console says who comes, and after a while that it is done."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from app.rehearsal.cast import Resident
from facilitation.parts.chips import KIND as CHIPS
from facilitation.parts.seating import seats
from facilitation.parts.tables.state import kept
from facilitation.state.meeting import Meeting
from facilitation.state.seat import PHONELESS


def here(meeting: Meeting) -> bool:
    """Whether tables work on something of their own."""
    return CHIPS.here(meeting) is not None


def call(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Iterator[Mapping[str, Any]]:
    """Whoever writes a lot asks for somebody."""
    own = seats(meeting)[seat]
    if who.temperament == "writer" and own.table and own.channel not in PHONELESS:
        yield {"kind": "table.call"}


def leads(meeting: Meeting) -> Iterator[Mapping[str, Any]]:
    """Somebody goes to each table that asked, and helps it."""
    for table in sorted(kept(meeting).calls):
        yield {"kind": "table.answer", "table": table}
        yield {"kind": "table.settle", "table": table}


ROUNDS = (call,)
