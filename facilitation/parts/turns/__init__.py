"""Turns to speak: a line in the hall and one at each table, in which whoever spoke least goes first."""

from collections.abc import Mapping
from typing import Any

from facilitation.events import Event, MeetingClosed, StageAdvanced
from facilitation.part import Part, Rule
from facilitation.parts.door.events import REMOVALS
from facilitation.parts.mixing.events import MixSeated
from facilitation.parts.repair.events import SeatsMerged
from facilitation.parts.seating import SeatMoved, of_seat
from facilitation.parts.turns.acts import EndTurn, GiveTurn, RequestTurn, SetTurns, WithdrawTurn
from facilitation.parts.turns.changes import (
    begin,
    elsewhere,
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
from facilitation.parts.turns.state import HALL, NAME, Turns, line, turns
from facilitation.roles import LEADERS, VOICES, Role
from facilitation.state.meeting import Meeting

LED = LEADERS | {Role.TABLE_CHAIR}


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """Where a seat stands in the line of the hall, and whether it spoke there before.

    `turn` is 0 while it speaks, 1 where it is next; None where it does neither.
    """
    if seat is None:
        return {"turn": None, "spoke": False}
    here = line(meeting)
    if here.speaker and here.speaker.seat == seat:
        return {"turn": 0, "spoke": not here.speaker.first}
    return {"turn": here.order.index(seat) + 1 if seat in here.waiting else None, "spoke": not here.first(seat)}


def waiting(meeting: Meeting, event: object) -> tuple[str, ...]:
    """Whoever waits in the hall: their place may be another."""
    return tuple(line(meeting).waiting)


PART: Part[Turns] = Part(
    NAME,
    state=begin,
    rules={
        RequestTurn: Rule(request, VOICES),
        WithdrawTurn: Rule(withdraw, VOICES),
        GiveTurn: Rule(give, LED),
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
        SeatsMerged: merged,
        **dict.fromkeys(REMOVALS, without),
    },
    voices={TurnRequested: of_seat, TurnWithdrawn: of_seat},
    notes={Event: note},
    record=record,
    mine=mine,
    apart=True,
    touches={TurnRequested: waiting, TurnWithdrawn: waiting, TurnGiven: waiting},
)

__all__ = ["HALL", "PART", "line", "turns"]
