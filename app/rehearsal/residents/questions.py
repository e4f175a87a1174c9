"""At the questions: some ask, others stand behind those; the console bundles what is asked twice, and puts one."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from app.rehearsal.cast import Resident
from facilitation.parts.questions.state import KIND, Line, below, lines, unanswered
from facilitation.state.meeting import Meeting

__all__ = ["KIND", "ROUNDS", "leads"]

ASKED = (
    "Wanneer begint het?",
    "Wie zorgt ervoor als het klaar is?",
    "Wat gebeurt er met het geld dat overblijft?",
    "Kan het ook met minder?",
)
TO = "De gemeente"


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


def leads(meeting: Meeting) -> Iterator[Mapping[str, Any]]:
    """What is asked in the same words goes together, and one question is put to the municipality."""
    here = KIND.here(meeting)
    if here is None or here.status != "open":
        return
    said = [*unanswered(meeting, here.state)]
    for line, same in _twice(said, lines(meeting, here.state)):
        yield {"kind": "question.bundle", "question": line.id, "under": same.id}
    if said and not here.state.posed:
        yield {"kind": "question.put", "question": said[0].id, "to": TO}


def _twice(said: list[Line], every: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Each question that stands for itself alone, with the first in the same words."""
    first: dict[str, Line] = {}
    for line in said:
        same = first.setdefault(line.text, line)
        if same is not line and not below(every, line.id):
            yield line, same


ROUNDS = (ask, back)
