"""The clock of a practice evening runs fast, and that of any other as its agenda says."""

from datetime import timedelta

from msgspec.structs import replace

from facilitation.events import MeetingOpened
from facilitation.evolve import fold
from facilitation.parts.clock import AddTime, Clock, PaceClock, PauseClock, SetClock, clock_of, ends
from facilitation.parts.practice import PART, PracticePaced, is_practice, is_still, pace_of
from facilitation.parts.replan.acts import RetimeStage
from facilitation.parts.stages import AdvanceStage
from facilitation.roles import Actor, Role
from tests.facilitation.evening import LEADER, Evening

HOUSE = Actor("house", Role.HOUSE)


def practice(rate: int) -> Evening:
    """The small evening as practice, a few seconds after it was opened."""
    evening = Evening()
    opened = evening.events[0]
    assert isinstance(opened, MeetingOpened)
    evening.meeting = fold([replace(opened, practice=rate)])
    return evening


def left(evening: Evening) -> float | None:
    return clock_of(evening.meeting).left(evening.now)


def test_a_minute_of_the_agenda_is_a_second_at_sixty_times() -> None:
    evening = practice(60)
    evening.play(AdvanceStage(), LEADER)
    minutes = evening.meeting.current.plan.minutes
    later = sum(stage.plan.minutes for stage in evening.meeting.stages[2:])
    assert left(evening) == minutes
    assert ends(evening.meeting) == evening.now + timedelta(seconds=minutes + later)


def test_more_time_is_as_much_shorter() -> None:
    evening = practice(60)
    evening.play(SetClock(seconds=600), LEADER)
    evening.play(AddTime(seconds=300), LEADER)
    assert left(evening) == 15


def test_the_end_goes_along_as_fast_when_the_agenda_changes() -> None:
    evening = practice(60)
    evening.play(AdvanceStage(), LEADER)
    before, later = ends(evening.meeting), evening.meeting.stages[3]
    evening.play(RetimeStage(stage=later.key, minutes=later.plan.minutes + 10), LEADER)
    over = ends(evening.meeting)
    assert before is not None
    assert over == before + timedelta(seconds=10)


def test_an_evening_that_counts_has_the_clock_of_everybody() -> None:
    evening = Evening()
    evening.play(AdvanceStage(), LEADER)
    assert not is_practice(evening.meeting)
    assert left(evening) == 60 * evening.meeting.current.plan.minutes


def paced(evening: Evening, rate: int) -> None:
    evening.play(PaceClock(rate=rate), HOUSE)


def test_at_another_pace_as_much_of_the_agenda_is_left() -> None:
    evening = practice(60)
    evening.play(AdvanceStage(), LEADER)
    minutes = evening.meeting.current.plan.minutes
    later = sum(stage.plan.minutes for stage in evening.meeting.stages[2:])
    paced(evening, 10)
    assert (left(evening), pace_of(evening.meeting)) == (6 * minutes, 10)
    assert ends(evening.meeting) == evening.now + timedelta(seconds=6 * (minutes + later))
    paced(evening, 600)
    assert round(10 * (clock_of(evening.meeting).deadline - evening.now).total_seconds()) == minutes  # type: ignore[operator]


def test_while_it_stands_still_no_time_goes_by() -> None:
    evening = practice(60)
    evening.play(AdvanceStage(), LEADER)
    before = left(evening)
    paced(evening, 0)
    assert is_still(evening.meeting)
    assert left(evening.wait(500)) == before
    paced(evening, 30)
    assert not is_still(evening.meeting)
    assert left(evening) == 2 * before  # type: ignore[operator]


def test_a_countdown_that_was_held_by_hand_stays_held_at_another_pace() -> None:
    evening = practice(10)
    evening.play(SetClock(seconds=600), LEADER)
    evening.play(PauseClock(), LEADER)
    paced(evening, 60)
    assert clock_of(evening.meeting) == Clock(remaining=10)


def test_the_same_pace_once_more_changes_nothing() -> None:
    evening = practice(10)
    assert evening.play(PaceClock(rate=10), HOUSE) == []
    paced(evening, 0)
    assert evening.play(PaceClock(rate=0), HOUSE) == []
    assert evening.play(PaceClock(rate=10), HOUSE) == [PracticePaced(rate=10)]


def test_an_evening_that_counts_has_no_other_pace() -> None:
    assert Evening().refuse(PaceClock(rate=10), HOUSE).key == "not_practice"


def test_the_pace_that_it_was_opened_with_is_that_of_its_record() -> None:
    evening = practice(10)
    paced(evening, 60)
    assert PART.of(evening.meeting).rate == 10
