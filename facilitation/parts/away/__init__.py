"""Somebody who went home early, or is out for a while: what is theirs stays, and nobody waits for them."""

from collections.abc import Mapping
from typing import Any, ClassVar

import msgspec

from facilitation.acts import Act, Key
from facilitation.events import Event
from facilitation.part import Context, Facts, Part, Rule, Whole
from facilitation.parts.seating import CHAIR, seats
from facilitation.parts.seating import PART as SEATING
from facilitation.refusals import Forbidden, Refused
from facilitation.roles import HOSTS, Role
from facilitation.state.kept import put
from facilitation.state.meeting import Meeting


class StepOut(Act, frozen=True, kw_only=True, tag="seat.away"):
    """Be away, or with `on` false back. Whoever hosts says it of anybody: `person`."""

    person: Key | None = None
    on: bool = True


class SteppedOut(Event, frozen=True, kw_only=True, tag="seat.away"):
    """Somebody is away, or is back; they keep their place and all that is theirs."""

    pseudonyms: ClassVar = CHAIR
    seat: str
    on: bool


def step_out(context: Context[Any], act: StepOut) -> Facts:
    """Be away, or back. Event: seat.away; none where it is so.

    Raises Forbidden(not_your_seat, not_your_table), Refused(unknown_seat).
    """
    actor, own = context.actor, context.actor.seat
    if own is not None and act.person not in (None, own):
        raise Forbidden("not_your_seat")
    seat = seats(context.meeting).get(own or act.person or "")
    if seat is None:
        raise Refused("unknown_seat", seat=own or act.person or "")
    if actor.table not in (None, seat.table):
        raise Forbidden("not_your_table")
    return [] if seat.away == act.on else [SteppedOut(seat=seat.id, on=act.on)]


def on_stepped_out(meeting: Meeting, event: SteppedOut) -> Meeting:
    """The same seat at the same table, with nobody on it for now."""
    known = seats(meeting)
    there = msgspec.structs.replace(known[event.seat], away=event.on)
    return SEATING.changed(meeting, seats=put(known, event.seat, there))


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """Whether whoever sits there is away."""
    own = seats(meeting).get(seat) if seat else None
    return {"away": own is not None and own.away}


def around(meeting: Meeting, event: SteppedOut) -> tuple[str, ...]:
    """Whoever it is, and everybody at their table: who agrees there may be another."""
    known = seats(meeting)
    table = known[event.seat].table
    return tuple(key for key, seat in known.items() if key == event.seat or (table and seat.table == table))


PART: Part[None] = Part(
    "away",
    rules={StepOut: Rule(step_out, HOSTS | {Role.RESIDENT})},
    events={SteppedOut: Whole(on_stepped_out)},
    mine=mine,
    apart=True,
    touches={SteppedOut: around},
)
