"""Tables: who may not ask that somebody comes, and for which one not."""

from facilitation.parts.tables.acts import AnswerCall, CallGuide, SettleCall
from facilitation.refusals import Forbidden, Refused
from tests.facilitation.evening import ANNA, LEADER, at
from tests.facilitation.refusals.asking import CHAIR, STRANGER, Case

talking = at("arguments")

OF_TABLES: list[Case] = [
    (Forbidden, "seat_needed", talking, CallGuide(), STRANGER),
    (Forbidden, "not_your_table", talking, CallGuide(table="t2"), ANNA),
    (Forbidden, "not_your_table", talking, AnswerCall(table="t2"), CHAIR),
    (Refused, "no_table", talking, SettleCall(), LEADER),
    (Refused, "unknown_table", talking, AnswerCall(table="t7"), LEADER),
]
