"""What the record tells of the turnout: one table of heads, seats and ballots, and why it does not add up."""

from collections.abc import Mapping
from typing import Any

from facilitation.part import Course
from facilitation.parts.turnout.asked import cast_at, mismatches, present, sealed, turnout, why
from facilitation.parts.turnout.state import Present
from facilitation.state.groups import told_apart
from facilitation.state.meeting import Meeting


def record(course: Course) -> Mapping[str, Any]:
    """The turnout as the closing saw it; no member where it did not look."""
    meeting = course.meeting
    if not turnout(meeting).told:
        return {}
    votes = [{"stage": stage} | _told(there) | _cast(meeting, stage) for stage, there in sealed(meeting).items()]
    wrong = [
        {"what": each.what, "stage": each.stage, "found": each.found, "limit": each.limit, "reason": why(meeting, each)}
        for each in mismatches(meeting)
    ]
    return {"opkomst": _told(present(meeting)) | {"votes": votes, "mismatches": wrong}}


def _told(there: Present) -> dict[str, Any]:
    return {"residents": there.residents, "viewers": there.viewers, "seats": dict(there.seats)}


def _cast(meeting: Meeting, stage: str) -> dict[str, Any]:
    """How many ballots, and per channel where five or more came over each."""
    by = cast_at(meeting, stage)
    return {"ballots": sum(by.values()), "channels": dict(by) if told_apart(by.values()) else {}}
