"""At the chips: everybody lays theirs, the last of a table mends what is outside the limits, and then all agree."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from app.rehearsal.cast import Resident
from facilitation.parts.chips import KIND
from facilitation.parts.chips.asked import options, people, things, totals, wrong
from facilitation.parts.chips.state import Options, Table
from facilitation.parts.seating import seats
from facilitation.state.meeting import Meeting

__all__ = ["KIND", "ROUNDS"]

WIDE = 5  # things that a table lays on where nothing else was agreed


def lay(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Iterator[Mapping[str, Any]]:
    """A chip at a time, each on another thing, those at the front of the list a little more often."""
    table, here = _place(meeting, seat)
    if here is None or table is None:
        return
    told, found = options(here), things(meeting, here)
    liked = {found[min(int(chance.expovariate(1 / 3)), len(found) - 1)] for _ in range(3)} if found else set()
    for thing in sorted(liked)[: told.chips]:
        yield {"kind": "chips.move", "thing": thing, "by": 1}


def together(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Iterator[Mapping[str, Any]]:
    """The last of a table lays for all of them what they agreed on."""
    table, here = _place(meeting, seat)
    if here is None or table is None:
        return
    sitting, found = people(meeting, table), things(meeting, here)
    if found and sitting[-1] == seat:
        lies = totals(meeting, here.state, table)
        wanted = sorted(found, key=lambda thing: -lies.get(thing, 0))
        yield {"kind": "chips.place", "table": table, "amounts": even(options(here), wanted, len(sitting))}


def agree(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Iterator[Mapping[str, Any]]:
    """All who sit at a table agree with what lies there."""
    table, here = _place(meeting, seat)
    if here is not None and table is not None and not wrong(meeting, here, table):
        yield {"kind": "chips.agree", "table": table}


def _place(meeting: Meeting, seat: str) -> tuple[str | None, Table | None]:
    return seats(meeting)[seat].table, KIND.here(meeting)


def even(told: Options, found: list[str], sitting: int) -> dict[str, int]:
    """All chips of a table, about as many on each of its first things, in whole steps and within the limits."""
    left, most = told.chips * sitting, (told.each or told.chips) * sitting
    fits = left // max(told.least, 1)  # on so many things the least may lie
    wide = max(told.spread, -(-left // most), min(WIDE, len(found), fits))
    size = max(told.step, -(-left // wide) // told.step * told.step)
    laid: dict[str, int] = {}
    for thing in found:
        laid[thing] = min(size, most // told.step * told.step, left // told.step * told.step)
        left -= laid[thing]
    return {thing: chips for thing, chips in laid.items() if chips}


ROUNDS = (lay, together, agree)
