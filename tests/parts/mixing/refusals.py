"""Mixing the tables: what is not asked, not there, not prepared or drawn already."""

from facilitation.parts.mixing.acts import AskFields, DrawMix, KeepPlace, PrepareMix, SeatMix, TellFields
from facilitation.parts.seating import PART as SEATING
from facilitation.parts.seating import TakeSeat, seating
from facilitation.refusals import Forbidden, Malformed, Refused
from tests.facilitation.evening import ANNA, BRAM, LEADER, VISITOR, Evening, phone
from tests.facilitation.refusals.asking import CHAIR, STRANGER, Case


def asked() -> Evening:
    """People may tell how old they are."""
    evening = Evening()
    evening.play(AskFields(fields=["age"]))
    return evening


def standing() -> Evening:
    """Eva came and sits at no table yet."""
    evening = Evening()
    evening.play(TakeSeat(seat="eva"), VISITOR)
    return evening


def prepared() -> Evening:
    """The list is fixed, and the words are still to be called."""
    evening = Evening()
    evening.play(PrepareMix())
    return evening


def drawn() -> Evening:
    """The tables are drawn."""
    evening = prepared()
    evening.play(DrawMix(words="gele fiets"))
    return evening


def rooted() -> Evening:
    """All but one keep their place."""
    evening = Evening()
    evening.play(KeepPlace(), ANNA)
    evening.play(KeepPlace(), BRAM)
    return evening


def one_table() -> Evening:
    """There is one table in the hall, beside the one at home."""
    evening = Evening()
    left = {key: table for key, table in seating(evening.meeting).tables.items() if key != "t2"}
    evening.meeting = SEATING.changed(evening.meeting, tables=left)
    return evening


REFUSED: list[Case] = [
    (Refused, "nothing_asked_now", Evening, TellFields(age="65"), ANNA),
    (Refused, "unknown_initiative", asked, TellFields(initiative="moon"), ANNA),
    (Refused, "unknown_seat", asked, TellFields(age="65"), STRANGER),
    (Forbidden, "seat_needed", Evening, KeepPlace(), LEADER),
    (Forbidden, "not_your_seat", Evening, KeepPlace(person="bram"), ANNA),
    (Forbidden, "not_your_table", Evening, KeepPlace(person="dora"), CHAIR),
    (Refused, "unknown_seat", Evening, KeepPlace(person="nobody"), LEADER),
    (Refused, "no_table_yet", standing, KeepPlace(), phone("eva")),
    (Refused, "too_few_tables", one_table, PrepareMix(), LEADER),
    (Refused, "nobody_to_mix", rooted, PrepareMix(), LEADER),
    (Refused, "not_prepared", Evening, DrawMix(words="fiets"), LEADER),
    (Refused, "not_prepared", Evening, SeatMix(), LEADER),
    (Refused, "not_drawn", prepared, SeatMix(), LEADER),
    (Malformed, "words_needed", prepared, DrawMix(words=" "), LEADER),
    (Refused, "lot_drawn", drawn, DrawMix(words="rode fiets"), LEADER),
]
