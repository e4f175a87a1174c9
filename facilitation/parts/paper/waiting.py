"""What has to wait while paper is still to be counted, and the next step that says so."""

from collections.abc import Collection
from typing import Any

from facilitation.part import Button, Context, Say, Step
from facilitation.parts.paper.state import handed_at, unfinished, waited_for
from facilitation.refusals import Refused
from facilitation.situation import home
from facilitation.state.meeting import Meeting


def fixed(context: Context[Any], act: object) -> None:
    """How is voted stands on the ballots that were handed out. Raises Refused(method_fixed)."""
    if handed_at(context.meeting, context.stage):
        raise Refused("method_fixed")


def decided_later(context: Context[Any], act: object) -> None:
    """Nothing is decided on a vote before its paper was counted. Raises Refused(paper_out)."""
    meeting = context.meeting
    here = {stage.key for at, stage in enumerate(meeting.stages) if home(meeting, at) == home(meeting)}
    _require_counted(context, here)


def closed_later(context: Context[Any], act: object) -> None:
    """The evening does not end before all paper was counted. Raises Refused(paper_out)."""
    _require_counted(context, {stage.key for stage in context.meeting.stages})


def _require_counted(context: Context[Any], stages: Collection[str]) -> None:
    if not set(waited_for(context.meeting)).isdisjoint(stages):
        raise Refused("paper_out")


def next_step(meeting: Meeting) -> Step | None:
    """At a stage that the hall closed and of which paper is out: wait for it, or say that it is all there."""
    stage = meeting.current
    if stage.key not in waited_for(meeting) or stage.status != "closed":
        return None
    handed = handed_at(meeting, stage)
    left = tuple(Say("batch_unfinished", {"batch": batch.id}) for batch in unfinished(meeting, stage.key))
    aside = (Say("paper_handed", {"ballots": handed.ballots if handed else 0}),)
    return Step(Button(Say("end_paper"), to="papier"), sees=(Say("paper_counts"),), aside=aside, missing=left)
