"""The clock: an absolute deadline, so that every face counts down alike without ticks."""

from datetime import timedelta

import pytest

from facilitation.agenda import agenda
from facilitation.parts.clock import (
    AddTime,
    Clock,
    ClockPaused,
    ClockSet,
    ClockStepped,
    PauseClock,
    ResumeClock,
    SetClock,
    StepClock,
    clock_of,
    ends,
)
from facilitation.parts.stages import AdvanceStage
from facilitation.roles import Actor, Role
from tests.facilitation.evening import START, Evening

HOUSE = Actor("house", Role.HOUSE)


def left(evening: Evening) -> int | None:
    return clock_of(evening.meeting).left(evening.now)


def test_a_stage_that_opens_gets_the_minutes_of_the_agenda() -> None:
    evening = Evening().wait(30).reach("frames")
    assert clock_of(evening.meeting) == Clock(deadline=START + timedelta(seconds=30, minutes=agenda()[1].minutes))


def test_setting_counts_from_now_and_zero_takes_the_clock_away() -> None:
    evening = Evening().wait(30)
    assert evening.play(SetClock(seconds=90)) == [ClockSet(deadline=START + timedelta(seconds=120))]
    assert left(evening.wait(60)) == 30
    assert evening.play(SetClock(seconds=0)) == [ClockSet(deadline=None)]
    assert left(evening) is None


def test_a_clock_that_is_over_counts_on_below_zero() -> None:
    evening = Evening()
    evening.play(SetClock(seconds=10))
    assert left(evening.wait(25)) == -15


def test_two_minutes_more_come_on_top_of_what_is_left() -> None:
    evening = Evening()
    evening.play(SetClock(seconds=60))
    evening.wait(30).play(AddTime())
    assert left(evening) == 150


def test_two_minutes_more_start_now_when_the_time_was_over() -> None:
    evening = Evening()
    evening.play(SetClock(seconds=60))
    evening.wait(300).play(AddTime())
    assert left(evening) == 120


def test_two_minutes_more_start_a_clock_where_there_was_none() -> None:
    evening = Evening()
    evening.play(AddTime(seconds=300))
    assert left(evening) == 300


def test_a_held_clock_stands_still_and_runs_on_from_there() -> None:
    evening = Evening()
    evening.play(SetClock(seconds=60))
    assert evening.wait(20).play(PauseClock()) == [ClockPaused(remaining=40)]
    assert left(evening.wait(1_000)) == 40
    assert evening.play(ResumeClock()) == [ClockSet(deadline=evening.now + timedelta(seconds=40))]
    assert left(evening.wait(15)) == 25


def test_more_time_on_a_held_clock_leaves_it_held() -> None:
    evening = Evening()
    evening.play(SetClock(seconds=60))
    evening.wait(20).play(PauseClock())
    assert evening.play(AddTime()) == [ClockPaused(remaining=160)]


@pytest.mark.parametrize(("late", "remaining"), [(10, 0), (25, -15)])
def test_a_clock_held_when_it_was_over_keeps_how_much(late: int, remaining: int) -> None:
    evening = Evening()
    evening.play(SetClock(seconds=10))
    assert evening.wait(late).play(PauseClock()) == [ClockPaused(remaining=remaining)]
    assert evening.play(AddTime(seconds=60)) == [ClockPaused(remaining=60)]


def test_setting_a_held_clock_lets_it_run() -> None:
    evening = Evening()
    evening.play(SetClock(seconds=60))
    evening.play(PauseClock())
    evening.play(SetClock(seconds=30))
    assert left(evening.wait(10)) == 20


def test_a_step_back_takes_the_clock_away() -> None:
    evening = Evening().reach("arguments")
    evening.play(AdvanceStage(to="initiatives"))
    assert left(evening) is None


def test_stepping_between_stages_that_are_done_says_nothing_of_the_clock() -> None:
    evening = Evening().reach("arguments")
    evening.play(AdvanceStage(to="initiatives"))
    assert len(evening.play(AdvanceStage(to="frames"))) == 1


def test_a_wall_clock_set_back_moves_no_deadline() -> None:
    evening = Evening()
    evening.play(SetClock(seconds=60))
    before = clock_of(evening.meeting)
    evening.wait(-24 * 3600).play(PauseClock())
    assert before.deadline == START + timedelta(seconds=60)
    assert left(evening) == 60 + 24 * 3600


@pytest.mark.parametrize("seconds", [-3600, 3600])
def test_a_countdown_goes_along_with_a_clock_that_is_set(seconds: int) -> None:
    evening = Evening()
    evening.play(SetClock(seconds=60))
    over = ends(evening.meeting)
    assert over
    by = timedelta(seconds=seconds)
    events = evening.wait(20 + seconds).play(StepClock(milliseconds=seconds * 1000), HOUSE)
    assert events == [ClockStepped(deadline=START + timedelta(seconds=60) + by, ends=over + by)]
    assert left(evening) == 40


def test_a_held_clock_stays_held_when_the_clock_is_set() -> None:
    evening = Evening()
    evening.play(SetClock(seconds=60))
    evening.play(PauseClock())
    evening.wait(3600).play(StepClock(milliseconds=3_600_000), HOUSE)
    assert left(evening) == 60


def test_a_clock_that_is_set_moves_nothing_where_none_ran_or_it_was_over_for_a_day() -> None:
    evening = Evening()
    assert evening.play(StepClock(milliseconds=5000), HOUSE) == []
    evening.play(SetClock(seconds=60))
    assert evening.wait(3 * 86_400).play(StepClock(milliseconds=5000), HOUSE) == []
