"""Who decides at a table: heads that are counted by taps, seats that wait, are let in or only look along."""

from contextlib import suppress
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.deciding.acts import (
    AdmitSeat,
    CountHead,
    CountTable,
    EnterCode,
)
from facilitation.parts.deciding.asked import counted, deciding_at, waiting_at
from facilitation.parts.deciding.events import (
    SeatRefused,
    TableCounted,
)
from facilitation.parts.hall.acts import JoinTables
from facilitation.parts.seating import MoveSeat
from facilitation.parts.stages import CloseStage
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from facilitation.state.deciding import Deciding, Mode, entitled, may_decide
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER, Evening, phone

BALLOT = CastBallot(ballot=Paper(order=["garden"]))
CHAIR = Actor("chair", Role.TABLE_CHAIR, table="t1")
WHY = "Twee keer aangeschoven."


def agreed(mode: Mode = "code", speak: bool = True, **more: Any) -> Evening:
    return Evening(deciding=Deciding(mode, speak), **more)


def test_a_chair_counts_a_table_and_no_more_seats_decide_there() -> None:
    evening = agreed("table").reach("ranking")
    assert evening.refuse(BALLOT, ANNA).key == "count_first"
    evening.play(CountTable(heads=1), CHAIR)
    evening.play(AdmitSeat(person="anna"), CHAIR)
    assert evening.refuse(AdmitSeat(person="bram"), CHAIR).key == "table_counted_full"
    assert evening.play(BALLOT, ANNA)
    assert evening.refuse(AdmitSeat(person="dora"), CHAIR).key == "not_your_table"
    assert evening.refuse(CountTable(heads=0), CHAIR).key == "heads_below"
    assert evening.refuse(AdmitSeat(person="anna", on=False), CHAIR).key == "answers_open", "one head, one ballot"
    evening.play(CloseStage())
    evening.play(AdmitSeat(person="anna", on=False), CHAIR)
    assert evening.play(AdmitSeat(person="bram"), CHAIR)
    assert evening.refuse(EnterCode(mark="m1"), ANNA).key == "no_codes"


def test_each_tap_counts_one_and_nobody_is_counted_below_nothing() -> None:
    evening = agreed("table")
    assert evening.play(CountHead(on=False), CHAIR) == []
    evening.play(CountHead(), CHAIR)
    evening.play(CountHead(table="t1"), LEADER)
    assert counted(evening.meeting, "t1") == 2
    assert evening.play(CountHead(on=False), CHAIR) == [TableCounted(table="t1", heads=1)]


def test_who_waits_at_a_table_may_be_told_to_look_along_and_waits_again_elsewhere() -> None:
    evening = agreed("table")
    evening.play(CountTable(heads=1), CHAIR)
    assert waiting_at(evening.meeting, "t1") == ["anna", "bram", "chris"]
    assert evening.play(AdmitSeat(person="bram", on=False), CHAIR) == [SeatRefused(seat="bram")]
    assert evening.play(AdmitSeat(person="bram", on=False), CHAIR) == []
    assert waiting_at(evening.meeting, "t1") == ["anna", "chris"]
    evening.play(MoveSeat(table="t2"), BRAM)
    assert waiting_at(evening.meeting, "t2") == ["bram"]
    evening.play(AdmitSeat(person="anna", on=False), CHAIR)
    evening.play(AdmitSeat(person="anna"), CHAIR)
    assert may_decide(evening.meeting, "anna"), "a table may think again"
    assert not entitled(evening.meeting).refused


def test_who_moves_takes_no_place_of_another_table_and_leaves_none_for_a_stranger() -> None:
    evening = agreed("table")
    evening.play(CountTable(heads=1, table="t1"))
    evening.play(AdmitSeat(person="anna"))
    evening.play(MoveSeat(table="t2"), ANNA)
    assert evening.refuse(AdmitSeat(person="bram"), CHAIR).key == "table_counted_full"
    assert may_decide(evening.meeting, "anna")


def test_tables_that_become_one_are_counted_together() -> None:
    evening = agreed("table")
    evening.play(CountTable(heads=1, table="t1"))
    evening.play(CountTable(heads=2, table="t2"))
    evening.play(AdmitSeat(person="anna"))
    evening.play(JoinTables(table="t1", into="t2"))
    evening.play(AdmitSeat(person="bram"))
    assert deciding_at(evening.meeting, "t2") == ["anna", "bram"]
    assert evening.play(CountTable(heads=2, table="t2"))
    assert evening.refuse(AdmitSeat(person="chris")).key == "table_counted_full"


STEPS = st.tuples(st.sampled_from("+-cm"), st.sampled_from(["anna", "bram", "chris", "dora"]), st.integers(0, 4))


@given(st.lists(STEPS))
def test_whatever_a_hall_does_no_more_seats_decide_than_its_tables_counted(steps: list[tuple[str, str, int]]) -> None:
    evening = agreed("table")
    for what, who, number in steps:
        act: Any = {
            "+": AdmitSeat(person=who),
            "-": AdmitSeat(person=who, on=False),
            "c": CountTable(heads=number, table=f"t{number % 3 + 1}"),
            "m": MoveSeat(table=f"t{number % 3 + 1}"),
        }[what]
        with suppress(Refused):
            evening.play(act, phone(who) if what == "m" and who != "chris" else LEADER)
        here = entitled(evening.meeting)
        assert all(len(deciding_at(evening.meeting, table)) <= here.heads.get(table, 0) for table in ("t1", "t2", "t3"))


def test_dora_at_home_is_counted_by_a_chair_of_her_own() -> None:
    evening = agreed("table")
    chair = Actor("chair at home", Role.TABLE_CHAIR, table="t3")
    evening.play(CountTable(heads=1), chair)
    assert evening.play(AdmitSeat(person="dora"), chair)
    assert may_decide(evening.meeting, DORA.seat or "")
    assert evening.refuse(CountTable(heads=9, table="t1"), chair).key == "not_your_table"
