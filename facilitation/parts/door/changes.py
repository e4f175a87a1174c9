"""How what happens at a door changes what the meeting keeps."""

import msgspec

from facilitation.events import MeetingOpened
from facilitation.parts.door.asked import door, mark_of
from facilitation.parts.door.events import DoorOpened, DoorShut, HeadsCounted, PhoneAdmitted, SeatsRemoved, out
from facilitation.parts.door.state import NAME, Door
from facilitation.parts.seating import PART as SEATING
from facilitation.parts.seating import Seating, SeatTaken, seating
from facilitation.state.meeting import Meeting

replace = msgspec.structs.replace


def begin(opened: MeetingOpened) -> Door:
    """Both ways in are open, and nobody counted heads."""
    return Door()


def on_shut(state: Door, event: DoorShut) -> Door:
    """These ways in are shut."""
    return replace(state, shut=state.shut | set(event.ways))


def on_opened(state: Door, event: DoorOpened) -> Door:
    """These ways in are open."""
    return replace(state, shut=state.shut - set(event.ways))


def on_heads(state: Door, event: HeadsCounted) -> Door:
    """The heads that were counted last."""
    return replace(state, heads=event.heads)


def on_admitted(state: Door, event: PhoneAdmitted) -> Door:
    """One phone more that may come in."""
    return replace(state, admitted=state.admitted | {event.mark})


def on_removed(meeting: Meeting, event: SeatsRemoved) -> Meeting:
    """So many seats less; that they were there, and why they went, stays known."""
    here, gone = seating(meeting), out(event)
    left = {key: seat for key, seat in here.seats.items() if key not in gone}
    were = {key: here.seats[key] for key in event.seats}
    why = dict.fromkeys(event.seats, event.reason or "")
    return SEATING.put(meeting, Seating(here.tables, left, {**here.gone, **were}, {**here.why, **why}))


def used(before: Meeting, meeting: Meeting, event: SeatTaken) -> Meeting:
    """Who was let in by hand sits; the mark lets in nobody else."""
    here = door(meeting)
    if not here.admitted or (mark := mark_of(event.was or event.seat)) not in here.admitted:
        return meeting
    vouched = here.vouched | {event.seat}
    return meeting.with_part(NAME, replace(here, admitted=here.admitted - {mark}, vouched=vouched))
