"""What the console does with a whole frame: reword it, confirm it, take that back, write it otherwise."""

from facilitation.part import Context, Facts
from facilitation.parts.frames.acts import AmendFrame, ChangeFrame, ConfirmFrame, ConfirmFrames, ReopenFrame
from facilitation.parts.frames.events import FrameAmended, FrameChanged, FrameConfirmed, FrameReopened
from facilitation.parts.frames.state import FramesState, discussed, frames, unconfirmed
from facilitation.refusals import Malformed, Refused
from facilitation.registry import PARTS
from facilitation.state.frame import Frame
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_TITLE, clean, why

Here = Context[FramesState]


def change(context: Here, act: ChangeFrame) -> Facts:
    """Reword a frame. Event: frame.changed.

    Raises Refused(unknown_frame, frame_confirmed), Refused(frame_discussed) for anything but the title once the room
    talks about its clauses, and what `texts.clean` raises.
    """
    frame = _unconfirmed(context, act.frame)
    title = clean(act.title, LONGEST_TITLE, field="title") if act.title is not None else frame.title
    text = clean(act.text, LONGEST_DESCRIPTION) if act.text is not None else frame.text
    fixed = frame.fixed if act.fixed is None else act.fixed
    if (text, fixed) != (frame.text, frame.fixed) and discussed(context.meeting, frame):
        raise Refused("frame_discussed", frame=frame.title)
    return [FrameChanged(frame=frame.key, title=title, text=text, fixed=fixed)]


def confirm(context: Here, act: ConfirmFrame) -> Facts:
    """Only in the room, with the stage open. Event: frame.confirmed; what nobody settled is agreed as it stands.

    Raises Refused(wrong_stage, stage_closed, unknown_frame, frame_confirmed), Refused(proposals_open) while something
    that was proposed for it is not settled.
    """
    context.require_open()
    frame = _unconfirmed(context, act.frame)
    number = len(context.stage.state.open_for(frame.key))
    if number:
        raise Refused("proposals_open", frame=frame.title, count=number)
    return [FrameConfirmed(frame=frame.key)]


def confirm_all(context: Here, act: ConfirmFrames) -> Facts:
    """Those that an earlier evening agreed on, and for which nothing is proposed now. Event: frame.confirmed, for each.

    Raises Refused(wrong_stage, stage_closed), Refused(nothing_taken_over) where there are none.
    """
    context.require_open()
    found = taken_over(context.meeting, context.stage.state)
    if not found:
        raise Refused("nothing_taken_over")
    return [FrameConfirmed(frame=frame.key) for frame in found]


def taken_over(meeting: Meeting, state: FramesState) -> list[Frame]:
    """The frames of an earlier evening that the room may confirm in one act."""
    return [frame for frame in unconfirmed(meeting) if frame.taken_over and not state.open_for(frame.key)]


def reopen(context: Here, act: ReopenFrame) -> Facts:
    """Before money was talked about. Event: frame.reopened.

    Raises Refused(unknown_frame, frame_unconfirmed, frame_amend) and what `why` raises.
    """
    frame = _confirmed(context, act.frame)
    if money_talked(context.meeting):
        raise Refused("frame_amend", frame=frame.title)
    return [FrameReopened(frame=frame.key, reason=why(act.reason))]


def amend(context: Here, act: AmendFrame) -> Facts:
    """What was agreed reads differently. Event: frame.amended.

    Raises Refused(unknown_frame, frame_unconfirmed), Malformed(nothing_corrected) and what `clean` and `why` raise.
    """
    frame = _confirmed(context, act.frame)
    text = clean(act.text, LONGEST_DESCRIPTION)
    if text == frame.text:
        raise Malformed("nothing_corrected")
    return [FrameAmended(frame=frame.key, text=text, reason=why(act.reason))]


def money_talked(meeting: Meeting) -> bool:
    """Whether the room came to a stage where it votes on the money or divides it."""
    return any(stage.status != "waiting" and PARTS.kind(stage).divides_money for stage in meeting.stages)


def named(meeting: Meeting, key: str) -> Frame:
    """The frame with this key; raises Refused(unknown_frame)."""
    frame = frames(meeting).get(key)
    if frame is None:
        raise Refused("unknown_frame", frame=key)
    return frame


def _unconfirmed(context: Here, key: str) -> Frame:
    frame = named(context.meeting, key)
    if frame.confirmed:
        raise Refused("frame_confirmed", frame=frame.title)
    return frame


def _confirmed(context: Here, key: str) -> Frame:
    frame = named(context.meeting, key)
    if not frame.confirmed:
        raise Refused("frame_unconfirmed", frame=frame.title)
    return frame
