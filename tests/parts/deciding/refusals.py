"""What is refused about who may decide."""

from facilitation.acts import Act
from facilitation.parts.arguments.acts import SupportArgument
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
from facilitation.parts.seating import SeatTaken
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Actor, Role
from facilitation.state.deciding import Deciding
from tests.facilitation.evening import ANNA, LEADER, Evening
from tests.facilitation.refusals.asking import CHAIR, STRANGER, Case, order

SCRIBE = Actor("scribe", Role.SCRIBE)


def coded() -> Evening:
    """People decide by code here."""
    return Evening(deciding=Deciding("code"))


def quiet() -> Evening:
    """Who has no code may not speak either."""
    return Evening(deciding=Deciding("code", speak=False))


def counting() -> Evening:
    """People are counted at their tables here."""
    evening = Evening(deciding=Deciding("table"))
    evening.happen(SeatTaken(seat="eva"))
    evening.happen(SeatTaken(seat="finn", table="t2", channel="paper"))
    return evening


def counted() -> Evening:
    """One person was counted at table 1, and Anna decides there."""
    evening = counting()
    evening.play(CountTable(heads=1), CHAIR)
    evening.play(AdmitSeat(person="anna"), CHAIR)
    return evening


def voting() -> Evening:
    """The same, while the room votes."""
    return counted().reach("ranking")


def entered() -> Evening:
    """Anna has a code, of the one batch that there is."""
    evening = coded()
    evening.play(IssueCodes(marks=("m1",)))
    evening.play(EnterCode(mark="m1"), ANNA)
    return evening


def giving(seat: str | None = None) -> Act:
    return EnterCode(mark="m2", seat=seat)


REFUSED: list[Case] = [
    (Refused, "code_first", coded, order("garden"), ANNA),
    (Refused, "count_first", counting, order("garden"), ANNA),
    (Refused, "only_looks", quiet, SupportArgument(argument="A1"), ANNA),
    (Refused, "no_codes", counting, IssueCodes(marks=("m1",)), LEADER),
    (Malformed, "malformed", coded, IssueCodes(marks=()), LEADER),
    (Refused, "no_batch", coded, VoidCodes(batch=1, marks=("m1",)), LEADER),
    (Refused, "nothing_to_void", entered, VoidCodes(batch=1, marks=()), LEADER),
    (Refused, "decides_already", entered, giving(), ANNA),
    (Forbidden, "not_your_seat", coded, giving("bram"), ANNA),
    (Forbidden, "seat_unchosen", coded, giving(), LEADER),
    (Forbidden, "help_not_asked", coded, giving("bram"), LEADER),
    (Refused, "unknown_seat", coded, giving(), STRANGER),
    (Refused, "unknown_seat", coded, giving("gerda"), LEADER),
    (Refused, "no_double", coded, SettleDouble(person="anna", same=True), LEADER),
    (Malformed, "malformed", coded, SpendOnPaper(marks=("m1", "m1"), fresh=1), LEADER),
    (Refused, "no_counting", coded, CountTable(heads=3), CHAIR),
    (Refused, "no_table_yet", counting, CountTable(heads=3), LEADER),
    (Forbidden, "not_your_table", counting, CountTable(heads=3, table="t2"), CHAIR),
    (Refused, "unknown_table", counting, CountTable(heads=3, table="t7"), LEADER),
    (Refused, "heads_below", counted, CountTable(heads=0), CHAIR),
    (Refused, "no_counting", coded, CountHead(), CHAIR),
    (Refused, "no_table_yet", counting, CountHead(), LEADER),
    (Forbidden, "not_your_table", counting, CountHead(table="t2"), CHAIR),
    (Refused, "heads_below", counted, CountHead(on=False), CHAIR),
    (Refused, "unknown_seat", counting, AdmitSeat(person="gerda"), LEADER),
    (Refused, "no_table_yet", counting, AdmitSeat(person="eva"), LEADER),
    (Forbidden, "not_your_table", counting, AdmitSeat(person="finn"), CHAIR),
    (Refused, "answers_open", voting, AdmitSeat(person="anna", on=False), CHAIR),
    (Refused, "table_counted_full", counted, AdmitSeat(person="bram"), SCRIBE),
]
