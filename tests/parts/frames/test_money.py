"""No stage that divides money opens on frames that nobody confirmed."""

from collections.abc import Sequence

import pytest

from facilitation.agenda import agenda
from facilitation.next_step import next_step
from facilitation.parts.frames import KIND, ConfirmFrame, frames, money_talked
from facilitation.parts.stages import AdvanceStage, OpenStage
from facilitation.registry import PARTS
from facilitation.state.stage import Stage
from tests.facilitation.evening import Evening

WELCOME, FRAMES = agenda()[:2]
LAST = agenda()[-1]
MONEY = [name for name, kind in PARTS.kinds.items() if kind.divides_money]


def evening(*kinds: str) -> Evening:
    """With these stages after the welcome."""
    stages: Sequence[Stage] = [FRAMES if kind == KIND.name else Stage(kind, kind) for kind in kinds]
    return Evening((WELCOME, *stages, LAST))


def test_whatever_votes_on_the_plans_composes_the_package_or_proposes_one_divides_money() -> None:
    proposes = {name for name, kind in PARTS.kinds.items() if kind.proposes is not PARTS.kinds[KIND.name].proposes}
    assert {name for name, kind in PARTS.kinds.items() if kind.ballots or kind.composes} | proposes == {*MONEY}


@pytest.mark.parametrize("kind", MONEY)
def test_a_money_stage_before_the_frames_does_not_open_and_the_refusal_names_them(kind: str) -> None:
    made = evening(kind, KIND.name)
    refusal = made.refuse(AdvanceStage())
    assert refusal.key == "money_waits"
    assert refusal.details == {"frames": "Purpose, Roles, Cooperation, Money, Contact", "count": 5}


def test_the_console_is_sent_to_the_frames_first_and_then_goes_on() -> None:
    made = evening("ranking", KIND.name)
    step = next_step(made.meeting)
    assert step is not None
    assert step.button.act == "stage.advance expecting=welcome to=frames"
    assert [say.key for say in step.missing] == ["money_waits"]
    made.play(AdvanceStage(to="frames"))
    for frame in frames(made.meeting).values():
        made.play(ConfirmFrame(frame=frame.key))
    step = next_step(made.meeting)
    assert step is not None
    assert step.button.act == "stage.advance expecting=frames to=ranking"
    assert made.play(AdvanceStage(to="ranking"))
    made.finish().play(AdvanceStage())
    step = next_step(made.meeting)
    assert step is not None
    assert step.button.act == "stage.advance expecting=frames to=review"


def test_a_stage_that_does_not_divide_money_opens_before_the_frames() -> None:
    made = evening("arguments", KIND.name)
    assert made.play(AdvanceStage())


def test_an_agenda_without_the_frames_goes_on_as_it_is() -> None:
    made = evening("ranking")
    assert made.play(AdvanceStage())
    assert money_talked(made.meeting)


def test_once_all_frames_are_confirmed_the_money_opens() -> None:
    made = evening(KIND.name, "ranking").reach(KIND.name)
    for frame in frames(made.meeting).values():
        assert made.refuse(AdvanceStage()).key == "frames_unconfirmed"
        made.play(ConfirmFrame(frame=frame.key))
    assert made.play(AdvanceStage())
    assert made.refuse(OpenStage(expecting="frames")).key == "stage_moved"
