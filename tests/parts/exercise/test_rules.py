"""A way of talking has absolute moments, goes on by the clock or by who leads, and is over where the room goes on."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.part import LoggedEvent
from facilitation.parts.away import StepOut
from facilitation.parts.exercise import PART, Exercise, running
from facilitation.parts.exercise.acts import EndExercise, GoOn, StartExercise
from facilitation.parts.exercise.state import FORMS, Form
from facilitation.parts.stages import AdvanceStage, CloseStage
from facilitation.parts.undo import Undo
from facilitation.record.compose import compose
from facilitation.roles import Actor, Role
from tests.facilitation.evening import ANNA, LEADER, Evening
from tests.parts.hall.test_rules import standing, two_tables


def here(evening: Evening) -> Exercise:
    """The one that is under way."""
    found = running(evening.meeting)
    assert found
    return found


def lengths(evening: Evening) -> list[float]:
    """How many seconds each step lasts."""
    return [(until - since).total_seconds() for since, until in here(evening).steps]


@pytest.mark.parametrize(
    ("form", "seconds", "steps"),
    [("silence", None, [60]), ("one_two_four", 30, [30, 60, 120, 150]), ("round", 45, [45, 45, 45])],
)
def test_each_has_its_steps(form: Form, seconds: int | None, steps: list[float]) -> None:
    evening = two_tables()
    evening.play(StartExercise(form=form, seconds=seconds))
    assert lengths(evening) == steps
    assert here(evening).since == evening.now


def test_a_round_goes_by_who_is_at_each_table_when_it_begins() -> None:
    evening = two_tables()
    evening.play(StepOut(), ANNA)
    evening.play(StartExercise(form="round"))
    assert here(evening).order == {"t1": ("bram", "chris"), "t2": ("eva", "finn"), "t3": ("dora",)}
    turns = {seat: PART.mine(evening.meeting, seat)["round"] for seat in ("anna", "bram", "finn")}  # type: ignore[misc]
    assert turns == {"anna": None, "bram": 0, "finn": 1}
    assert "bram" not in repr(evening.events[-1])


def test_the_next_step_comes_at_once_and_all_after_it_as_much_earlier() -> None:
    evening = two_tables()
    evening.play(StartExercise(form="one_two_four"))
    evening.wait(20).play(GoOn())
    assert lengths(evening) == [20, 120, 240, 300]
    evening.wait(120 + 1).play(GoOn())
    assert here(evening).at(evening.now) == 3
    evening.wait(10).play(GoOn())
    assert here(evening).at(evening.now) == 4
    assert evening.play(GoOn()) == []


def test_it_is_over_by_a_word_and_when_the_stage_closes_or_the_room_goes_on() -> None:
    for act in (EndExercise(), CloseStage(), AdvanceStage()):
        evening = two_tables()
        evening.play(StartExercise(form="silence"))
        evening.play(act)
        assert running(evening.meeting) is None
    assert evening.play(EndExercise()) == []


def test_undoing_a_start_gives_back_what_was_under_way() -> None:
    evening = two_tables()
    evening.play(StartExercise(form="silence"))
    before = standing(evening.meeting)
    evening.wait(3).play(StartExercise(form="round"))
    evening.play(Undo(seq=evening.meeting.seq))
    assert standing(evening.meeting) == before


def test_the_record_tells_how_often_each_was_begun_and_nothing_else() -> None:
    evening = two_tables()
    for form in ("round", "silence", "round"):
        evening.play(StartExercise(form=form))  # type: ignore[arg-type]
    lines = (LoggedEvent(n, "2025-03-20T20:00:00Z", event) for n, event in enumerate(evening.events, 1))
    assert compose(lines)["exercises"] == {"silence": 1, "round": 2}


@given(st.sampled_from(FORMS), st.integers(15, 900), st.lists(st.integers(0, 400), max_size=8))
def test_moments_only_ever_come_earlier_and_stay_in_their_order(form: Form, seconds: int, waits: list[int]) -> None:
    evening = two_tables()
    evening.play(StartExercise(form=form, seconds=seconds), LEADER)
    for wait in waits:
        before = here(evening).until
        evening.wait(wait).play(GoOn(), LEADER)
        after = here(evening).until
        assert len(after) == len(before)
        assert all(now <= was for now, was in zip(after, before, strict=True))
        assert list(after) == sorted(after)
        assert after[0] >= here(evening).since + timedelta(0)


def test_a_chair_goes_on_at_the_own_table_and_nowhere_else() -> None:
    evening = two_tables()
    chair = Actor("chair", Role.TABLE_CHAIR, table="t2")
    evening.play(StartExercise(form="round", seconds=60))
    evening.wait(20).play(GoOn(), chair)
    own = [(until - since).total_seconds() for since, until in here(evening).round_at("t2")]
    assert own == [20, 60]
    assert {(until - since).total_seconds() for since, until in here(evening).round_at("t1")} == {60}
    assert lengths(evening) == [60, 60, 60]
    assert evening.refuse(GoOn(table="t1"), chair).key == "not_your_table"
    assert evening.refuse(GoOn(table="t2"), ANNA).key == "not_the_chair"
    evening.wait(61).play(GoOn(), chair)
    assert evening.play(GoOn(), chair) == []


def test_a_table_without_a_round_has_no_step_of_its_own() -> None:
    evening = two_tables()
    evening.play(StartExercise(form="one_two_four"))
    assert evening.refuse(GoOn(table="t2")).key == "no_exercise"


def test_where_everybody_goes_on_tables_go_together_again() -> None:
    evening = two_tables()
    evening.play(StartExercise(form="round", seconds=60))
    evening.wait(10).play(GoOn(table="t2"))
    evening.wait(5).play(GoOn())
    assert here(evening).own == {}
    assert here(evening).round_at("t2") == here(evening).steps[:2]
