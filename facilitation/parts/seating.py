"""Who sits where: seats are taken and moved, or added by the console for somebody without a phone."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

import msgspec

from facilitation.acts import Act, Key, VoiceAct, Writing
from facilitation.events import Event, MeetingOpened
from facilitation.part import Context, Course, Facts, Part, Rule
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import HOSTS, LEADERS, ON_BEHALF, ON_CARDS, VOICES, Role
from facilitation.situation import lapsing
from facilitation.state.kept import put
from facilitation.state.meeting import Meeting
from facilitation.state.seat import PHONELESS, Channel, Seat, Table
from facilitation.state.viewers import watching
from facilitation.texts import LONGEST_REASON, clean

replace = msgspec.structs.replace


class Seating(msgspec.Struct, frozen=True):
    """The tables and the seats of a meeting, by their ids; `gone` are those that were taken out, `why` by seat."""

    tables: Mapping[str, Table] = {}
    seats: Mapping[str, Seat] = {}
    gone: Mapping[str, Seat] = {}
    why: Mapping[str, str] = {}


CHAIR: Mapping[str, tuple[str, ...]] = {"seat": ("seat",)}
"""A chair has a name of its own: who took it and moved it, and never what was said on it."""


class TakeSeat(Act, frozen=True, kw_only=True, tag="seat.take"):
    """Sit down. Made by the join page, which draws the opaque seat id; never accepted from outside.

    `was` is the seat that this phone had, where that became one with another. Who is `coded` brings a code that is
    good: no door holds them up.
    """

    seat: Key
    table: Key | None = None
    channel: Channel = "room"
    was: Key = ""
    coded: bool = False


class AddSeat(Act, frozen=True, kw_only=True, tag="seat.add"):
    """The console seats somebody without a phone; the name is kept beside the log.

    The app draws the seat id: from outside an act that says one is malformed.
    """

    table: Key | None = None
    name: Annotated[str, msgspec.Meta(max_length=60)] = ""
    channel: Channel = "paper"
    seat: Key = ""


class MoveSeat(VoiceAct, frozen=True, kw_only=True, tag="seat.move"):
    """Take a place at another table."""

    table: Key


class RemoveSeat(Act, frozen=True, kw_only=True, tag="seat.remove"):
    """Take a seat out, with its ballots and answers that are still hidden and, if asked, its `texts`; and say why."""

    seat: Key
    reason: Writing = ""
    texts: bool = False


class SeatTaken(Event, frozen=True, kw_only=True, tag="seat.taken"):
    """Somebody sat down, at a table or not yet; `was` is the seat that their phone had before it became another."""

    pseudonyms: ClassVar = {**CHAIR, "was": ("seat",)}
    seat: str
    table: str | None = None
    channel: Channel = "room"
    was: str | msgspec.UnsetType = msgspec.UNSET


class SeatMoved(Event, frozen=True, kw_only=True, tag="seat.moved"):
    """A seat went to another table."""

    pseudonyms: ClassVar = CHAIR
    seat: str
    table: str


Lapsed = Mapping[str, tuple[str, ...]] | msgspec.UnsetType
"""Whose words fall away, by the kind of utterance; unset in older logs, where it is all of a seat's."""


class SeatRemoved(Event, frozen=True, kw_only=True, tag="seat.removed"):
    """A seat was taken out, with all that nobody had seen of it; with `words` what it wrote was hidden too."""

    texts: ClassVar = ("reason",)
    pseudonyms: ClassVar = {**CHAIR, "lapsed": ()}
    seat: str
    reason: str | None
    words: bool = False
    lapsed: Lapsed = msgspec.UNSET


def seats(meeting: Meeting) -> Mapping[str, Seat]:
    """The seats of a meeting by their ids."""
    return PART.of(meeting).seats


def seating(meeting: Meeting) -> Seating:
    """Who sits where, and who was taken out."""
    return PART.of(meeting)


def ever(meeting: Meeting) -> Mapping[str, Seat]:
    """Every seat that there was, also those that were taken out."""
    return {**seating(meeting).gone, **seats(meeting)} if seating(meeting).gone else seats(meeting)


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
    """The seat that an act is for: the actor's own, or the one that the console acts for; of a viewer their place.

    Raises Forbidden(not_your_seat, seat_needed, seat_unchosen, not_your_table, help_not_asked), Refused(unknown_seat).
    """
    for_others = context.actor.role in ON_BEHALF | ON_CARDS
    if act.seat is not None and act.seat != context.actor.seat and not for_others:
        raise Forbidden("not_your_seat")
    seat = act.seat if act.seat is not None else context.actor.seat
    if seat is None:
        raise Forbidden("seat_unchosen" if for_others else "seat_needed")
    known = watching(context.meeting) if context.actor.role is Role.VIEWER else seats(context.meeting)
    if seat not in known:
        raise Refused("unknown_seat", seat=seat)
    _require_own_table(context, known[seat].table)
    if for_others:
        require_helped(context, seat)
    return known[seat]


def require_helped(context: Context[Any], seat: str) -> None:
    """Refuse to act for a seat with a phone whose owner did not ask for that, or no longer.

    Raises Refused(unknown_seat), Forbidden(help_not_asked).
    """
    known = seats(context.meeting)
    if seat not in known:
        raise Refused("unknown_seat", seat=seat)
    if not known[seat].helped(context.now):
        raise Forbidden("help_not_asked")


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
    return [replace(each, was=act.was or msgspec.UNSET) for each in _sit(context, act.seat, act.table, act.channel)]


def add(context: Context[object], act: AddSeat) -> Facts:
    """The console seats somebody without a phone; a chair at their own table. Event: seat.taken.

    Raises Malformed(malformed), Refused(seat_taken, unknown_table), Forbidden(phone_sits_down, not_your_table).
    """
    if act.channel not in PHONELESS:
        raise Forbidden("phone_sits_down")
    if not act.seat:
        raise Malformed("malformed", field="seat")
    taken = _sit(context, act.seat, act.table or context.actor.table, act.channel)
    _require_own_table(context, taken[0].table)
    return [*taken]


def _sit(context: Context[object], seat: str, table: str | None, channel: Channel) -> list[SeatTaken]:
    if seat in seats(context.meeting) or (context.meeting.pseudonymous and seat in context.meeting.merged):
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


def remove(context: Context[object], act: RemoveSeat) -> Facts:
    """Take a seat out. Event: seat.removed. Raises Refused(unknown_seat), Malformed(reason_needed), as `clean` does."""
    if act.seat not in seats(context.meeting):
        raise Refused("unknown_seat", seat=act.seat)
    if not act.reason.strip():
        raise Malformed("reason_needed")
    reason = clean(act.reason, LONGEST_REASON, field="reason")
    lapsed = lapsing(context.meeting, {act.seat}, act.texts)
    return [SeatRemoved(seat=act.seat, reason=reason, words=act.texts, lapsed=lapsed)]


def of_seat(before: Meeting, event: Any) -> str:
    """Whose voice is in an event that names its seat."""
    return str(event.seat)


def begin(opened: MeetingOpened) -> Seating:
    """The tables that the meeting opens with, and nobody at them."""
    return Seating({table.id: table for table in opened.tables})


def on_taken(state: Seating, event: SeatTaken) -> Seating:
    """One seat more, at the table that it chose; one that was taken out may come back."""
    if event.seat in state.gone:
        state = replace(state, gone={key: seat for key, seat in state.gone.items() if key != event.seat})
    return _with(state, Seat(event.seat, event.table, event.channel))


def on_removed(state: Seating, event: SeatRemoved) -> Seating:
    """One seat less; that it was there stays known."""
    left = {key: seat for key, seat in state.seats.items() if key != event.seat}
    gone = {**state.gone, event.seat: state.seats[event.seat]}
    return replace(state, seats=left, gone=gone, why={**state.why, event.seat: event.reason or ""})


def on_moved(state: Seating, event: SeatMoved) -> Seating:
    """The same seat at another table."""
    return _with(state, replace(state.seats[event.seat], table=event.table))


def put_there(before: Meeting, event: SeatTaken) -> str | None:
    """A seat without a phone is put there; whoever has one sits down."""
    return event.seat if event.channel in PHONELESS else None


def _with(state: Seating, seat: Seat) -> Seating:
    return replace(state, seats=put(state.seats, seat.id, seat))


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """Where somebody sits, and by which channel."""
    own = seats(meeting).get(seat) if seat else None
    return {"table": own.table if own else None, "channel": own.channel if own else None}


def note_removed(before: Meeting, after: Meeting, event: SeatRemoved, at: str) -> dict[str, Any]:
    """That a seat was taken out, when and why; never which."""
    return {"at": at, "reason": event.reason or "", "words": event.words}


def record(course: Course) -> Mapping[str, Any]:
    """The seats that were taken out, in their order; no member where there were none."""
    removed = course.notes[PART.name]
    return {"removed": removed} if removed else {}


PART: Part[Seating] = Part(
    "seating",
    state=begin,
    rules={
        TakeSeat: Rule(take, {Role.VISITOR}, ours=True),
        AddSeat: Rule(add, HOSTS | ON_CARDS, drawn=("seat",)),
        MoveSeat: Rule(move, VOICES),
        RemoveSeat: Rule(remove, LEADERS, lasting="undo_gone"),
    },
    events={SeatTaken: on_taken, SeatMoved: on_moved, SeatRemoved: on_removed},
    voices={SeatTaken: put_there, SeatMoved: of_seat},
    notes={SeatRemoved: note_removed},
    record=record,
    mine=mine,
    apart=True,
)
