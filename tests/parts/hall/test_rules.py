"""Tables come, go and become one; whatever people had at the one they have at the other, and undoing gives it back."""

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.part import LoggedEvent
from facilitation.parts.chips.acts import AgreeChips, PlaceChips
from facilitation.parts.chips.asked import agrees, totals
from facilitation.parts.hall import hall
from facilitation.parts.hall.acts import CloseTable, JoinTables, OpenTable
from facilitation.parts.mixing.acts import DrawMix, PrepareMix, SeatMix
from facilitation.parts.seating import AddSeat, MoveSeat, SeatTaken, seats, tables
from facilitation.parts.tables import kept
from facilitation.parts.tables.acts import AnswerCall, CallGuide, TakeTask
from facilitation.parts.turns import line
from facilitation.parts.turns.acts import GiveTurn, RequestTurn
from facilitation.parts.undo import Undo
from facilitation.record.compose import compose
from facilitation.refusals import Refused
from facilitation.state.meeting import Meeting
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, LEADER, Evening, phone, written

EVA, FINN = phone("eva"), phone("finn")
JOIN = JoinTables(table="t1", into="t2")


def two_tables(stage: str = "arguments") -> Evening:
    """Anna, Bram and Chris at the first table, Eva and Finn at the second."""
    evening = Evening()
    for seat in ("eva", "finn"):
        evening.happen(SeatTaken(seat=seat, table="t2"))
    return evening.reach(stage)


def with_chips() -> Evening:
    """The same hall, with chips on the plans."""
    evening = Evening([Stage("chips", "chips"), Stage("end", "review")])
    for seat in ("eva", "finn"):
        evening.happen(SeatTaken(seat=seat, table="t2"))
    return evening


def standing(meeting: Meeting) -> bytes:
    """All that a meeting is, but for how many events made it."""
    return written(msgspec.structs.replace(meeting, seq=0))


def at(evening: Evening, table: str) -> list[str]:
    """Who sits there."""
    return [seat.id for seat in seats(evening.meeting).values() if seat.table == table]


def test_two_tables_become_one_with_all_who_sit_there() -> None:
    evening = two_tables()
    evening.play(JOIN)
    assert at(evening, "t2") == ["anna", "bram", "chris", "eva", "finn"]
    assert list(tables(evening.meeting)) == ["t2", "t3"]
    assert hall(evening.meeting).now("t1") == "t2"
    assert evening.play(JOIN) == []


def test_who_waited_waits_behind_the_others_and_who_spoke_least_still_goes_first() -> None:
    evening = two_tables()
    evening.play(RequestTurn(table="t1"), BRAM)
    evening.play(GiveTurn(table="t1"))
    for who, table in ((ANNA, "t1"), (BRAM, "t1"), (EVA, "t2"), (BRAM, None)):
        evening.play(RequestTurn(table=table), who)
    evening.play(GiveTurn(table="t1", person="chris"))
    evening.play(RequestTurn(table="t1"), BRAM)
    evening.play(JOIN)
    there = line(evening.meeting, "t2")
    assert there.order == ["eva", "anna", "bram"]
    assert there.speaker is None
    assert line(evening.meeting).order == ["bram"]
    evening.play(RequestTurn(table="t2"), FINN)
    assert line(evening.meeting, "t2").order == ["eva", "anna", "finn", "bram"]


def test_calls_and_tasks_go_along_and_the_table_that_stays_keeps_its_own() -> None:
    evening = two_tables()
    evening.play(CallGuide(), ANNA)
    first = kept(evening.meeting).calls["t1"]
    evening.wait(60).play(CallGuide(), EVA)
    evening.play(AnswerCall(table="t1"))
    for who, task in ((ANNA, "chair"), (BRAM, "scribe"), (EVA, "chair")):
        evening.play(TakeTask(task=task), who)  # type: ignore[arg-type]
    evening.play(JOIN)
    here = kept(evening.meeting)
    assert (here.calls, set(here.coming)) == ({"t2": first}, {"t2"})
    assert here.tasks["t2"] == {"chair": "eva", "scribe": "bram"}


def test_chips_go_along_and_nobody_agrees_any_more_where_they_came() -> None:
    evening = with_chips()
    for who, on in ((ANNA, "garden"), (EVA, "lamps")):
        evening.play(PlaceChips(seat=who.seat, amounts={on: 14}), who)
    for who in (EVA, FINN):
        evening.play(AgreeChips(), who)
    assert agrees(evening.meeting, evening.state, "t2")
    evening.play(JOIN)
    assert totals(evening.meeting, evening.state, "t2") == {"garden": 14, "lamps": 14}
    assert evening.state.agreed == {}


def test_an_empty_table_goes_and_comes_back_and_one_with_people_stays() -> None:
    evening = two_tables()
    assert evening.refuse(CloseTable(table="t1")).key == "table_taken"
    for who in (EVA, FINN):
        evening.play(MoveSeat(table="t1"), who)
    before = standing(evening.meeting)
    evening.play(CloseTable(table="Tafel 2"))
    refused = evening.refuse(MoveSeat(table="2"), EVA)
    assert (refused.key, refused.details) == ("table_gone", {"table": "Tafel 2"})
    evening.play(OpenTable(table="t2"))
    assert standing(evening.meeting) == before


def test_who_goes_to_a_table_that_became_another_is_told_where_its_people_are() -> None:
    evening = two_tables()
    evening.play(JOIN)
    for wanted in ("t1", "1", "Tafel 1"):
        refused = evening.refuse(AddSeat(seat="gerda", table=wanted))
        assert (refused.key, refused.details) == ("table_joined", {"table": "Tafel 1", "into": "Tafel 2"})


def test_a_new_table_has_the_next_number_and_stands_before_the_one_online() -> None:
    evening = two_tables()
    evening.play(JOIN)
    evening.play(OpenTable())
    assert [table.name for table in tables(evening.meeting).values()] == ["Tafel 2", "Tafel 4", "Tafel thuis"]
    evening.play(OpenTable(name="  Bij   het raam "))
    assert list(tables(evening.meeting)) == ["T5", "t2", "T4", "t3"]
    assert evening.refuse(OpenTable(name="Bij het raam")).key == "table_name_taken"
    evening.play(OpenTable(table="t1"))
    assert [table.name for table in tables(evening.meeting).values()][:2] == ["Bij het raam", "Tafel 1"]


def test_no_table_goes_while_a_lot_counts_on_it() -> None:
    evening = two_tables()
    evening.play(PrepareMix())
    assert evening.refuse(JOIN).key == "table_in_mix"
    evening.play(DrawMix(words="fiets"))
    evening.play(SeatMix())
    evening.play(JOIN)
    assert at(evening, "t1") == []


def test_the_record_tells_how_many_came_and_went() -> None:
    evening = two_tables()
    assert "hall" not in record(evening)
    evening.play(JOIN)
    evening.play(OpenTable())
    evening.play(CloseTable(table="T4"))
    assert record(evening)["hall"] == {"opened": 1, "closed": 1, "joined": 1}


def record(evening: Evening) -> Any:
    """The record of an evening so far."""
    times = [time.isoformat() for time in evening.times]
    return compose(LoggedEvent(n, t, e) for n, (t, e) in enumerate(zip(times, evening.events, strict=True), 1))


PEOPLE = st.sampled_from(["anna", "bram", "chris", "eva", "finn"])
TABLES = st.sampled_from(["t1", "t2", "t3", "T4"])
HALL = st.one_of(
    st.builds(JoinTables, table=TABLES, into=TABLES),
    st.builds(CloseTable, table=TABLES),
    st.builds(OpenTable, table=st.one_of(st.none(), TABLES)),
)
AT_TABLES = st.one_of(
    st.builds(lambda seat, table: (MoveSeat(seat=seat, table=table), seat), PEOPLE, TABLES),
    st.builds(lambda seat, n: (PlaceChips(seat=seat, amounts={"garden": n}), seat), PEOPLE, st.integers(0, 14)),
    st.builds(lambda seat: (AgreeChips(), seat), PEOPLE),
    st.builds(lambda seat, table: (RequestTurn(table=table), seat), PEOPLE, TABLES),
    st.builds(lambda seat: (CallGuide(), seat), PEOPLE),
    st.builds(lambda seat: (TakeTask(task="scribe"), seat), PEOPLE),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(AT_TABLES, max_size=12), st.lists(HALL, min_size=1, max_size=6))
def test_nothing_of_anybody_is_lost_when_tables_come_go_and_become_one(acts: list[Any], changes: list[Any]) -> None:
    evening = with_chips()
    for act, seat in acts:
        tried(evening, act, phone(seat))
    waiting, laid, asked = waits(evening), evening.state.laid, set(kept(evening.meeting).calls)
    for change in changes:
        before = standing(evening.meeting)
        if not tried(evening, change, LEADER):
            continue
        seq = evening.meeting.seq
        evening.play(Undo(seq=seq))
        assert standing(evening.meeting) == before
        evening.play(change)
        known = tables(evening.meeting)
        assert all(seat.table in known for seat in seats(evening.meeting).values())
        asked = {hall(evening.meeting).now(table) for table in asked} & known.keys()
    assert evening.state.laid == laid
    assert waits(evening) == waiting
    assert {*kept(evening.meeting).calls} == asked


def waits(evening: Evening) -> set[str]:
    """Who waits at a table."""
    places = [*tables(evening.meeting), *hall(evening.meeting).gone]
    return {seat for table in places for seat in line(evening.meeting, table).waiting}


def tried(evening: Evening, act: Any, by: Any) -> bool:
    """Whether this was done, and led to something."""
    try:
        return bool(evening.play(act, by))
    except Refused:
        return False
