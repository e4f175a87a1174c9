"""What the record tells of the desk at the door: how many came, by when; never who."""

from collections.abc import Mapping
from typing import Any

from facilitation.part import Course
from facilitation.parts.door.events import HeadsCounted
from facilitation.parts.roll.rules import heads, roll
from facilitation.parts.roll.state import NAME, HeadCame, HeadLeft, RowTicked, RowUnticked
from facilitation.state.meeting import Meeting

TEN_MINUTES = len("2026-11-30T19:3")

Counting = HeadCame | HeadLeft | RowTicked | RowUnticked | HeadsCounted


def note_heads(before: Meeting, after: Meeting, event: Counting, at: str) -> tuple[str, Any]:
    """How many there were after that, as residents and to watch."""
    there = heads(after)
    return "total", {"at": at, "residents": there["resident"], "viewers": there["viewer"]}


def note_unticked(before: Meeting, after: Meeting, event: RowUnticked, at: str) -> tuple[str, Any]:
    """The same, with the reason where one was given."""
    return "unticked", (note_heads(before, after, event, at)[1], event.reason)


def record(course: Course) -> Mapping[str, Any]:
    """The heads at the door as they stood at the end of each ten minutes, what was corrected, and how long the list is.

    No member where nobody counted at the desk: heads that the console counted stand with the door.
    """
    notes: list[tuple[str, Any]] = course.notes[NAME]
    if not any(name == "desk" or name == "unticked" for name, _ in notes):
        return {}
    totals = [told[0] if name == "unticked" else told for name, told in notes]
    last = {told["at"][:TEN_MINUTES]: told for told in totals}
    corrected = [{"at": told[0]["at"], "reason": told[1]} for name, told in notes if name == "unticked" and told[1]]
    here = roll(course.meeting)
    return {
        "roll": {
            "totals": list(last.values()),
            "listed": len(here.rows),
            "ticked": len(here.ticked),
            "corrected": corrected,
        }
    }


def note_desk(before: Meeting, after: Meeting, event: HeadCame | HeadLeft | RowTicked, at: str) -> tuple[str, Any]:
    """The same, as the desk counted it."""
    return "desk", note_heads(before, after, event, at)[1]
