"""What has to wait while hands are counted, and the next step that says so."""

from typing import Any

from facilitation.part import Button, Context, Say, Step
from facilitation.parts.frames.acts import ConfirmFrame, SettleWording
from facilitation.parts.frames.state import frames
from facilitation.parts.hands.state import unfinished
from facilitation.refusals import Refused
from facilitation.state.meeting import Meeting

MISSING = {"first": Say("hands_first"), "second": Say("hands_second"), "compare": Say("hands_compare")}


def closed_later(context: Context[Any], act: object) -> None:
    """Nothing closes while hands are counted for it. Raises Refused(hands_unfinished)."""
    for count in unfinished(context.meeting, context.key):
        raise Refused("hands_unfinished", count=count.id)


def settled_later(context: Context[Any], act: SettleWording) -> None:
    """A wording waits for its hands. Raises Refused(hands_unfinished)."""
    for count in unfinished(context.meeting):
        if count.about == act.wording:
            raise Refused("hands_unfinished", count=count.id)


def confirmed_later(context: Context[Any], act: ConfirmFrame) -> None:
    """A frame waits for the hands of its clauses. Raises Refused(hands_unfinished)."""
    frame = frames(context.meeting).get(act.frame)
    own = {clause.id for clause in frame.every} if frame else set()
    for count in unfinished(context.meeting):
        if count.about in own:
            raise Refused("hands_unfinished", count=count.id)


def blocks(meeting: Meeting) -> str | None:
    """The room does not go on while hands are counted."""
    return "hands_out" if unfinished(meeting) else None


def next_step(meeting: Meeting) -> Step | None:
    """While hands are counted: wait for the two who do."""
    for count in unfinished(meeting, meeting.current.key):
        return Step(Button(Say("see_hands"), to="handen"), sees=(Say("hands_up"),), missing=(MISSING[count.how],))
    return None
