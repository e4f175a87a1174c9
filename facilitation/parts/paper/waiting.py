"""What has to wait while paper is still to be counted, and the next step that says so."""

from collections.abc import Collection
from typing import Any

from facilitation.part import Button, Context, Say, Step
from facilitation.parts.paper.state import handed_at, question_at, unfinished, waited_for
from facilitation.refusals import Refused
from facilitation.situation import home
from facilitation.state.meeting import Meeting


def fixed(context: Context[Any], act: object) -> None:
    """How is voted stands on the ballots that were handed out. Raises Refused(method_fixed)."""
    if handed_at(context.meeting, question_at(context.meeting, context.key)):
        raise Refused("method_fixed")


def waits(context: Context[Any], act: object) -> None:
    """What has no box is closed once its paper was counted. Raises Refused(paper_first)."""
    here = context.meeting.current.key
    if any(question.stage == here and not question.box for question in waited_for(context.meeting)):
        raise Refused("paper_first")


def decided_later(context: Context[Any], act: object) -> None:
    """Nothing is decided on a vote before its paper was counted. Raises Refused(paper_out)."""
    meeting = context.meeting
    here = {stage.key for at, stage in enumerate(meeting.stages) if home(meeting, at) == home(meeting)}
    _require_counted(context, here)


def closed_later(context: Context[Any], act: object) -> None:
    """The evening does not end before all paper was counted. Raises Refused(paper_out)."""
    _require_counted(context, {stage.key for stage in context.meeting.stages})


def _require_counted(context: Context[Any], stages: Collection[str]) -> None:
    if any(question.stage in stages for question in waited_for(context.meeting)):
        raise Refused("paper_out")


def next_step(meeting: Meeting) -> Step | None:
    """Where paper is out and everything else is over: wait for it, or say that it is all there.

    Of a vote with a box that is once the hall closed its own; of what has none before it can be closed.
    """
    stage = meeting.current
    here = (question for question in waited_for(meeting) if question.stage == stage.key)
    question = next((each for each in here if (stage.status == "closed") == each.box), None)
    if question is None:
        return None
    handed = handed_at(meeting, question)
    left = tuple(Say("batch_unfinished", {"batch": batch.id}) for batch in unfinished(meeting, question))
    aside = (Say("paper_handed", {"ballots": handed.ballots if handed else 0}),)
    return Step(Button(Say("end_paper"), to="papier"), sees=(Say("paper_counts"),), aside=aside, missing=left)
