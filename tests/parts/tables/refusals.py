"""Tables: who may not ask that somebody comes, and for which one not."""

from facilitation.parts.seating import SeatTaken
from facilitation.parts.tables.acts import AnswerCall, CallGuide, SettleCall, TakeTask
from facilitation.refusals import Forbidden, Refused
from tests.facilitation.evening import ANNA, BRAM, LEADER, Evening, at
from tests.facilitation.refusals.asking import CHAIR, STRANGER, Case

talking = at("arguments")


def standing() -> Evening:
    """Eva sits at no table."""
    evening = talking()
    evening.happen(SeatTaken(seat="eva"))
    return evening


def chaired() -> Evening:
    """Anna gives turns at her table."""
    evening = talking()
    evening.play(TakeTask(task="chair"), ANNA)
    return evening


REFUSED: list[Case] = [
    (Forbidden, "seat_needed", talking, CallGuide(), STRANGER),
    (Forbidden, "not_your_table", talking, CallGuide(table="t2"), ANNA),
    (Forbidden, "not_your_table", talking, AnswerCall(table="t2"), CHAIR),
    (Refused, "no_table", talking, SettleCall(), LEADER),
    (Refused, "unknown_seat", talking, TakeTask(task="chair", person="eva"), LEADER),
    (Forbidden, "not_your_seat", talking, TakeTask(task="chair", person="bram"), ANNA),
    (Forbidden, "not_your_table", talking, TakeTask(task="chair", person="dora"), CHAIR),
    (Refused, "no_table", standing, TakeTask(task="chair", person="eva"), LEADER),
    (Refused, "task_taken", chaired, TakeTask(task="chair"), BRAM),
    (Refused, "unknown_table", talking, AnswerCall(table="t7"), LEADER),
]
