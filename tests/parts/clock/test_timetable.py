"""When the evening would be over by its agenda."""

from datetime import timedelta

from facilitation.parts.clock import AddTime, SetClock, ends
from facilitation.parts.stages import AdvanceStage
from tests.facilitation.evening import START, Evening


def test_the_first_clock_of_the_evening_fixes_when_it_would_end() -> None:
    evening = Evening().wait(300)
    assert ends(evening.meeting) is None
    evening.play(AdvanceStage())
    minutes = sum(stage.plan.minutes for stage in evening.meeting.stages[1:])
    assert ends(evening.meeting) == START + timedelta(seconds=300, minutes=minutes)


def test_running_late_does_not_move_the_planned_end() -> None:
    evening = Evening().reach("frames")
    planned = ends(evening.meeting)
    evening.play(AddTime(seconds=600))
    evening.wait(900).reach("initiatives")
    assert ends(evening.meeting) == planned


def test_a_clock_at_the_welcome_counts_the_whole_agenda() -> None:
    evening = Evening()
    evening.play(SetClock(seconds=0))
    assert ends(evening.meeting) is None
    evening.play(SetClock(seconds=600))
    minutes = sum(stage.plan.minutes for stage in evening.meeting.stages[1:])
    assert ends(evening.meeting) == START + timedelta(minutes=10 + minutes)
