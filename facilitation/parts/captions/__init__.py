"""Captions: what somebody types of what is said, for who reads along. Kept only where the meeting says so."""

from collections.abc import Mapping
from typing import Any, ClassVar

import msgspec

from facilitation.acts import Act
from facilitation.events import Event, MeetingOpened
from facilitation.part import Context, Course, Facts, Part, Rule
from facilitation.refusals import Forbidden, Refused
from facilitation.roles import LEADERS, Role
from facilitation.state.meeting import Meeting
from facilitation.texts import clean

LONGEST_LINE = 500


class Captions(msgspec.Struct, frozen=True):
    """Whether there are captions tonight (`on`), whether the wall shows them, and whether what is typed is kept."""

    on: bool = False
    wall: bool = False
    kept: bool = False


class SetCaptions(Act, frozen=True, kw_only=True, tag="captions.set"):
    """Turn captions on or off, on the wall too or not, and keep what is typed or not; what is left out stays."""

    on: bool | None = None
    wall: bool | None = None
    kept: bool | None = None


class WriteCaption(Act, frozen=True, kw_only=True, tag="captions.write"):
    """A line that the captioner finished, in a meeting that keeps them."""

    text: str


class CaptionsSet(Event, frozen=True, kw_only=True, tag="captions.set"):
    """There are captions or not, the wall shows them or not, and from now on they are kept or not."""

    on: bool
    wall: bool
    kept: bool


class CaptionWritten(Event, frozen=True, kw_only=True, tag="captions.written"):
    """The captioner finished a line, and the meeting keeps it."""

    texts: ClassVar = ("text",)
    text: str | None


def captions(meeting: Meeting) -> Captions:
    """What is agreed about captions; none of a meeting that was not opened."""
    return PART.of(meeting) if meeting.stages else Captions()


def arrange(context: Context[Any], act: SetCaptions) -> Facts:
    """Turn captions on or off, here or there. Event: captions.set; none where it is so.

    A captioner turns them on and off, and no more: Forbidden(not_allowed) for the rest.
    """
    here = captions(context.meeting)
    if context.actor.role is Role.CAPTIONER and (act.wall, act.kept) != (None, None):
        raise Forbidden("not_allowed")
    wanted = {name: value for name in Captions.__struct_fields__ if (value := getattr(act, name)) is not None}
    changed = msgspec.structs.replace(here, **wanted)
    return [] if changed == here else [CaptionsSet(**msgspec.structs.asdict(changed))]


def write(context: Context[Any], act: WriteCaption) -> Facts:
    """Keep a line. Event: captions.written. Raises Refused(captions_unkept), and what `clean` raises."""
    if not captions(context.meeting).kept:
        raise Refused("captions_unkept")
    return [CaptionWritten(text=clean(act.text, LONGEST_LINE))]


def begin(opened: MeetingOpened) -> Captions:
    """There are none until somebody types."""
    return Captions()


def on_set(state: Captions, event: CaptionsSet) -> Captions:
    """It is as the event says."""
    return Captions(event.on, event.wall, event.kept)


def on_written(state: Captions, event: CaptionWritten) -> Captions:
    """A line that is kept changes nothing of what is agreed."""
    return state


def note(before: Meeting, after: Meeting, event: CaptionWritten, at: str) -> dict[str, str]:
    """When it was typed, and what."""
    return {"at": at, "text": event.text or ""}


def record(course: Course) -> Mapping[str, Any]:
    """What was typed and kept, in its order; no member where nothing was."""
    lines = course.notes[PART.name]
    return {"captions": lines} if lines else {}


PART: Part[Captions] = Part(
    "captions",
    state=begin,
    rules={
        SetCaptions: Rule(arrange, LEADERS | {Role.CAPTIONER}),
        WriteCaption: Rule(write, frozenset({Role.CAPTIONER}), lasting="undo_seen"),
    },
    events={CaptionsSet: on_set, CaptionWritten: on_written},
    notes={CaptionWritten: note},
    record=record,
    apart=True,
)
