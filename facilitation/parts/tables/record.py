"""What the record tells of tables: how often one asked for help; never which seat, nor which table."""

from collections.abc import Mapping
from typing import Any

from facilitation.part import Course
from facilitation.parts.tables.events import GuideCalled
from facilitation.parts.tables.state import NAME
from facilitation.state.meeting import Meeting


def note_called(before: Meeting, after: Meeting, event: GuideCalled, at: str) -> str:
    """Which table asked, to count each once."""
    return event.table


def record(course: Course) -> Mapping[str, Any]:
    """How often tables asked for somebody, and how many did; no member where none did."""
    called: list[str] = course.notes[NAME]
    return {"called": {"times": len(called), "tables": len(set(called))}} if called else {}
