"""What the record tells of what was mended: each with its time and its reason."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from facilitation.events import Event, StageRevealed
from facilitation.part import Course
from facilitation.parts.repair.asked import NAME
from facilitation.parts.repair.events import OutcomeHidden
from facilitation.state.meeting import Meeting

NAMED = ("initiative", "frame", "choice", "console", "stage")


def note(before: Meeting, after: Meeting, event: Event, at: str) -> dict[str, Any]:
    """What was mended, about what, when and why; never whose seat."""
    about = next((getattr(event, name) for name in NAMED if hasattr(event, name)), "")
    return {"at": at, "kind": event.kind(), "about": about, "reason": getattr(event, "reason", "") or ""}


def note_shown(before: Meeting, after: Meeting, event: StageRevealed, at: str) -> dict[str, Any]:
    """When an outcome was shown."""
    return {"at": at, "shown": event.stage}


def record(course: Course) -> Mapping[str, Any]:
    """Everything that was mended, in its order; of an outcome that was taken away the whole seconds that it was shown.

    No member where nothing was mended.
    """
    shown, told = dict[str, str](), list[dict[str, Any]]()
    for each in course.notes[NAME]:
        if "shown" in each:
            shown[each["shown"]] = each["at"]
        elif each["kind"] == OutcomeHidden.kind():
            told.append({**each, "seconds": _seconds(shown[each["about"]], each["at"])})
        else:
            told.append(each)
    return {"repairs": told} if told else {}


def _seconds(since: str, until: str) -> int:
    return int((datetime.fromisoformat(until) - datetime.fromisoformat(since)).total_seconds())
