"""The desk at the door in a rehearsal: everybody in the hall stands on its list, and is ticked off as they come in."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.rehearsal.cast import Resident
from facilitation.parts.roll.rules import roll
from facilitation.state.meeting import Meeting


def listed(residents: Iterable[Resident]) -> Mapping[str, Any]:
    """The list of those who are expected in the hall."""
    people = [{"name": who.name, "place": f"Tafel {who.table}"} for who in residents if who.channel != "online"]
    return {"kind": "roll.give", "people": people}


def ticked(meeting: Meeting) -> Mapping[str, Any]:
    """One more comes in: which of the rows it is says nothing, since their names stand beside the log."""
    here = roll(meeting)
    return {"kind": "roll.tick", "row": min(here.rows - here.ticked.keys())}
