"""What the record tells of chips: what was agreed about them, what each table handed in, and what that comes to."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.part import Course
from facilitation.parts.chips.asked import awards, given, options, shown, together
from facilitation.parts.chips.events import ChipsVoided
from facilitation.parts.chips.state import NAME, Table
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting


def record(course: Course) -> Mapping[str, Any]:
    """Each stage of chips that was shown; no member where there is none."""
    found = [stage for stage in PARTS.kinds[NAME].stages(course.meeting) if shown(stage)]
    voided = [note for note in course.notes[NAME] if note]
    return {"chips": [_told(course.meeting, stage, voided) for stage in found]} if found else {}


def _told(meeting: Meeting, stage: Table, voided: list[dict[str, Any]]) -> dict[str, Any]:
    handed, money = stage.state.handed, given(meeting, stage)
    all_chips = together({table: each.chips for table, each in handed.items()})
    return {
        "stage": stage.key,
        "rules": msgspec.to_builtins(options(stage)),
        "people": sum(each.people for each in handed.values()),
        "tables": [{"table": key, "people": each.people, "chips": _sorted(each.chips)} for key, each in handed.items()],
        "given": [{"thing": thing, "chips": all_chips.get(thing, 0), "amount": money[thing]} for thing in money],
        "suggested": awards(meeting, stage),
        "voided": [note for note in voided if note["stage"] == stage.key],
    }


def _sorted(chips: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(chips.items()))


def note_void(before: Meeting, after: Meeting, event: ChipsVoided, at: str) -> dict[str, Any]:
    """That it was closed before, when it was opened again and why."""
    return {"stage": event.stage, "at": at, "reason": event.reason or ""}
