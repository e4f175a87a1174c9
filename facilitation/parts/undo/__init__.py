"""Undoing: what a console did is taken back within ten seconds, as if it had not been, where nothing leans on it."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Annotated, Any

import msgspec

from facilitation.acts import Act
from facilitation.events import BoxClosed, Event
from facilitation.part import Context, Course, Facts, Part, Rule, Whole, everybody
from facilitation.parts.undo.leaning import Line, again, leaning, meeting_at
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.roles import LEADERS, WORKING
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting
from facilitation.step import Deed

WITHIN = timedelta(seconds=10)
WAY = timedelta(seconds=3)  # that a press may be under way


class Undo(Act, frozen=True, kw_only=True, tag="undo"):
    """Take back what was done at a console; `seq` is where the log stood after it."""

    seq: Annotated[int, msgspec.Meta(ge=0, le=10**9)]


class ActUndone(Event, frozen=True, kw_only=True, tag="act.undone"):
    """The events `first` to `last` were taken back: from here on the meeting is as if they had not been.

    `act` is the name of the act that they came from, `by` the role of who took it back.
    """

    first: int
    last: int
    act: str
    by: str = ""

    def covers(self, seq: int) -> bool:
        """Whether the event with this number was taken back."""
        return self.first <= seq <= self.last


def undo(context: Context[Any], act: Undo) -> Facts:
    """Take back what a console did, as if it had not been. Event: act.undone; none where it was taken back already.

    Raises Refused(undo_unknown, undo_not_yours, undo_over), the refusal of an act that lasts, Refused(undo_sealed)
    where ballots were sealed, Refused(undo_seen) where answers were shown, Refused(undo_leaned) where something came
    since that would not be without it.
    """
    deed = _deed(context, act.seq)
    if deed.undone:
        return []
    _, rule = PARTS.rules[PARTS.acts[deed.act]]
    if rule.lasting:
        raise Refused(rule.lasting)
    before = meeting_at(context.meeting, deed.first - 1)
    if context.now - deed.at > WITHIN + WAY or before is None:
        raise Refused("undo_over")
    lines = context.meeting.trail.lines
    undone = [line for line in lines if deed.first <= line[0] <= deed.last]
    _require_open(context.meeting, undone)
    if leaning(before, undone, [line for line in lines if line[0] > deed.last]):
        raise Refused("undo_leaned")
    return [ActUndone(first=deed.first, last=deed.last, act=deed.act, by=str(context.actor.role))]


def _deed(context: Context[Any], seq: int) -> Deed:
    found = next((deed for deed in reversed(context.deeds) if deed.last == seq), None)
    if found is None:
        raise Refused("undo_unknown")
    if context.actor.role not in LEADERS and found.actor != context.actor.id:
        raise Refused("undo_not_yours")
    return found


def _require_open(meeting: Meeting, undone: Iterable[Line]) -> None:
    """What was sealed does not become open again, and what all saw is not unseen."""
    for _, event in undone:
        kind = PARTS.kind(stage_named(meeting, event.stage)) if isinstance(event, BoxClosed) else None
        if kind and kind.ballots:
            raise Refused("undo_sealed")
        if kind and kind.closes_by_hand:
            raise Refused("undo_seen")


def taken_back(meeting: Meeting, event: ActUndone) -> list[Event]:
    """The events that an undoing takes back, as long as they are remembered."""
    return [line for seq, line in meeting.trail.lines if event.covers(seq)]


def on_undone(meeting: Meeting, event: ActUndone) -> Meeting:
    """The meeting as if those events had not been; everything after them happens again in its order."""
    trail = meeting.trail
    kept = [line for line in trail.lines if not event.covers(line[0])]
    if trail.began is None or len(kept) == len(trail.lines):
        return meeting
    return msgspec.structs.replace(again(trail.began, kept), seq=meeting.seq)


def note(before: Meeting, after: Meeting, event: ActUndone, at: str) -> dict[str, Any]:
    """Which act was taken back, when and by which role."""
    return {"at": at, "act": event.act, "by": event.by}


def record(course: Course) -> Mapping[str, Any]:
    """What was taken back within ten seconds, in its order; no member where nothing was."""
    undone = course.notes[PART.name]
    return {"undone": undone} if undone else {}


PART: Part[None] = Part(
    "undo",
    rules={Undo: Rule(undo, WORKING)},
    events={ActUndone: Whole(on_undone)},
    notes={ActUndone: note},
    record=record,
    apart=True,
    touches={ActUndone: everybody},
)
