"""Kaders: the five agreements are confirmed one by one before money is talked about."""

from collections.abc import Mapping
from typing import Any, ClassVar

import msgspec

from facilitation.acts import Act, Key, Writing
from facilitation.events import Event, MeetingOpened
from facilitation.part import Button, Context, Course, Facts, Kind, Part, Rule, Say, Step
from facilitation.refusals import Malformed, Refused
from facilitation.registry import PARTS
from facilitation.roles import LEADERS
from facilitation.state.frame import Frame
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_TITLE, clean, why

Frames = Mapping[str, Frame]


class ChangeFrame(Act, frozen=True, kw_only=True, tag="frame.change"):
    """Reword a frame that is not confirmed yet."""

    frame: Key
    title: Writing | None = None
    text: Writing | None = None
    fixed: bool | None = None


class ConfirmFrame(Act, frozen=True, kw_only=True, tag="frame.confirm"):
    """The room agrees on this frame."""

    frame: Key


class ReopenFrame(Act, frozen=True, kw_only=True, tag="frame.reopen"):
    """Take back that the room agreed on a frame, as long as nothing was voted on or divided; with the reason."""

    frame: Key
    reason: Writing = ""


class AmendFrame(Act, frozen=True, kw_only=True, tag="frame.amend"):
    """Reword a frame that holds, with the reason: once money was talked about."""

    frame: Key
    text: Writing
    reason: Writing = ""


class FrameChanged(Event, frozen=True, kw_only=True, tag="frame.changed"):
    """A frame reads differently from now on."""

    texts: ClassVar = ("title", "text")
    frame: str
    title: str | None
    text: str | None
    fixed: bool


class FrameConfirmed(Event, frozen=True, kw_only=True, tag="frame.confirmed"):
    """The room agreed on this frame."""

    frame: str


class FrameReopened(Event, frozen=True, kw_only=True, tag="frame.reopened"):
    """The room did not agree on this frame after all."""

    texts: ClassVar = ("reason",)
    frame: str
    reason: str | None


class FrameAmended(Event, frozen=True, kw_only=True, tag="frame.amended"):
    """A frame that holds reads differently from now on."""

    texts: ClassVar = ("text", "reason")
    frame: str
    text: str | None
    reason: str | None


def frames(meeting: Meeting) -> Frames:
    """The agreements by their keys, in their own order."""
    return PART.of(meeting)


def unconfirmed(meeting: Meeting) -> list[Frame]:
    """Those that the room did not agree on yet."""
    return [frame for frame in frames(meeting).values() if not frame.confirmed]


def _unconfirmed(context: Context[None], key: str) -> Frame:
    frame = frames(context.meeting).get(key)
    if frame is None:
        raise Refused("unknown_frame", frame=key)
    if frame.confirmed:
        raise Refused("frame_confirmed", frame=frame.title)
    return frame


def change(context: Context[None], act: ChangeFrame) -> Facts:
    """Reword a frame. Event: frame.changed.

    Raises Refused(unknown_frame, frame_confirmed) and what `texts.clean` raises.
    """
    frame = _unconfirmed(context, act.frame)
    title = clean(act.title, LONGEST_TITLE, field="title") if act.title is not None else frame.title
    text = clean(act.text, LONGEST_DESCRIPTION) if act.text is not None else frame.text
    fixed = frame.fixed if act.fixed is None else act.fixed
    return [FrameChanged(frame=frame.key, title=title, text=text, fixed=fixed)]


def confirm(context: Context[None], act: ConfirmFrame) -> Facts:
    """Only in the room, with the stage open. Event: frame.confirmed.

    Raises Refused(wrong_stage, stage_closed, unknown_frame, frame_confirmed).
    """
    context.require_open()
    return [FrameConfirmed(frame=_unconfirmed(context, act.frame).key)]


def reopen(context: Context[None], act: ReopenFrame) -> Facts:
    """Before money was talked about. Event: frame.reopened.

    Raises Refused(unknown_frame, frame_unconfirmed, frame_amend) and what `why` raises.
    """
    frame = _confirmed(context, act.frame)
    if money_talked(context.meeting):
        raise Refused("frame_amend", frame=frame.title)
    return [FrameReopened(frame=frame.key, reason=why(act.reason))]


def amend(context: Context[None], act: AmendFrame) -> Facts:
    """What was agreed reads differently. Event: frame.amended.

    Raises Refused(unknown_frame, frame_unconfirmed), Malformed(nothing_corrected) and what `clean` and `why` raise.
    """
    frame = _confirmed(context, act.frame)
    text = clean(act.text, LONGEST_DESCRIPTION)
    if text == frame.text:
        raise Malformed("nothing_corrected")
    return [FrameAmended(frame=frame.key, text=text, reason=why(act.reason))]


def _confirmed(context: Context[None], key: str) -> Frame:
    frame = frames(context.meeting).get(key)
    if frame is None:
        raise Refused("unknown_frame", frame=key)
    if not frame.confirmed:
        raise Refused("frame_unconfirmed", frame=frame.title)
    return frame


def money_talked(meeting: Meeting) -> bool:
    """Whether the room came to a stage where it votes on the money or divides it."""
    kinds = ((PARTS.kind(stage), stage.status) for stage in meeting.stages)
    return any(status != "waiting" and (kind.ballots or kind.composes) for kind, status in kinds)


def leave(context: Context[None]) -> None:
    """All frames stand before anybody talks about money; raises Refused(frames_unconfirmed)."""
    missing = [frame.title for frame in unconfirmed(context.meeting)]
    if missing:
        raise Refused("frames_unconfirmed", frames=", ".join(missing), count=len(missing))


def begin(opened: MeetingOpened) -> Frames:
    """The frames that the meeting opens with."""
    return {frame.key: frame for frame in opened.frames}


def on_changed(state: Frames, event: FrameChanged) -> Frames:
    """It reads like this now."""
    return _with(state, event.frame, title=event.title or "", text=event.text or "", fixed=event.fixed)


def on_reopened(state: Frames, event: FrameReopened) -> Frames:
    """It waits for the room again."""
    return _with(state, event.frame, confirmed=False)


def on_amended(state: Frames, event: FrameAmended) -> Frames:
    """It reads like this now, and holds."""
    return _with(state, event.frame, text=event.text or "")


def on_confirmed(state: Frames, event: FrameConfirmed) -> Frames:
    """The frame holds from now on."""
    return _with(state, event.frame, confirmed=True)


def _with(state: Frames, key: str, **changes: Any) -> Frames:
    return {**state, key: msgspec.structs.replace(state[key], **changes)}


def note_confirmed(before: Meeting, after: Meeting, event: FrameConfirmed, at: str) -> dict[str, str]:
    """When the room agreed on a frame."""
    return {"frame": event.frame, "at": at}


def note_reopened(before: Meeting, after: Meeting, event: FrameReopened, at: str) -> dict[str, str]:
    """That what was noted of this frame until now no longer holds."""
    return {"frame": event.frame, "at": ""}


def record(course: Course) -> Mapping[str, Any]:
    """The frames as they stand, and when each was confirmed."""
    plain = [msgspec.to_builtins(frame) for frame in frames(course.meeting).values()]
    return {"frames": plain, "confirmed": _standing(course.notes[PART.name])}


def _standing(notes: list[dict[str, str]]) -> list[dict[str, str]]:
    """The confirmations that nobody took back since."""
    held: list[dict[str, str]] = []
    for note in notes:
        held = [*held, note] if note["at"] else [each for each in held if each["frame"] != note["frame"]]
    return held


def next_step(meeting: Meeting) -> Step | None:
    """The room agrees on the next frame."""
    here, left = KIND.here(meeting), unconfirmed(meeting)
    if here is None or here.status != "open" or not left:
        return None
    confirms = Button(Say("confirm", {"title": left[0].title}), f"frame.confirm {left[0].key}", icon="check")
    still = Say("still", {"n": len(left), "of": len(frames(meeting))})
    return Step(confirms, sees=(Say("ask_whether_right"),), aside=(still,))


KIND: Kind[None] = Kind("frames", state=lambda: None, leave=leave, chooses=True)
PART: Part[Frames] = Part(
    "frames",
    state=begin,
    kind=KIND,
    rules={
        ChangeFrame: Rule(change, LEADERS),
        ConfirmFrame: Rule(confirm, LEADERS),
        ReopenFrame: Rule(reopen, LEADERS),
        AmendFrame: Rule(amend, LEADERS),
    },
    events={
        FrameChanged: on_changed,
        FrameConfirmed: on_confirmed,
        FrameReopened: on_reopened,
        FrameAmended: on_amended,
    },
    notes={FrameConfirmed: note_confirmed, FrameReopened: note_reopened},
    record=record,
    next_step=next_step,
)
