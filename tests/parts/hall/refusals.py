"""Tables that come and go, and seats whose owner is away: what is refused."""

from facilitation.parts.away import StepOut
from facilitation.parts.chips.acts import AgreeChips, MoveChips, PlaceChips
from facilitation.parts.exercise.acts import GoOn, StartExercise
from facilitation.parts.hall.acts import CloseTable, JoinTables, MeetOnline, OpenTable
from facilitation.parts.hall.events import TableOpened
from facilitation.parts.hall.rules import MOST
from facilitation.parts.mixing.acts import PrepareMix
from facilitation.parts.reactions import React
from facilitation.parts.seating import AddSeat, MoveSeat, seats
from facilitation.parts.stages import CloseStage
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, LEADER, Evening, at
from tests.facilitation.refusals.asking import CHAIR, STRANGER, Case

talking = at("arguments")


def joined() -> Evening:
    """Table 2 became table 1."""
    evening = talking()
    evening.play(JoinTables(table="t2", into="t1"))
    return evening


def closed() -> Evening:
    """Table 2 is there no more."""
    evening = talking()
    evening.play(CloseTable(table="t2"))
    return evening


def alone() -> Evening:
    """There is one table."""
    evening = joined()
    evening.play(JoinTables(table="t3", into="t1"))
    return evening


def full() -> Evening:
    """There are as many tables as there can be."""
    evening = talking()
    for number in range(4, MOST + 1):
        evening.happen(TableOpened(table=f"T{number}", name=f"Tafel {number}"))
    return evening


def mixed() -> Evening:
    """A lot counts on the tables."""
    evening = talking()
    evening.play(PrepareMix())
    return evening


def out() -> Evening:
    """Anna is away from a table with chips."""
    evening = Evening([Stage("chips", "chips"), Stage("end", "review")])
    evening.play(StepOut(), ANNA)
    return evening


def shut() -> Evening:
    """The talk is closed."""
    evening = talking()
    evening.play(CloseStage())
    return evening


def nobody() -> Evening:
    """Everybody went home."""
    evening = talking()
    for seat in seats(evening.meeting):
        evening.play(StepOut(person=seat))
    return evening


REFUSED: list[Case] = [
    (Refused, "unknown_table", talking, OpenTable(table="t7"), LEADER),
    (Refused, "table_name_taken", talking, OpenTable(name="Tafel 2"), LEADER),
    (Refused, "too_many_tables", full, OpenTable(), LEADER),
    (Malformed, "text_unreadable", talking, OpenTable(name="a\u0000b"), LEADER),
    (Refused, "table_taken", talking, CloseTable(table="t1"), LEADER),
    (Refused, "unknown_table", talking, CloseTable(table="t7"), LEADER),
    (Refused, "last_table", alone, CloseTable(table="t1"), LEADER),
    (Refused, "table_in_mix", mixed, CloseTable(table="t2"), LEADER),
    (Refused, "table_in_mix", mixed, JoinTables(table="t1", into="t2"), LEADER),
    (Refused, "same_table", talking, JoinTables(table="t1", into="t1"), LEADER),
    (Refused, "last_table", alone, JoinTables(table="t1", into="t1"), LEADER),
    (Refused, "unknown_table", talking, JoinTables(table="t1", into="t7"), LEADER),
    (Refused, "table_joined", joined, MoveSeat(table="t2"), ANNA),
    (Refused, "table_joined", joined, AddSeat(seat="gerda", table="t2"), LEADER),
    (Refused, "table_gone", closed, MoveSeat(table="t2"), ANNA),
    (Refused, "seat_away", out, PlaceChips(amounts={"garden": 1}, seat="anna"), ANNA),
    (Refused, "seat_away", out, MoveChips(thing="garden", by=1), ANNA),
    (Refused, "seat_away", out, AgreeChips(), ANNA),
    (Refused, "table_in_room", talking, MeetOnline(table="t1", address="https://bel.example/x"), LEADER),
    (Refused, "unknown_table", talking, MeetOnline(table="t7"), LEADER),
    (Malformed, "address_unsafe", talking, MeetOnline(table="t3", address="http://bel.example/x"), LEADER),
    (Refused, "no_talk_now", at("ranking"), StartExercise(form="silence"), LEADER),
    (Refused, "stage_closed", shut, StartExercise(form="silence"), LEADER),
    (Refused, "nobody_at_a_table", nobody, StartExercise(form="round"), LEADER),
    (Refused, "no_exercise", talking, GoOn(), LEADER),
    (Refused, "no_talk_now", at("ranking"), React(what="agree"), ANNA),
    (Refused, "stage_closed", shut, React(what="agree"), ANNA),
    (Forbidden, "seat_needed", talking, React(what="agree"), STRANGER),
    (Refused, "unknown_seat", talking, StepOut(person="gerda"), LEADER),
    (Forbidden, "not_your_seat", talking, StepOut(person="bram"), ANNA),
    (Forbidden, "not_your_table", talking, StepOut(person="dora"), CHAIR),
]
