"""Kaders: the five agreements are confirmed one by one before money is talked about."""

from typing import ClassVar

from facilitation.acts import Act, Key, Writing
from facilitation.events import Event
from facilitation.refusals import Refused
from facilitation.room import Frame
from facilitation.stages import Context, Facts, StageKind
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_TITLE, clean


class ChangeFrame(Act, frozen=True, kw_only=True, tag="frame.change"):
    """Reword a frame that is not confirmed yet."""

    frame: Key
    title: Writing | None = None
    text: Writing | None = None
    fixed: bool | None = None


class ConfirmFrame(Act, frozen=True, kw_only=True, tag="frame.confirm"):
    """The room agrees on this frame."""

    frame: Key


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


def _unconfirmed(context: Context, key: str) -> Frame:
    frame = context.meeting.frames.get(key)
    if frame is None:
        raise Refused("unknown_frame", frame=key)
    if frame.confirmed:
        raise Refused("frame_confirmed", frame=frame.title)
    return frame


def change(context: Context, act: ChangeFrame) -> Facts:
    """Frames can be reworded until the room confirms them."""
    frame = _unconfirmed(context, act.frame)
    title = clean(act.title, LONGEST_TITLE, field="title") if act.title is not None else frame.title
    text = clean(act.text, LONGEST_DESCRIPTION) if act.text is not None else frame.text
    fixed = frame.fixed if act.fixed is None else act.fixed
    return [FrameChanged(frame=frame.key, title=title, text=text, fixed=fixed)]


def confirm(context: Context, act: ConfirmFrame) -> Facts:
    """Only in the room, with the stage open."""
    context.require_open()
    return [FrameConfirmed(frame=_unconfirmed(context, act.frame).key)]


def leave(context: Context) -> None:
    """All frames stand before anybody talks about money."""
    missing = [frame.title for frame in context.meeting.frames.values() if not frame.confirmed]
    if missing:
        raise Refused("frames_unconfirmed", frames=", ".join(missing), count=len(missing))


KIND = StageKind(key="frames", acts={ChangeFrame: change, ConfirmFrame: confirm}, leave=leave)
