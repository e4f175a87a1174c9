"""Each plan has the same time for its pitch, its card is on the wall, and the big button brings the next."""

from datetime import timedelta

import pytest

from facilitation.agenda import check
from facilitation.next_step import next_step
from facilitation.parts.clock import clock_of
from facilitation.parts.floor import GiveFloor, on_floor, still_to_tell
from facilitation.state.stage import Stage
from tests.facilitation.evening import Evening

WELCOME, REVIEW = Stage("welcome", "welcome"), Stage("review", "review")


def pitching(**rules: object) -> Evening:
    return Evening([WELCOME, Stage("pitches", "pitches", 20).saying(rules=rules), REVIEW]).reach("pitches")


def test_a_pitch_has_the_seconds_of_the_agenda() -> None:
    evening = pitching(seconds=90)
    assert on_floor(evening.meeting) == "garden"
    assert clock_of(evening.meeting).deadline == evening.now + timedelta(seconds=90)
    evening.wait(200).play(GiveFloor(initiative="playground"))
    assert clock_of(evening.meeting).deadline == evening.now + timedelta(seconds=90)
    assert still_to_tell(evening.meeting) == 2 * 90


def test_without_seconds_the_plans_share_the_minutes() -> None:
    evening = pitching()
    assert clock_of(evening.meeting).deadline == evening.now + timedelta(minutes=5)


def test_the_big_button_brings_the_next_pitch_and_after_the_last_goes_on() -> None:
    evening, told = pitching(seconds=90), ["garden"]
    while (step := next_step(evening.meeting)) and step.button.act.startswith("floor.give"):
        told.append(step.button.act.partition(" ")[2])
        evening.play(GiveFloor(initiative=told[-1]))
    assert told == ["garden", "playground", "lamps", "mural"]
    assert step is not None
    assert step.button.act.startswith("stage.advance")


@pytest.mark.parametrize("rules", [{"seconds": 5}, {"seconds": "lang"}, {"minutes": 2}])
def test_a_pitch_of_no_time_at_all_is_refused_before_the_evening(rules: dict[str, object]) -> None:
    (fault,) = check([Stage("pitches", "pitches").saying(rules=rules)])
    assert (fault.key, fault.details["stage"]) == ("stage_rules", "pitches")
