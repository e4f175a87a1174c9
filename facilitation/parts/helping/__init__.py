"""Help: the owner of a phone lets the console act for their seat, for a while; and who did what for whom is kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from facilitation.events import Event, MeetingClosed, MeetingOpened
from facilitation.part import Context, Facts, Part, Rule, Whole
from facilitation.parts.helping.acts import AskHelp, EndHelp
from facilitation.parts.helping.events import HelpAsked, HelpEnded, HelpTold
from facilitation.parts.helping.record import NAME, Done, counted, note, note_asked, note_told, record
from facilitation.parts.seating import PART as SEATING
from facilitation.parts.seating import seats
from facilitation.refusals import Refused
from facilitation.roles import Role
from facilitation.situation import voice
from facilitation.state.kept import put
from facilitation.state.meeting import Meeting
from facilitation.state.seat import HELP, Seat


class ForSeat(msgspec.Struct, frozen=True):
    """Something that was done for a seat; the event has none of its texts, which its own part keeps."""

    seat: str
    event: Event


class Helping(msgspec.Struct, frozen=True):
    """What others did for seats, in its order, each under the number of its event: so nothing leans on another.

    `told` is whether it was told for how many seats that was.
    """

    done: Mapping[str, ForSeat] = {}
    told: bool = False


def ask(context: Context[Any], act: AskHelp) -> Facts:
    """Asked again it lasts from then on. Event: help.asked. Raises Refused(unknown_seat)."""
    now = context.now.replace(microsecond=context.now.microsecond // 1000 * 1000)  # as the log tells the time
    return [HelpAsked(seat=_own(context).id, until=now + HELP)]


def end(context: Context[Any], act: EndHelp) -> Facts:
    """At any moment. Event: help.ended; none where nobody helps. Raises Refused(unknown_seat)."""
    seat = _own(context)
    return [HelpEnded(seat=seat.id)] if seat.helped(context.now) else []


def _own(context: Context[Any]) -> Seat:
    """The seat of whoever asks, which they hold themselves: nobody asks for help in another's name."""
    seat = context.actor.seat or ""
    if seat not in seats(context.meeting):
        raise Refused("unknown_seat", seat=seat)
    return seats(context.meeting)[seat]


def on_asked(meeting: Meeting, event: HelpAsked) -> Meeting:
    """The seat may be helped until then."""
    return _helped(meeting, event.seat, event.until)


def on_ended(meeting: Meeting, event: HelpEnded) -> Meeting:
    """Only its owner speaks for it again."""
    return _helped(meeting, event.seat, None)


def _helped(meeting: Meeting, seat: str, until: datetime | None) -> Meeting:
    known = seats(meeting)
    there = msgspec.structs.replace(known[seat], help=until)
    return SEATING.changed(meeting, seats=put(known, seat, there))


def remember(before: Meeting, meeting: Meeting, event: Event) -> Meeting:
    """What was done for a seat stays readable to whoever sits there."""
    seat = voice(before, event) if event.hand else None
    if seat is None:
        return meeting
    wordless = msgspec.structs.replace(event, **dict.fromkeys(event.texts, ""))
    done = put(PART.of(meeting).done, f"event {before.seq + 1}", ForSeat(seat, wordless))
    return PART.changed(meeting, done=done)


def told(meeting: Meeting, event: MeetingClosed) -> list[Event]:
    """At the end for how many seats somebody did something; nothing where nobody did."""
    done = [
        Done(each.seat, each.event.kind(), each.event.hand.role, each.event.hand.link)
        for each in PART.of(meeting).done.values()
        if each.event.hand
    ]
    return [counted(done)] if done else []


def on_told(state: Helping, event: HelpTold) -> Helping:
    """For how many seats things were done is told."""
    return msgspec.structs.replace(state, told=True)


def helping(meeting: Meeting) -> Helping:
    """Who did what for whom."""
    return PART.of(meeting)


def done_for(meeting: Meeting, seat: str) -> list[Event]:
    """What others did for a seat, in its order and without any texts."""
    return [each.event for each in PART.of(meeting).done.values() if each.seat == seat]


def begin(opened: MeetingOpened) -> Helping:
    """Nobody did anything for anybody."""
    return Helping()


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """Until when a seat lets others act for it (None: it does not), and how often they did."""
    own = seats(meeting).get(seat or "") if seat else None
    return {"help": own.help if own else None, "helped": len(done_for(meeting, seat)) if seat and own else 0}


PART: Part[Helping] = Part(
    NAME,
    state=begin,
    rules={AskHelp: Rule(ask, {Role.RESIDENT}), EndHelp: Rule(end, {Role.RESIDENT})},
    events={HelpAsked: Whole(on_asked), HelpEnded: Whole(on_ended), HelpTold: on_told},
    follows={Event: remember},
    tells={MeetingClosed: told},
    notes={Event: note, HelpAsked: note_asked, HelpTold: note_told},
    record=record,
    mine=mine,
    apart=True,
)
