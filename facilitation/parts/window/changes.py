"""How what happens with voting at home changes what the meeting keeps, and what the record remembers of it."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.events import MeetingOpened
from facilitation.part import Course
from facilitation.parts.ballots import box_of
from facilitation.parts.window.events import WindowClosed, WindowDropped, WindowOpened, WindowSet
from facilitation.parts.window.state import NAME, How, Window, Windows, open_windows, windows
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting


def begin(opened: MeetingOpened) -> Windows:
    """There is no window until one is agreed on."""
    return {}


def on_set(meeting: Meeting, event: WindowSet) -> Meeting:
    """People can vote at home between these times; a window that is open stays open."""
    vote, there = box_of(stage_named(meeting, event.stage)).vote, windows(meeting).get(event.stage)
    how: How = there.how if there and there.vote == vote else "planned"
    return _with(meeting, event.stage, Window(event.opens, event.closes, how, vote))


def on_dropped(state: Windows, event: WindowDropped) -> Windows:
    """Nobody votes at home on that stage."""
    return {key: window for key, window in state.items() if key != event.stage}


def on_opened(meeting: Meeting, event: WindowOpened) -> Meeting:
    """Ballots may come in from home."""
    return _as(meeting, event.stage, "open")


def on_closed(meeting: Meeting, event: WindowClosed) -> Meeting:
    """No ballot comes in from home any more."""
    return _as(meeting, event.stage, "closed")


def _as(meeting: Meeting, stage: str, how: How) -> Meeting:
    return _with(meeting, stage, msgspec.structs.replace(windows(meeting)[stage], how=how))


def _with(meeting: Meeting, stage: str, window: Window) -> Meeting:
    return meeting.with_part(NAME, {**windows(meeting), stage: window})


def note_closed(before: Meeting, after: Meeting, event: WindowClosed, at: str) -> dict[str, Any]:
    """Between which times was voted at home, when that ended, and why where it was before its time."""
    return _told(event.stage, windows(before)[event.stage]) | {
        "closed": at,
        "early": event.early,
        "reason": event.reason or "",
    }


def record(course: Course) -> Mapping[str, Any]:
    """The windows in the order in which they closed, then those that are open; no member where nobody voted at home."""
    closed, now = list(course.notes[NAME]), windows(course.meeting)
    found = [*closed, *(_told(key, now[key]) for key in open_windows(course.meeting))]
    return {"windows": found} if found else {}


def _told(stage: str, window: Window) -> dict[str, str]:
    return {"stage": stage, **{name: msgspec.to_builtins(getattr(window, name)) for name in ("opens", "closes")}}
