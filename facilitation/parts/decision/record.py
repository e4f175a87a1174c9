"""What the record tells of the decision: how it may be called, the answers, every round, and the minorities."""

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

import msgspec

from facilitation.part import Course
from facilitation.parts.decision.consent import Objection, Round
from facilitation.parts.decision.events import DecisionRecorded, DecisionReopened
from facilitation.parts.decision.state import KIND, DecisionState
from facilitation.parts.package.division import division_of
from facilitation.situation import home, position
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage


def note_decision(before: Meeting, after: Meeting, event: DecisionRecorded, at: str) -> dict[str, Any]:
    """How the decision may be called, and what the answers came to by the rule."""
    return {"called": event.called, "ruling": msgspec.to_builtins(event.ruling)}


def note_reopened(before: Meeting, after: Meeting, event: DecisionReopened, at: str) -> dict[str, Any]:
    """That no decision stands any more since this event."""
    return {}


def record(course: Course) -> Mapping[str, Any]:
    """The last decision, and the answers at the stage that the room is at, in the end the last."""
    decided, stage = course.notes[KIND.name], KIND.at(course.meeting)
    return {
        "decision": (decided[-1] or None) if decided else None,
        "consent": _consent(course.meeting, stage),
        "rounds": _rounds(course.meeting, stage),
        "minority": _minority(stage),
    }


def _consent(meeting: Meeting, stage: LiveStage[DecisionState] | None) -> dict[str, Any] | None:
    """The answers of the last round; of the hall and those online apart what its closing told, else None."""
    if stage is None or stage.status not in ("closed", "revealed"):
        return None
    state = stage.state
    apart: dict[str, dict[str, int] | None] = {"room": state.counts(online=False), "online": state.counts(online=True)}
    if meeting.pseudonymous:
        apart = {"room": None, "online": None} | state.now.channels()
    return {
        "round": state.round,
        "counts": state.counts(),
        **_answered(state.now),
        **apart,
        "concerns": state.reasons("concern"),
        "objections": state.reasons("objection"),
    }


def _rounds(meeting: Meeting, stage: LiveStage[DecisionState] | None) -> list[dict[str, Any]]:
    """Every round whose answers could be seen: counts per channel, what was said, what became of objections."""
    if stage is None:
        return []
    shown = stage.status in ("closed", "revealed")
    now = division_of(meeting, home(meeting, position(meeting, stage.key))).version
    asked = [*stage.state.rounds(shown)]
    return [_round(stage.state, shown, each, then, now) for each, then in zip_longest(asked, asked[1:])]


def _round(state: DecisionState, shown: bool, asked: Round, then: Round | None, version: int) -> dict[str, Any]:
    """One round; `then` is the one after it, None for the last."""
    return {
        "round": asked.number,
        "about": asked.about,
        "version": version if asked is state.now else asked.version,
        "counts": asked.counts(),
        **_answered(asked),
        "channels": asked.channels(),
        "concerns": _concerns(asked, then),
        "objections": [_objection(o) for o in state.objections(shown, asked.number)],
    }


def _answered(asked: Round) -> dict[str, Any]:
    """How many answered over each channel, where the closing of a round told it: no member in older logs."""
    return {} if asked.answered is None else {"answered": dict(asked.answered)}


def _concerns(asked: Round, then: Round | None) -> list[dict[str, str]]:
    """The concerns with a text, and what their owner answered in the round after it, sorted by their words."""
    told = [
        {"text": answer.reason, "need": answer.need, "became": _became(seat, then)}
        for seat, answer in asked.consents.items()
        if answer.position == "concern" and answer.reason
    ]
    return sorted(told, key=lambda concern: [*concern.values()])


def _became(seat: str, then: Round | None) -> str:
    """A concern of the last round goes along with the decision; empty where its owner gave no answer after it."""
    if then is None:
        return "goes_along"
    return then.consents[seat].position if seat in then.consents else ""


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
