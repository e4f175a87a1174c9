"""What the record tells of the tables of the hall: how many came and went."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from facilitation.events import Event
from facilitation.part import Course
from facilitation.parts.hall.state import NAME
from facilitation.state.meeting import Meeting


def note(before: Meeting, after: Meeting, event: Event, at: str) -> str:
    """What happened, to count it."""
    return event.kind().partition(".")[2]


def record(course: Course) -> Mapping[str, Any]:
    """How many tables were opened, closed and joined with another; no member where all stayed as they were."""
    told: Counter[str] = Counter(course.notes[NAME])
    return {"hall": {what: told[what] for what in ("opened", "closed", "joined")}} if told else {}
