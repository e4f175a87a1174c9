"""Turns to speak: a line in the hall and one at each table, in which whoever spoke least goes first."""

from collections.abc import Mapping
from typing import Any

from facilitation.events import Event, MeetingClosed, StageAdvanced
from facilitation.part import Part, Rule
from facilitation.parts.away import SteppedOut
from facilitation.parts.door.events import REMOVALS
from facilitation.parts.hall.events import TablesJoined
from facilitation.parts.mixing.events import MixSeated
from facilitation.parts.repair.events import SeatsMerged
from facilitation.parts.seating import SeatMoved, of_seat, seats
from facilitation.parts.turns.acts import EndTurn, GiveTurn, RequestTurn, SetTurns, WithdrawTurn
from facilitation.parts.turns.changes import (
    begin,
    elsewhere,
    joined,
    merged,
    on_ended,
    on_given,
    on_requested,
    on_set,
    on_withdrawn,
    over,
    without,
)
from facilitation.parts.turns.events import TurnEnded, TurnGiven, TurnRequested, TurnsSet, TurnWithdrawn
from facilitation.parts.turns.record import note, record
from facilitation.parts.turns.rules import arrange, end, give, request, withdraw
from facilitation.parts.turns.state import HALL, NAME, Line, Turns, line, place, present, turns, unheard
from facilitation.roles import LEADERS, VOICES, Role
from facilitation.state.meeting import Meeting

LED = LEADERS | {Role.TABLE_CHAIR}


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """Where a seat stands in the line of the hall and in that of its table, and whether it spoke in the hall before.

    `turn` and `table_turn` are 0 while it speaks, 1 where it is next; None where it does neither.
    """
    own = seats(meeting).get(seat) if seat else None
    if seat is None or own is None:
        return {"turn": None, "table_turn": None, "spoke": False}
    here = line(meeting)
    speaks = here.speaker is not None and here.speaker.seat == seat
    spoke = not here.speaker.first if here.speaker and speaks else not here.first(seat)
    there = line(meeting, own.table) if own.table else Line()
    return {"turn": place(meeting, here, seat), "table_turn": place(meeting, there, seat), "spoke": spoke}


def waiting(meeting: Meeting, event: TurnRequested | TurnWithdrawn | TurnGiven) -> tuple[str, ...]:
    """Whoever waits or speaks there, in the hall or at the table: their place may be another."""
    return tuple(line(meeting, event.table).there)


def anywhere(meeting: Meeting, event: SteppedOut) -> tuple[str, ...]:
    """Whoever waits in a line where somebody is away, or is back: their place may be another."""
    lines = (each for each in turns(meeting).lines.values() if event.seat in each.waiting)
    return tuple({seat for each in lines for seat in each.waiting})


PART: Part[Turns] = Part(
    NAME,
    state=begin,
    rules={
        RequestTurn: Rule(request, VOICES),
        WithdrawTurn: Rule(withdraw, VOICES),
        GiveTurn: Rule(give, LED | {Role.RESIDENT}),
        EndTurn: Rule(end, LED | {Role.RESIDENT}),
        SetTurns: Rule(arrange, LEADERS),
    },
    events={
        TurnRequested: on_requested,
        TurnWithdrawn: on_withdrawn,
        TurnGiven: on_given,
        TurnEnded: on_ended,
        TurnsSet: on_set,
    },
    follows={
        StageAdvanced: over,
        MeetingClosed: over,
        SeatMoved: elsewhere,
        MixSeated: elsewhere,
        TablesJoined: joined,
        SeatsMerged: merged,
        **dict.fromkeys(REMOVALS, without),
    },
    voices={TurnRequested: of_seat, TurnWithdrawn: of_seat},
    notes={Event: note},
    record=record,
    mine=mine,
    apart=True,
    touches={TurnRequested: waiting, TurnWithdrawn: waiting, TurnGiven: waiting, SteppedOut: anywhere},
)

__all__ = ["HALL", "PART", "Line", "line", "present", "turns", "unheard"]
