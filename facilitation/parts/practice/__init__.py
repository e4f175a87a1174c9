"""A practice evening: a draft that is tried. Nothing of it counts, and its clock may run fast."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import msgspec

from facilitation.events import MeetingOpened
from facilitation.part import Course, Part
from facilitation.state.meeting import Meeting


class Practice(msgspec.Struct, frozen=True):
    """How many times as fast as the agenda says the clock of a practice evening runs; 0 for an evening that counts."""

    rate: int = 0


def is_practice(meeting: Meeting) -> bool:
    """Whether this evening is one that does not count."""
    return bool(PART.of(meeting).rate)


def lasting(meeting: Meeting, seconds: float) -> timedelta:
    """How long so many seconds of the agenda take: shorter where the clock of a practice evening runs fast."""
    return timedelta(seconds=seconds / (PART.of(meeting).rate or 1))


def begin(opened: MeetingOpened) -> Practice:
    """What it is stands in the event that opened it, and never changes."""
    return Practice() if opened.practice is msgspec.UNSET else Practice(opened.practice)


def record(course: Course) -> Mapping[str, Any]:
    """How fast its clock ran; no member for an evening that counts."""
    rate = PART.of(course.meeting).rate
    return {"practice": rate} if rate else {}


PART: Part[Practice] = Part("practice", state=begin, record=record)
