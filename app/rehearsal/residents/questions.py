"""At the questions: some ask, others stand behind what was asked."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from app.rehearsal.cast import Resident
from facilitation.parts.questions.state import KIND
from facilitation.state.meeting import Meeting

__all__ = ["KIND", "ROUNDS"]

ASKED = (
    "Wanneer begint het?",
    "Wie zorgt ervoor als het klaar is?",
    "Wat gebeurt er met het geld dat overblijft?",
    "Kan het ook met minder?",
)


def ask(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Iterator[Mapping[str, Any]]:
    """One in six asks something, and whoever objects always does."""
    if who.temperament == "objector" or chance.random() < 1 / 6:
        yield {"kind": "question.ask", "text": chance.choice(ASKED)}


def back(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Iterator[Mapping[str, Any]]:
    """Behind one that somebody else asked."""
    here = KIND.here(meeting)
    asked = [one.id for one in here.state.asked.values() if one.author != seat] if here else []
    if asked:
        yield {"kind": "question.back", "question": chance.choice(asked)}


ROUNDS = (ask, back)
