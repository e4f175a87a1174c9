"""What the record tells of ways of talking: how often each was begun."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from facilitation.part import Course
from facilitation.parts.exercise.events import ExerciseStarted
from facilitation.parts.exercise.state import FORMS, NAME
from facilitation.state.meeting import Meeting


def note(before: Meeting, after: Meeting, event: ExerciseStarted, at: str) -> str:
    """Which one it was, to count it."""
    return event.form


def record(course: Course) -> Mapping[str, Any]:
    """How often each was begun, in the order of their list; no member where none was."""
    told = Counter(course.notes[NAME])
    return {"exercises": {form: told[form] for form in FORMS if told[form]}} if told else {}
