"""How what happens with mixing changes what the meeting keeps."""

import msgspec

from facilitation.events import MeetingOpened, StageAdvanced
from facilitation.parts.door.events import Removal, out
from facilitation.parts.mixing.asked import mixing
from facilitation.parts.mixing.events import (
    FieldsAsked,
    FieldsForgotten,
    MixDrawn,
    MixPrepared,
    MixSeated,
    PlaceKept,
)
from facilitation.parts.mixing.hall import with_groups
from facilitation.parts.mixing.state import NAME, Mix, Mixing
from facilitation.parts.seating import PART as SEATING
from facilitation.parts.seating import seats
from facilitation.state.meeting import Meeting

replace = msgspec.structs.replace


def begin(opened: MeetingOpened) -> Mixing:
    """Nothing is asked, and everybody may be mixed."""
    return Mixing()


def on_asked(state: Mixing, event: FieldsAsked) -> Mixing:
    """These things may be told from now on."""
    return replace(state, asked=event.fields)


def on_forgotten(state: Mixing, event: FieldsForgotten) -> Mixing:
    """Nothing is asked any more."""
    return replace(state, asked=())


def on_kept(state: Mixing, event: PlaceKept) -> Mixing:
    """One seat more that stays, or one less."""
    return replace(state, stays=state.stays | {event.seat} if event.on else state.stays - {event.seat})


def on_prepared(state: Mixing, event: MixPrepared) -> Mixing:
    """A new mix, of which the words are still to be called."""
    hall = with_groups(len(event.tables), event.fixed, event.before, event.groups)
    return replace(state, mix=Mix(event.seats, event.tables, event.digest, hall))


def on_drawn(state: Mixing, event: MixDrawn) -> Mixing:
    """Everybody's table is known, with the words that gave it."""
    if state.mix is None:
        return state
    return replace(state, mix=replace(state.mix, words=event.words, at=event.at, quality=event.quality))


def on_seated(meeting: Meeting, event: MixSeated) -> Meeting:
    """Everybody who is still there sits where the lot says; where they sat before stays known for the next mix."""
    state = mixing(meeting)
    if state.mix is None:
        return meeting
    placed, known = state.mix.placed(), seats(meeting)
    sat = {seat.id: seat.table for seat in known.values() if seat.table}
    meeting = SEATING.changed(
        meeting, seats={key: replace(seat, table=placed.get(key, seat.table)) for key, seat in known.items()}
    )
    mix = replace(state.mix, seated=True)
    return meeting.with_part(NAME, replace(state, mix=mix, before=(*state.before, sat) if sat else state.before))


def without_seat(before: Meeting, meeting: Meeting, event: Removal) -> Meeting:
    """A seat that was taken out keeps no place."""
    state = mixing(meeting)
    left = state.stays - out(event)
    return meeting if left == state.stays else meeting.with_part(NAME, replace(state, stays=left))


def out_of_sight(before: Meeting, meeting: Meeting, event: StageAdvanced) -> Meeting:
    """Once the room goes on, a mix that was sat down to is done with."""
    state = mixing(meeting)
    done = state.mix is not None and state.mix.seated
    return meeting.with_part(NAME, replace(state, mix=None)) if done else meeting
