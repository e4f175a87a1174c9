"""What the record tells of the decision: how it may be called, the answers, every round, and the minorities."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.part import Course
from facilitation.parts.decision.consent import Objection, Round
from facilitation.parts.decision.events import DecisionRecorded
from facilitation.parts.decision.state import KIND, DecisionState
from facilitation.parts.package.division import division_of
from facilitation.situation import home, position
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage


def note_decision(before: Meeting, after: Meeting, event: DecisionRecorded, at: str) -> dict[str, Any]:
    """How the decision may be called, and what the answers came to by the rule."""
    return {"called": event.called, "ruling": msgspec.to_builtins(event.ruling)}


def record(course: Course) -> Mapping[str, Any]:
    """The last decision, and the answers at the stage that the room is at, in the end the last."""
    decided, stage = course.notes[KIND.name], KIND.at(course.meeting)
    return {
        "decision": decided[-1] if decided else None,
        "consent": _consent(stage),
        "rounds": _rounds(course.meeting, stage),
        "minority": _minority(stage),
    }


def _consent(stage: LiveStage[DecisionState] | None) -> dict[str, Any] | None:
    if stage is None or stage.status not in ("closed", "revealed"):
        return None
    state = stage.state
    return {
        "round": state.round,
        "counts": state.counts(),
        "room": state.counts(online=False),
        "online": state.counts(online=True),
        "concerns": state.reasons("concern"),
        "objections": state.reasons("objection"),
    }


def _rounds(meeting: Meeting, stage: LiveStage[DecisionState] | None) -> list[dict[str, Any]]:
    """Every round whose answers could be seen: counts per channel, what was said, what became of objections."""
    if stage is None:
        return []
    shown = stage.status in ("closed", "revealed")
    now = division_of(meeting, home(meeting, position(meeting, stage.key))).version
    return [_round(stage.state, shown, asked, now) for asked in stage.state.rounds(shown)]


def _round(state: DecisionState, shown: bool, asked: Round, version: int) -> dict[str, Any]:
    return {
        "round": asked.number,
        "about": asked.about,
        "version": version if asked is state.now else asked.version,
        "counts": asked.counts(),
        "channels": asked.channels(),
        "concerns": [{"text": c.reason, "need": c.need} for c in asked.answers("concern")],
        "objections": [_objection(o) for o in state.objections(shown, asked.number)],
    }


def _objection(objection: Objection) -> dict[str, Any]:
    fate = msgspec.to_builtins(objection.fate)
    return {"id": objection.id, "text": objection.text, "need": objection.need, "standing": objection.standing, **fate}


def _minority(stage: LiveStage[DecisionState] | None) -> list[dict[str, Any]]:
    """The views of minorities that may be read, those with most supporters first."""
    views = [view for view in stage.state.views.values() if view.hidden is None] if stage else []
    views.sort(key=lambda view: -len(view.supporters))
    return [
        {"id": v.id, "text": v.text, "supporters": len(v.supporters), "initiatives": list(v.initiatives)} for v in views
    ]
