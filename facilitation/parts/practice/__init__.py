"""A practice evening: a draft that is tried. Nothing of it counts, and its clock may run fast."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any, TypeAlias

import msgspec

from facilitation.events import FASTEST, Event, MeetingOpened
from facilitation.part import Course, Part
from facilitation.state.meeting import Meeting

Pace: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=FASTEST)]
"""How many times as fast as its agenda a practice evening goes on; 0 where it stands still."""


class Practice(msgspec.Struct, frozen=True):
    """How many times as fast as the agenda says the clock of a practice evening runs.

    `rate` is what it was opened with, 0 for an evening that counts; `pace` is what it runs at now; `still` whether it
    is paused.
    """

    rate: int = 0
    pace: int = 0
    still: bool = False


class PracticePaced(Event, frozen=True, kw_only=True, tag="practice.paced"):
    """A practice evening goes on at another pace than it was opened with; at 0 it stands still until it has one."""

    rate: Pace


def is_practice(meeting: Meeting) -> bool:
    """Whether this evening is one that does not count."""
    return bool(PART.of(meeting).rate)


def lasting(meeting: Meeting, seconds: float) -> timedelta:
    """How long so many seconds of the agenda take: shorter where the clock of a practice evening runs fast."""
    return timedelta(seconds=seconds / (PART.of(meeting).pace or 1))


def pace_of(meeting: Meeting) -> int:
    """How many times as fast as its agenda the clock runs, or will run when it goes on again; 1 where it counts."""
    return PART.of(meeting).pace or 1


def is_still(meeting: Meeting) -> bool:
    """Whether a practice evening is paused."""
    return PART.of(meeting).still


def begin(opened: MeetingOpened) -> Practice:
    """What it is stands in the event that opened it, and never changes; its pace may."""
    return Practice() if opened.practice is msgspec.UNSET else Practice(opened.practice, opened.practice)


def on_paced(state: Practice, event: PracticePaced) -> Practice:
    """It goes on at this pace; one that stands still keeps the pace at which it will go on."""
    return Practice(state.rate, event.rate or state.pace, not event.rate)


def record(course: Course) -> Mapping[str, Any]:
    """How fast its clock ran when it began; no member for an evening that counts."""
    rate = PART.of(course.meeting).rate
    return {"practice": rate} if rate else {}


PART: Part[Practice] = Part("practice", state=begin, events={PracticePaced: on_paced}, record=record, apart=True)
