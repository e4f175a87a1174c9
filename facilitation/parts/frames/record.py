"""What the record tells of the frames: how they stand, when each was confirmed, and what was proposed."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.part import Course
from facilitation.parts.frames.events import FrameConfirmed, FrameReopened
from facilitation.parts.frames.state import NAME, Proposal, frames, proposals
from facilitation.state.frame import Clause, Frame, Tally
from facilitation.state.meeting import Meeting


def note_confirmed(before: Meeting, after: Meeting, event: FrameConfirmed, at: str) -> dict[str, str]:
    """When the room agreed on a frame."""
    return {"frame": event.frame, "at": at}


def note_reopened(before: Meeting, after: Meeting, event: FrameReopened, at: str) -> dict[str, str]:
    """That what was noted of this frame until now no longer holds."""
    return {"frame": event.frame, "at": ""}


def record(course: Course) -> Mapping[str, Any]:
    """The frames as they stand, when each was confirmed, and what was proposed, where anything was."""
    plain = [_frame(frame) for frame in frames(course.meeting).values()]
    made = [_proposal(stage, each) for stage, each in proposals(course.meeting) if not each.hidden]
    more = {"proposals": made} if made else {}
    return {"frames": plain, "confirmed": _standing(course.notes[NAME])} | more


def _standing(notes: list[dict[str, str]]) -> list[dict[str, str]]:
    """The confirmations that nobody took back since."""
    held: list[dict[str, str]] = []
    for note in notes:
        held = [*held, note] if note["at"] else [each for each in held if each["frame"] != note["frame"]]
    return held


def _frame(frame: Frame) -> dict[str, Any]:
    """A frame; its clauses only where there is more to tell of one than its line, as in older records."""
    plain = {name: getattr(frame, name) for name in ("key", "title", "text", "fixed", "confirmed")}
    return plain | ({"clauses": [_clause(frame, clause) for clause in frame.every]} if frame.telling else {})


def _clause(frame: Frame, clause: Clause) -> dict[str, Any]:
    before = [{"text": one.text, "agreed": one.tally.agreed, "against": one.tally.against} for one in clause.before]
    return {
        "id": clause.id,
        "text": clause.text,
        "standing": clause.standing(frame.confirmed),
        "by": clause.by,
        "reason": clause.reason,
        **_said(clause.tally, clause.objections),
        "before": before,
        "earlier": msgspec.to_builtins(clause.earlier),
    }


def _proposal(stage: str, made: Proposal) -> dict[str, Any]:
    return {
        "stage": stage,
        "id": made.id,
        "frame": made.frame,
        "clause": made.clause,
        "text": made.text,
        "reason": made.reason,
        "verdict": made.verdict,
        "why": made.why,
        **_said(made.tally, made.objections),
    }


def _said(tally: Tally, objections: tuple[str, ...]) -> dict[str, Any]:
    return {"agreed": tally.agreed, "against": tally.against, "objections": [each for each in objections if each]}
