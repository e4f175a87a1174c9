"""Who sits where: seats are taken and moved, or added by the console for somebody without a phone."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec

from facilitation.acts import Act, Key, VoiceAct
from facilitation.events import Event, MeetingOpened
from facilitation.part import Context, Facts, Part, Rule
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import HOSTS, ON_BEHALF, VOICES, Role
from facilitation.state.meeting import Meeting
from facilitation.state.seat import Channel, Seat, Table


class Seating(msgspec.Struct, frozen=True):
    """The tables and the seats of a meeting, by their ids."""

    tables: Mapping[str, Table] = {}
    seats: Mapping[str, Seat] = {}


class TakeSeat(Act, frozen=True, kw_only=True, tag="seat.take"):
    """Sit down. Made by the join page, which draws the opaque seat id; never accepted from outside."""

    seat: Key
    table: Key | None = None
    channel: Channel = "room"


class AddSeat(Act, frozen=True, kw_only=True, tag="seat.add"):
    """The console seats somebody without a phone; the name is kept beside the log, the seat id is drawn by the app."""

    table: Key | None = None
    name: Annotated[str, msgspec.Meta(max_length=60)] = ""
    channel: Channel = "paper"
    seat: Key = ""


class MoveSeat(VoiceAct, frozen=True, kw_only=True, tag="seat.move"):
    """Take a place at another table."""

    table: Key


class SeatTaken(Event, frozen=True, kw_only=True, tag="seat.taken"):
    """Somebody sat down, at a table or not yet."""

    seat: str
    table: str | None = None
    channel: Channel = "room"


class SeatMoved(Event, frozen=True, kw_only=True, tag="seat.moved"):
    """A seat went to another table."""

    seat: str
    table: str


def seats(meeting: Meeting) -> Mapping[str, Seat]:
    """The seats of a meeting by their ids."""
    return PART.of(meeting).seats


def tables(meeting: Meeting) -> Mapping[str, Table]:
    """The tables of a meeting by their ids."""
    return PART.of(meeting).tables


def table_named(meeting: Meeting, wanted: str) -> str:
    """The id of a table that was named by its id, its name or its number; raises Refused(unknown_table)."""
    known = tables(meeting)
    if wanted in known:
        return wanted
    for table in known.values():
        if wanted in (table.name, table.name.rpartition(" ")[2]):
            return table.id
    raise Refused("unknown_table", table=wanted)


def seat_of(context: Context[Any], act: VoiceAct) -> Seat:
    """The seat that an act is for: the actor's own, or the one that the console acts for.

    Raises Forbidden(not_your_seat, seat_needed, seat_unchosen, not_your_table), Refused(unknown_seat).
    """
    for_others = context.actor.role in ON_BEHALF
    if act.seat is not None and act.seat != context.actor.seat and not for_others:
        raise Forbidden("not_your_seat")
    seat = act.seat if act.seat is not None else context.actor.seat
    if seat is None:
        raise Forbidden("seat_unchosen" if for_others else "seat_needed")
    known = seats(context.meeting)
    if seat not in known:
        raise Refused("unknown_seat", seat=seat)
    _require_own_table(context, known[seat].table)
    return known[seat]


def _require_own_table(context: Context[Any], table: str | None) -> None:
    """Refuse a chair what belongs to another table."""
    if context.actor.table is not None and table != context.actor.table:
        raise Forbidden("not_your_table")


def take(context: Context[object], act: TakeSeat) -> Facts:
    """A device sits down, in the room or online. Event: seat.taken.

    Raises Forbidden(channel_not_yours), Refused(seat_taken, unknown_table).
    """
    if act.channel not in ("room", "online"):
        raise Forbidden("channel_not_yours")
    return [*_sit(context, act.seat, act.table, act.channel)]


def add(context: Context[object], act: AddSeat) -> Facts:
    """The console seats somebody, on any channel; a chair at their own table. Event: seat.taken.

    Raises Malformed(malformed), Refused(seat_taken, unknown_table), Forbidden(not_your_table).
    """
    if not act.seat:
        raise Malformed("malformed", field="seat")
    taken = _sit(context, act.seat, act.table or context.actor.table, act.channel)
    _require_own_table(context, taken[0].table)
    return [*taken]


def _sit(context: Context[object], seat: str, table: str | None, channel: Channel) -> list[SeatTaken]:
    if seat in seats(context.meeting):
        raise Refused("seat_taken")
    if table is not None:
        table = table_named(context.meeting, table)
    elif channel == "online":
        table = next((t.id for t in tables(context.meeting).values() if t.online), None)
    return [SeatTaken(seat=seat, table=table, channel=channel)]


def move(context: Context[object], act: MoveSeat) -> Facts:
    """Go to another table. Event: seat.moved; none where the seat is there. Raises Refused(unknown_table)."""
    seat = seat_of(context, act)
    table = table_named(context.meeting, act.table)
    return [] if seat.table == table else [SeatMoved(seat=seat.id, table=table)]


def begin(opened: MeetingOpened) -> Seating:
    """The tables that the meeting opens with, and nobody at them."""
    return Seating({table.id: table for table in opened.tables})


def on_taken(state: Seating, event: SeatTaken) -> Seating:
    """One seat more, at the table that it chose."""
    return _with(state, Seat(event.seat, event.table, event.channel))


def on_moved(state: Seating, event: SeatMoved) -> Seating:
    """The same seat at another table."""
    return _with(state, msgspec.structs.replace(state.seats[event.seat], table=event.table))


def _with(state: Seating, seat: Seat) -> Seating:
    return Seating(state.tables, {**state.seats, seat.id: seat})


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """Where somebody sits, and by which channel."""
    own = seats(meeting)[seat] if seat else None
    return {"table": own.table if own else None, "channel": own.channel if own else None}


PART: Part[Seating] = Part(
    "seating",
    state=begin,
    rules={
        TakeSeat: Rule(take, {Role.VISITOR}, ours=True),
        AddSeat: Rule(add, HOSTS),
        MoveSeat: Rule(move, VOICES),
    },
    events={SeatTaken: on_taken, SeatMoved: on_moved},
    mine=mine,
)
