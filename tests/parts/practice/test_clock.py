"""The clock of a practice evening runs fast, and that of any other as its agenda says."""

from datetime import timedelta

from msgspec.structs import replace

from facilitation.events import MeetingOpened
from facilitation.evolve import fold
from facilitation.parts.clock import AddTime, SetClock, clock_of, ends
from facilitation.parts.practice import is_practice
from facilitation.parts.replan.acts import RetimeStage
from facilitation.parts.stages import AdvanceStage
from tests.facilitation.evening import LEADER, Evening


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
