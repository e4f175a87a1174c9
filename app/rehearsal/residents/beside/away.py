"""Somebody is out for a while, where people talk, and comes back."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from app.rehearsal.cast import Resident
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.questions.state import KIND as QUESTIONS
from facilitation.parts.seating import seats
from facilitation.state.meeting import Meeting
from facilitation.state.seat import PHONELESS

Said = Iterator[Mapping[str, Any]]
SHARE = 1 / 20  # of those who have a phone; whoever objects always does


def here(meeting: Meeting) -> bool:
    """Whether people talk now, about plans or in questions."""
    return ARGUMENTS.here(meeting) is not None or QUESTIONS.here(meeting) is not None


def leave(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Said:
    """Some with a phone go out, and whoever objects does."""
    if seats(meeting)[seat].channel not in PHONELESS and (who.temperament == "objector" or chance.random() < SHARE):
        yield {"kind": "seat.away"}


def back(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Said:
    """All who are out come back."""
    if seats(meeting)[seat].away:
        yield {"kind": "seat.away", "on": False}


ROUNDS = (leave, back)
