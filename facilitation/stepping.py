"""The outcome played on the wall step by step: a place in its story, which everybody sees move at once."""

from __future__ import annotations

from typing import Annotated

import msgspec

from facilitation.acts import Act
from facilitation.counting.result import Result
from facilitation.counting.steps import steps
from facilitation.events import StageEvent
from facilitation.refusals import Refused
from facilitation.stages import Context, Facts, LiveStage


class StepCount(Act, frozen=True, kw_only=True, tag="count.step"):
    """Show this step of the outcome on the wall, counted from 1; 0 shows the outcome as a whole again."""

    to: Annotated[int, msgspec.Meta(ge=0, le=10_000)]


class CountStepped(StageEvent, frozen=True, kw_only=True, tag="count.stepped"):
    """The wall shows this step of the stage's outcome, counted from 1; 0 is the outcome as a whole."""

    to: int


def total(stage: LiveStage) -> int:
    """How many steps there are to play; 0 where the stage has no outcome that the room may see."""
    outcome = getattr(stage.state, "outcome", None) if stage.status == "revealed" else None
    return len(steps(outcome)) if isinstance(outcome, Result) else 0


def step(context: Context, act: StepCount) -> Facts:
    """Showing the step that is shown is harmless; raises Refused(nothing_to_step, no_such_step)."""
    known = total(context.stage)
    if not known:
        raise Refused("nothing_to_step")
    if act.to > known:
        raise Refused("no_such_step", total=known)
    shown = context.meeting.wall.step
    return [] if shown == act.to else [CountStepped(stage=context.key, to=act.to)]
