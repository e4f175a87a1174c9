"""Who may decide: everybody in a poll, who has a printed code, or who was counted at a table.

Voice and decision are apart: a seat that may not decide looks and asks, and speaks where the meeting agreed on that.
A meeting that agreed on nothing goes on as it always did: every seat decides.
"""

from collections.abc import Collection, Mapping
from typing import Any

from facilitation.acts import Act
from facilitation.part import Part, Rule
from facilitation.parts.arguments.acts import PostArgument, SupportArgument
from facilitation.parts.common_ground.acts import MarkArgument
from facilitation.parts.deciding import changes, rules
from facilitation.parts.deciding.acts import (
    AdmitSeat,
    CountHead,
    CountTable,
    EnterCode,
    IssueCodes,
    SettleDouble,
    SpendOnPaper,
    VoidCodes,
)
from facilitation.parts.deciding.asked import record
from facilitation.parts.deciding.events import (
    CodeDoubled,
    CodesCounted,
    CodesIssued,
    CodesOnPaper,
    CodesVoided,
    DoubleSettled,
    SeatDismissed,
    SeatEntitled,
    SeatRefused,
    TableCounted,
)
from facilitation.parts.decision.acts import JoinView, PostView
from facilitation.parts.door.events import REMOVALS
from facilitation.parts.frames.acts import ProposeClause
from facilitation.parts.questions.acts import BackQuestion
from facilitation.parts.repair.events import SeatsMerged
from facilitation.parts.seating import SeatMoved, seats
from facilitation.parts.turns.acts import RequestTurn
from facilitation.parts.twins.acts import AnswerPairing
from facilitation.roles import HANDS, HOSTS, LEADERS, Role
from facilitation.state.deciding import BY_CODE, NAME, Entitled, entitled, may_decide
from facilitation.state.meeting import Meeting

DESKS = LEADERS | {Role.DOORKEEPER}
"""Who says of two phones with one code whether they are one person's: whoever sees both."""

VOICES: tuple[type[Act], ...] = (
    PostArgument, SupportArgument, MarkArgument, BackQuestion, RequestTurn, ProposeClause, PostView, JoinView,
    AnswerPairing,
)  # fmt: skip
"""The acts by which a seat speaks; a question may be asked by whoever only looks."""


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """Whether this seat decides, whether it gave a code that another has, and whether its table said that it looks."""
    here = entitled(meeting)
    if here.mode in (None, "open") or seat is None or seat not in seats(meeting):
        return {"decides": True, "doubled": False, "asks_code": False, "looks": False}
    return {
        "decides": may_decide(meeting, seat),
        "doubled": seat in here.doubles,
        "asks_code": here.mode in BY_CODE,
        "looks": seat in here.refused,
    }


def around(meeting: Meeting, event: Any) -> Collection[str]:
    """The seat itself and everybody at its table: who agrees on what lies there may be another."""
    known = seats(meeting)
    own = known.get(event.seat)
    table = own.table if own else None
    return [key for key, seat in known.items() if key == event.seat or (table and seat.table == table)]


PART: Part[Entitled] = Part(
    NAME,
    state=changes.begin,
    rules={
        IssueCodes: Rule(rules.issue, LEADERS, ours=True, lasting="undo_gone"),
        VoidCodes: Rule(rules.void, LEADERS, ours=True, lasting="undo_gone"),
        EnterCode: Rule(rules.enter, HOSTS | {Role.RESIDENT}, ours=True, lasting="undo_gone"),
        SettleDouble: Rule(rules.settle, DESKS, lasting="undo_gone"),
        SpendOnPaper: Rule(rules.on_paper, HOSTS | {Role.PAPER}, ours=True, lasting="undo_gone"),
        CountTable: Rule(rules.count, HANDS),
        CountHead: Rule(rules.count_one, HANDS),
        AdmitSeat: Rule(rules.admit, HANDS, lasting="undo_gone"),
    },
    events={
        CodesIssued: changes.on_issued,
        CodesVoided: changes.on_voided,
        SeatEntitled: changes.on_entitled,
        SeatDismissed: changes.on_dismissed,
        SeatRefused: changes.on_refused,
        CodeDoubled: changes.on_doubled,
        DoubleSettled: changes.on_settled,
        CodesOnPaper: changes.on_paper,
        CodesCounted: changes.on_counted,
        TableCounted: changes.on_table,
    },
    follows={
        SeatsMerged: changes.merged,
        SeatMoved: changes.elsewhere,
        **dict.fromkeys(REMOVALS, changes.without_seats),
    },
    bars={**dict.fromkeys(rules.DECISIONS, rules.bar), **dict.fromkeys(VOICES, rules.bar_voice)},
    record=record,
    mine=mine,
    apart=True,
    touches=dict.fromkeys((SeatEntitled, SeatDismissed, SeatRefused, CodeDoubled, DoubleSettled), around),
)
