"""Common ground, where people argue: all mark a few arguments, and the console counts and shows what is shared."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from app.rehearsal.cast import Resident
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.common_ground.asked import ground, material, sayings
from facilitation.state.meeting import Meeting

Said = Iterator[Mapping[str, Any]]
FEW = 3  # arguments that one resident marks
MARKS = ("agree", "agree", "disagree", "pass")


def here(meeting: Meeting) -> bool:
    """Whether the room is at its arguments now."""
    return ARGUMENTS.here(meeting) is not None


def begins(meeting: Meeting) -> Said:
    """The console asks everybody what they think of each argument that will come."""
    yield {"kind": "ground.ask"}


def mark(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Said:
    """A few that somebody else wrote."""
    talk = ARGUMENTS.here(meeting)
    if talk is None or ground(meeting).asked != talk.key:
        return
    others = [one.id for one in sayings(talk) if one.author != seat]
    for key in chance.sample(others, min(FEW, len(others))):
        yield {"kind": "argument.mark", "argument": key, "mark": chance.choice(MARKS)}


def leads(meeting: Meeting) -> Said:
    """Once at each stage, where anybody answered."""
    talk = ARGUMENTS.here(meeting)
    if talk and talk.key not in ground(meeting).found and material(meeting).votes.people:
        yield {"kind": "ground.count"}
        yield {"kind": "ground.show"}


ROUNDS = (mark,)
