"""How what happens with the delay changes what the meeting keeps, and what the record remembers of it."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.events import MeetingOpened
from facilitation.part import Course
from facilitation.parts.clock import PART as CLOCK
from facilitation.parts.clock import ClockStepped
from facilitation.parts.delay.events import DelayBegan, DelayEnded, DelaySet
from facilitation.parts.delay.state import NAME, Call, Delay, delay
from facilitation.parts.practice import is_practice
from facilitation.state.meeting import Meeting

replace = msgspec.structs.replace


def begin(opened: MeetingOpened) -> Delay:
    """Nobody watches a stream until somebody says how far it is behind."""
    return Delay()


def on_set(state: Delay, event: DelaySet) -> Delay:
    """The next closing waits for so long."""
    return replace(state, seconds=event.seconds)


def on_began(state: Delay, event: DelayBegan) -> Delay:
    """One closing waits for who is at home, behind by the delay of now."""
    return replace(state, call=Call(event.stage, event.until, event.choice, state.seconds))


def on_ended(state: Delay, event: DelayEnded) -> Delay:
    """None waits; when that ended is remembered of a stage, unless it was before its time."""
    closed = {key: moment for key, moment in state.closed.items() if key != event.stage}
    known = {} if event.early else {event.stage: event.until}
    return replace(state, call=None, closed={**closed, **known})


def with_the_clock(before: Meeting, meeting: Meeting, event: ClockStepped) -> Meeting:
    """The computer's clock was set: as much time is left for who is at home as there was."""
    call, was = delay(meeting).call, CLOCK.of(before)
    pairs = ((event.ends, was.ends), (event.deadline, was.clock.deadline))
    by = next((new - old for new, old in pairs if new and old), None)
    if call is None or by is None or is_practice(meeting):
        return meeting
    return meeting.with_part(NAME, replace(delay(meeting), call=replace(call, until=call.until + by)))


def note_ended(before: Meeting, after: Meeting, event: DelayEnded, at: str) -> dict[str, Any] | None:
    """Which closing waited for who is at home, behind by how many seconds, until when, and when that ended."""
    call = delay(before).call
    if call is None:
        return None
    return {
        "stage": event.stage,
        "choice": call.choice,
        "seconds": call.seconds,
        "until": msgspec.to_builtins(event.until),
        "closed": at,
        "early": event.early,
        "reason": event.reason or "",
    }


def record(course: Course) -> Mapping[str, Any]:
    """The closings that waited, in their order; no member where none did."""
    found = course.notes[NAME]
    return {"closings": found} if found else {}
