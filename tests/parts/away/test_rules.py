"""Nobody waits for who is away, and what was theirs is there when they come back."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.parts.away import StepOut
from facilitation.parts.chips.acts import AgreeChips, PlaceChips
from facilitation.parts.chips.asked import agrees, lacking, totals
from facilitation.parts.mixing.acts import PrepareMix
from facilitation.parts.mixing.asked import mixing
from facilitation.parts.seating import MoveSeat, seats
from facilitation.parts.turns import line
from facilitation.parts.turns.acts import GiveTurn, RequestTurn
from facilitation.parts.undo import Undo
from facilitation.registry import PARTS
from facilitation.roles import Actor, Role
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, LEADER, Evening, phone
from tests.parts.hall.test_rules import standing, tried, two_tables

OUT, BACK = StepOut(), StepOut(on=False)


def with_chips() -> Evening:
    """Anna, Bram and Chris at a table with chips."""
    return Evening([Stage("chips", "chips"), Stage("end", "review")])


def test_one_says_it_oneself_and_whoever_hosts_says_it_of_anybody() -> None:
    evening = Evening()
    evening.play(OUT, ANNA)
    assert evening.play(OUT, ANNA) == []
    evening.play(StepOut(person="bram"), LEADER)
    evening.play(StepOut(person="chris"), Actor("chair", Role.TABLE_CHAIR, table="t1"))
    assert [seat.id for seat in seats(evening.meeting).values() if seat.away] == ["anna", "bram", "chris"]
    evening.play(BACK, ANNA)
    assert not seats(evening.meeting)["anna"].away


def test_the_table_hands_in_without_who_is_away_and_with_their_chips_once_they_are_back() -> None:
    evening = with_chips()
    evening.play(PlaceChips(amounts={"garden": 14}, seat="anna"), ANNA)
    evening.play(PlaceChips(amounts={"lamps": 4}, seat="chris"), LEADER)
    evening.play(StepOut(person="chris"))
    for who in (ANNA, BRAM):
        evening.play(AgreeChips(), who)
    assert agrees(evening.meeting, evening.state, "t1")
    assert totals(evening.meeting, evening.state, "t1") == {"garden": 14}
    evening.play(StepOut(person="chris", on=False))
    assert totals(evening.meeting, evening.state, "t1") == {"garden": 14, "lamps": 4}
    assert lacking(evening.meeting, evening.state, "t1") == ["anna", "bram", "chris"]


def test_who_laid_nothing_goes_without_anybody_agreeing_anew() -> None:
    evening = with_chips()
    evening.play(PlaceChips(amounts={"garden": 14}, seat="anna"), ANNA)
    for who in (ANNA, BRAM):
        evening.play(AgreeChips(), who)
    assert not agrees(evening.meeting, evening.state, "t1")
    evening.play(StepOut(person="chris"))
    assert agrees(evening.meeting, evening.state, "t1")


def test_who_is_away_lays_no_chips_before_they_are_back() -> None:
    evening = with_chips()
    evening.play(OUT, ANNA)
    for act in (PlaceChips(amounts={"garden": 1}, seat="anna"), AgreeChips()):
        assert evening.refuse(act, ANNA).key == "seat_away"


def test_the_next_one_who_is_there_speaks_and_who_is_away_keeps_their_place_in_the_line() -> None:
    evening = Evening().reach("arguments")
    for who in (ANNA, BRAM):
        evening.play(RequestTurn(), who)
    evening.play(OUT, ANNA)
    places = {seat: PARTS.parts["turns"].mine(evening.meeting, seat)["turn"] for seat in ("anna", "bram")}  # type: ignore[misc]
    assert places == {"anna": 1, "bram": 1}
    evening.play(GiveTurn())
    speaker = line(evening.meeting).speaker
    assert speaker
    assert speaker.seat == "bram"
    assert evening.refuse(GiveTurn()).key == "nobody_waits"
    evening.play(BACK, ANNA)
    evening.play(GiveTurn())
    assert line(evening.meeting).order == []


def test_who_is_away_is_not_mixed_and_stays_away_at_another_table() -> None:
    evening = two_tables()
    evening.play(OUT, ANNA)
    evening.play(PrepareMix())
    mix = mixing(evening.meeting).mix
    assert mix
    assert "anna" not in mix.seats
    evening.play(MoveSeat(table="t2"), ANNA)
    assert seats(evening.meeting)["anna"].away


PEOPLE = st.sampled_from(["anna", "bram"])
ACTS = st.one_of(
    st.builds(lambda seat, n: (PlaceChips(seat=seat, amounts={"garden": n}), seat), PEOPLE, st.integers(0, 14)),
    st.builds(lambda seat, on: (AgreeChips(on=on), seat), PEOPLE, st.booleans()),
    st.builds(lambda seat, on: (StepOut(on=on), seat), PEOPLE, st.booleans()),
    st.builds(lambda seat: (RequestTurn(), seat), PEOPLE),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ACTS, max_size=20))
def test_going_and_coming_back_loses_nothing_and_undoing_it_restores_exactly(acts: list[Any]) -> None:
    evening = with_chips()
    for act, seat in acts:
        tried(evening, act, phone(seat))
    before, laid, waiting = standing(evening.meeting), evening.state.laid, line(evening.meeting).waiting
    away = seats(evening.meeting)["anna"].away
    evening.play(StepOut(person="anna", on=not away), LEADER)
    assert (evening.state.laid, line(evening.meeting).waiting) == (laid, waiting)
    evening.play(Undo(seq=evening.meeting.seq), LEADER)
    assert standing(evening.meeting) == before
