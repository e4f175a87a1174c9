"""At the review: a grade, and now and then what to keep or to do better."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from app.rehearsal.cast import Resident
from facilitation.parts.review import KIND
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_REASON

__all__ = ["KIND", "ROUNDS"]

WRITER = ("Het was een lange avond en ik heb veel gehoord van mensen die ik nog niet kende. " * 4)[:LONGEST_REASON]


def look_back(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Iterator[Mapping[str, Any]]:
    """Eight in ten look back."""
    if who.temperament == "writer":
        yield {"kind": "review.give", "keep": WRITER.strip(), "grade": 8}
    elif chance.random() < 0.8:
        more = {"improve": "Meer tijd per plan."} if chance.random() < 0.3 else {}
        yield {"kind": "review.give", "grade": chance.randint(5, 10), **more}


ROUNDS = (look_back,)
