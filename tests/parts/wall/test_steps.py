"""The outcome on the wall step by step: one place for everybody, which replays."""

import pytest

from facilitation.counting.steps import steps
from facilitation.evolve import evolve
from facilitation.parts.stages import AdvanceStage
from facilitation.parts.wall import CountStepped, FreezeWall, StepCount, total_steps, wall
from facilitation.refusals import Refused
from tests.facilitation.evening import Evening


def counted() -> Evening:
    """The ranking is revealed."""
    return Evening().ranked()


TOTAL = len(steps(counted().state.outcome))


def test_the_wall_goes_to_any_step_and_back_to_the_whole_outcome() -> None:
    evening = counted()
    assert total_steps(evening.meeting.current) == TOTAL
    for to in (1, 2, TOTAL, 0):
        evening.play(StepCount(to=to))
        assert wall(evening.meeting).step == to
        assert evening.events[-1] == CountStepped(stage=evening.meeting.current.plan.key, to=to)


def test_showing_the_step_that_is_shown_is_harmless() -> None:
    evening = counted()
    evening.play(StepCount(to=2))
    before = len(evening.events)
    evening.play(StepCount(to=2))
    assert len(evening.events) == before


def test_there_is_no_step_past_the_last() -> None:
    with pytest.raises(Refused) as refused:
        counted().play(StepCount(to=TOTAL + 1))
    assert (refused.value.key, refused.value.details) == ("no_such_step", {"total": TOTAL})


def test_what_is_not_revealed_has_no_steps() -> None:
    for evening in (Evening().reach("ranking"), Evening().reach("arguments")):
        with pytest.raises(Refused) as refused:
            evening.play(StepCount(to=1))
        assert refused.value.key == "nothing_to_step"


def test_going_on_shows_the_next_stage_whole() -> None:
    evening = counted()
    evening.play(StepCount(to=2))
    evening.play(AdvanceStage())
    assert wall(evening.meeting).step == 0


def test_a_frozen_wall_keeps_its_step() -> None:
    evening = counted()
    evening.play(StepCount(to=2))
    evening.play(FreezeWall(on=True))
    evening.play(StepCount(to=3))
    assert wall(evening.meeting).frozen is not None
    assert (wall(evening.meeting).step, wall(wall(evening.meeting).frozen).step) == (3, 2)


def test_the_step_follows_from_the_log_alone() -> None:
    evening = counted()
    before, seen = evening.meeting, len(evening.events)
    for to in (1, 2, 3):
        evening.play(StepCount(to=to))
    again = before
    for event in evening.events[seen:]:
        again = evolve(again, event)
    assert again == evening.meeting
