"""How what happens about turns, and to who waits for one, changes what the meeting keeps."""

from collections.abc import Iterable
from typing import Any

import msgspec

from facilitation.events import Event, MeetingOpened
from facilitation.parts.door.events import Removal, out
from facilitation.parts.hall.events import TablesJoined
from facilitation.parts.mixing.events import MixSeated
from facilitation.parts.repair.events import SeatsMerged
from facilitation.parts.seating import SeatMoved, seats
from facilitation.parts.turns.events import TurnEnded, TurnGiven, TurnRequested, TurnsSet, TurnWithdrawn
from facilitation.parts.turns.state import HALL, NAME, Line, Speaker, Turns, turns
from facilitation.state.kept import put
from facilitation.state.meeting import Meeting

replace = msgspec.structs.replace


def begin(opened: MeetingOpened) -> Turns:
    """Nobody asked for a turn."""
    return Turns()


def on_requested(state: Turns, event: TurnRequested) -> Turns:
    """One more waits, after all who wait already."""
    here = state.at(event.table or HALL)
    waiting = put(here.waiting, event.seat, here.asked + 1)
    return state.with_line(event.table or HALL, replace(here, waiting=waiting, asked=here.asked + 1))


def on_withdrawn(state: Turns, event: TurnWithdrawn) -> Turns:
    """One less waits; nobody else moves past another."""
    here = state.at(event.table or HALL)
    return state.with_line(event.table or HALL, _without(here, frozenset({event.seat})))


def on_given(state: Turns, event: TurnGiven) -> Turns:
    """They speak, and wait no longer."""
    here = _without(state.at(event.table or HALL), frozenset({event.seat}))
    speaker = Speaker(event.seat, event.until, event.seconds, here.first(event.seat))
    spoken = put(here.spoken, event.seat, here.spoken.get(event.seat, 0) + 1)
    return state.with_line(event.table or HALL, replace(here, speaker=speaker, spoken=spoken))


def on_ended(state: Turns, event: TurnEnded) -> Turns:
    """Nobody speaks there any more; who spoke has done so once more."""
    return state.with_line(event.table or HALL, replace(state.at(event.table or HALL), speaker=None))


def on_set(state: Turns, event: TurnsSet) -> Turns:
    """From now on; who speaks keeps the turn that they got."""
    return replace(state, seconds=event.seconds, open=event.open)


def over(before: Meeting, meeting: Meeting, event: Event) -> Meeting:
    """Where the room goes on nobody waits or speaks any more; who spoke does not go first again."""
    here = turns(meeting)
    lines = {place: Line(asked=line.asked, spoken=line.spoken) for place, line in here.lines.items()}
    return meeting.with_part(NAME, replace(here, lines=lines)) if here.lines else meeting


def without(before: Meeting, meeting: Meeting, event: Removal) -> Meeting:
    """Seats that were taken out wait and speak nowhere."""
    return _left(meeting, turns(meeting).lines, out(event))


def elsewhere(before: Meeting, meeting: Meeting, event: SeatMoved | MixSeated) -> Meeting:
    """Who sits at another table now waits and speaks at the old one no longer; in the hall they do."""
    known, here = seats(meeting), turns(meeting)
    lines = {
        place: _without(line, frozenset(seat for seat in line.there if known[seat].table != place), speaking=True)
        for place, line in here.lines.items()
        if place != HALL
    }
    return meeting.with_part(NAME, replace(here, lines={**here.lines, **lines})) if lines else meeting


def joined(before: Meeting, meeting: Meeting, event: TablesJoined) -> Meeting:
    """Who waited at the one table waits at the other, after who does there; a turn at the first is over."""
    here = turns(meeting)
    if event.table not in here.lines:
        return meeting
    old, new = here.at(event.table), here.at(event.to)
    waiting = {**new.waiting} | {seat: number + new.asked for seat, number in old.waiting.items()}
    often = {seat: old.spoken.get(seat, 0) + new.spoken.get(seat, 0) for seat in {**new.spoken, **old.spoken}}
    line = replace(new, waiting=waiting, asked=new.asked + old.asked, spoken=often)
    lines = {event.table: Line(asked=old.asked, spoken=old.spoken), event.to: line}
    return meeting.with_part(NAME, replace(here, lines={**here.lines, **lines}))


def merged(before: Meeting, meeting: Meeting, event: SeatsMerged) -> Meeting:
    """The seat that stays waits where the other one did, and has spoken as often as both."""
    here = turns(meeting)
    lines = {place: _merged(line, event.seat, event.into) for place, line in here.lines.items()}
    return meeting.with_part(NAME, replace(here, lines=lines)) if lines else meeting


def _merged(line: Line, seat: str, into: str) -> Line:
    pair = (seat, into)
    numbers = [line.waiting[key] for key in pair if key in line.waiting]
    waiting = {key: number for key, number in line.waiting.items() if key not in pair}
    times = sum(line.spoken.get(key, 0) for key in pair)
    spoken = {key: often for key, often in line.spoken.items() if key not in pair}
    speaker = line.speaker
    return replace(
        line,
        waiting=waiting | ({into: min(numbers)} if numbers else {}),
        spoken=spoken | ({into: times} if times else {}),
        speaker=replace(speaker, seat=into) if speaker and speaker.seat == seat else speaker,
    )


def _left(meeting: Meeting, places: Iterable[Any], gone: frozenset[str]) -> Meeting:
    here = turns(meeting)
    lines = {place: _without(here.at(place), gone, speaking=True) for place in places}
    return meeting.with_part(NAME, replace(here, lines={**here.lines, **lines})) if lines else meeting


def _without(line: Line, gone: frozenset[str], *, speaking: bool = False) -> Line:
    """A line without these seats, also as its speaker where `speaking`."""
    waiting = {seat: number for seat, number in line.waiting.items() if seat not in gone}
    stops = speaking and line.speaker is not None and line.speaker.seat in gone
    return replace(line, waiting=waiting, speaker=None if stops else line.speaker)
