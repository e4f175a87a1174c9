"""Tables: what is asked and done for a table as a whole, whoever sits there. Who sits where is `seating`'s."""

from collections.abc import Mapping
from typing import Any

from facilitation.part import Part, Rule
from facilitation.parts.door.events import REMOVALS
from facilitation.parts.hall.events import TableClosed, TablesJoined
from facilitation.parts.mixing.events import MixSeated
from facilitation.parts.repair.events import SeatsMerged
from facilitation.parts.seating import SeatMoved, seats
from facilitation.parts.tables.acts import AnswerCall, CallGuide, SettleCall, TakeTask
from facilitation.parts.tables.changes import (
    begin,
    closed,
    joined,
    merged,
    on_answered,
    on_called,
    on_left,
    on_settled,
    on_taken,
    there,
)
from facilitation.parts.tables.events import CallAnswered, CallSettled, GuideCalled, TaskLeft, TaskTaken
from facilitation.parts.tables.record import note_called, record
from facilitation.parts.tables.rules import answer, call, settle, take
from facilitation.parts.tables.state import NAME, Tables, kept
from facilitation.roles import HOSTS, MODERATORS, VOICES, Role
from facilitation.state.meeting import Meeting

GUIDES = HOSTS | MODERATORS
"""Who goes to a table that asks for somebody."""


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """What a seat does for its table."""
    own = seats(meeting).get(seat or "") if seat else None
    there = kept(meeting).tasks.get(own.table or "", {}) if own else {}
    return {"tasks": tuple(task for task, holder in there.items() if holder == seat)}


def around(meeting: Meeting, event: TaskTaken | TaskLeft) -> tuple[str, ...]:
    """Everybody at the table: who does something there may be another."""
    return tuple(seat.id for seat in seats(meeting).values() if seat.table == event.table)


PART: Part[Tables] = Part(
    NAME,
    state=begin,
    rules={
        CallGuide: Rule(call, VOICES),
        AnswerCall: Rule(answer, GUIDES),
        SettleCall: Rule(settle, GUIDES | VOICES),
        TakeTask: Rule(take, HOSTS | {Role.RESIDENT}),
    },
    events={
        GuideCalled: on_called,
        CallAnswered: on_answered,
        CallSettled: on_settled,
        TaskTaken: on_taken,
        TaskLeft: on_left,
    },
    follows={
        TableClosed: closed,
        TablesJoined: joined,
        SeatsMerged: merged,
        **dict.fromkeys((SeatMoved, MixSeated, *REMOVALS), there),
    },
    notes={GuideCalled: note_called},
    record=record,
    mine=mine,
    apart=True,
    touches={TaskTaken: around, TaskLeft: around},
)

__all__ = ["PART", "kept"]
