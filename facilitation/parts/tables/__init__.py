"""Tables: what is asked and done for a table as a whole, whoever sits there. Who sits where is `seating`'s."""

from facilitation.part import Part, Rule
from facilitation.parts.tables.acts import AnswerCall, CallGuide, SettleCall
from facilitation.parts.tables.changes import begin, on_answered, on_called, on_settled
from facilitation.parts.tables.events import CallAnswered, CallSettled, GuideCalled
from facilitation.parts.tables.record import note_called, record
from facilitation.parts.tables.rules import answer, call, settle
from facilitation.parts.tables.state import NAME, Tables, kept
from facilitation.roles import HOSTS, MODERATORS, VOICES

GUIDES = HOSTS | MODERATORS
"""Who goes to a table that asks for somebody."""

PART: Part[Tables] = Part(
    NAME,
    state=begin,
    rules={
        CallGuide: Rule(call, VOICES),
        AnswerCall: Rule(answer, GUIDES),
        SettleCall: Rule(settle, GUIDES | VOICES),
    },
    events={GuideCalled: on_called, CallAnswered: on_answered, CallSettled: on_settled},
    notes={GuideCalled: note_called},
    record=record,
    apart=True,
)

__all__ = ["PART", "kept"]
