"""How what happens about a way of talking changes what the meeting keeps."""

import msgspec
from msgspec import UNSET

from facilitation.events import Event, MeetingOpened
from facilitation.parts.exercise.events import ExerciseEnded, ExerciseStarted, ExerciseStepped
from facilitation.parts.exercise.state import NAME, Exercise, Under, running
from facilitation.parts.seating import seats, tables
from facilitation.state.meeting import Meeting


def begin(opened: MeetingOpened) -> Under:
    """Everybody talks as they like."""
    return Under()


def on_started(meeting: Meeting, event: ExerciseStarted) -> Meeting:
    """It is under way; a round goes by who is at each table now, in the order in which the seats were taken."""
    order = around(meeting) if event.form == "round" else {}
    return meeting.with_part(NAME, Under(Exercise(event.form, event.since, event.until, order)))


def around(meeting: Meeting) -> dict[str, tuple[str, ...]]:
    """Who is at each table, in the order of their seats; no table at which nobody is."""
    there = {key: [seat.id for seat in seats(meeting).values() if seat.table == key] for key in tables(meeting)}
    present = {key: tuple(seat for seat in sitting if not seats(meeting)[seat].away) for key, sitting in there.items()}
    return {key: sitting for key, sitting in present.items() if sitting}


def on_stepped(state: Under, event: ExerciseStepped) -> Under:
    """Its steps end at other moments: at one table, or at all, and then together."""
    if state.now is None:
        return state
    if event.table is UNSET:
        return Under(msgspec.structs.replace(state.now, until=event.until, own={}))
    return Under(msgspec.structs.replace(state.now, own={**state.now.own, event.table: event.until}))


def on_ended(state: Under, event: ExerciseEnded) -> Under:
    """There is none any more."""
    return Under()


def over(before: Meeting, meeting: Meeting, event: Event) -> Meeting:
    """Where the room goes on it is over."""
    return meeting.with_part(NAME, Under()) if running(meeting) else meeting
