"""The desk at the door: heads are counted one by one, off a list or without one, by several people at once."""

from facilitation.part import Part, Rule, Whole
from facilitation.parts.door.events import HeadsCounted
from facilitation.parts.roll.acts import AddHead, GiveRoll, RemoveHead, TickRow, UntickRow
from facilitation.parts.roll.record import note_desk, note_heads, note_unticked, record
from facilitation.parts.roll.rules import (
    add,
    begin,
    give,
    on_came,
    on_given,
    on_left,
    on_ticked,
    on_unticked,
    recounted,
    remove,
    tick,
    untick,
)
from facilitation.parts.roll.state import NAME, HeadCame, HeadLeft, Roll, RollGiven, RowTicked, RowUnticked
from facilitation.roles import LEADERS, Role

COUNTERS = LEADERS | {Role.SCRIBE, Role.DOORKEEPER}

PART: Part[Roll] = Part(
    NAME,
    state=begin,
    rules={
        AddHead: Rule(add, COUNTERS),
        RemoveHead: Rule(remove, COUNTERS),
        TickRow: Rule(tick, COUNTERS),
        UntickRow: Rule(untick, COUNTERS),
        GiveRoll: Rule(give, COUNTERS, drawn=("rows",)),
    },
    events={
        HeadCame: Whole(on_came),
        HeadLeft: Whole(on_left),
        RowTicked: Whole(on_ticked),
        RowUnticked: Whole(on_unticked),
        RollGiven: on_given,
    },
    follows={HeadsCounted: recounted},
    notes={
        HeadCame: note_desk,
        HeadLeft: note_desk,
        RowTicked: note_desk,
        RowUnticked: note_unticked,
        HeadsCounted: note_heads,
    },
    record=record,
    apart=True,
)
