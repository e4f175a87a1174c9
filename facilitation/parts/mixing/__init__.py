"""Mixing: everybody gets a table by a lot that anyone can draw again, spread on what people told of themselves."""

from collections.abc import Mapping
from typing import Any

from facilitation.events import StageAdvanced
from facilitation.part import Part, Rule, Whole, everybody
from facilitation.parts.door.events import REMOVALS
from facilitation.parts.mixing.acts import (
    AskFields,
    DrawMix,
    ForgetFields,
    KeepPlace,
    PrepareMix,
    SeatMix,
    TellFields,
)
from facilitation.parts.mixing.asked import mixing
from facilitation.parts.mixing.changes import (
    begin,
    on_asked,
    on_drawn,
    on_forgotten,
    on_kept,
    on_prepared,
    on_seated,
    out_of_sight,
    without_seat,
)
from facilitation.parts.mixing.events import (
    FieldsAsked,
    FieldsForgotten,
    MixDrawn,
    MixPrepared,
    MixSeated,
    PlaceKept,
)
from facilitation.parts.mixing.record import note_drawn, note_prepared, note_seated, record
from facilitation.parts.mixing.rules import ask, draw, forget, keep, prepare, seat, tell
from facilitation.parts.mixing.state import NAME, Mixing
from facilitation.roles import LEADERS, VOICES, Role
from facilitation.state.meeting import Meeting


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """Whether a seat keeps its place."""
    return {"stays": bool(seat and seat in mixing(meeting).stays)} if seat else {"stays": False}


PART: Part[Mixing] = Part(
    NAME,
    state=begin,
    rules={
        AskFields: Rule(ask, LEADERS),
        TellFields: Rule(tell, {Role.RESIDENT}),
        KeepPlace: Rule(keep, VOICES),
        PrepareMix: Rule(prepare, LEADERS, lasting="undo_seen", drawn=("spread", "apart")),
        DrawMix: Rule(draw, LEADERS, lasting="undo_seen"),
        SeatMix: Rule(seat, LEADERS, lasting="undo_seen"),
        ForgetFields: Rule(forget, LEADERS, lasting="undo_gone"),
    },
    events={
        FieldsAsked: on_asked,
        FieldsForgotten: on_forgotten,
        PlaceKept: on_kept,
        MixPrepared: on_prepared,
        MixDrawn: on_drawn,
        MixSeated: Whole(on_seated),
    },
    follows={StageAdvanced: out_of_sight, **dict.fromkeys(REMOVALS, without_seat)},
    notes={MixPrepared: note_prepared, MixDrawn: note_drawn, MixSeated: note_seated},
    record=record,
    mine=mine,
    apart=True,
    touches={FieldsAsked: everybody, FieldsForgotten: everybody, MixDrawn: everybody, MixSeated: everybody},
)
