"""What the record tells of how the package came about: its versions, its conditions, rounds and minorities."""

from typing import Any

import msgspec

from facilitation.deciding import package
from facilitation.deciding.consent import Objection, Round
from facilitation.deciding.division import DivisionComposed
from facilitation.events import Event
from facilitation.meeting import Meeting
from facilitation.room import Award, Awards
from facilitation.stages.decision import DecisionRecorded


class Versions:
    """Collects the versions of the package while a log is read; amounts in cents."""

    def __init__(self) -> None:
        self.found: list[dict[str, Any]] = []

    def note(self, before: Meeting, after: Meeting, event: Event, at: str) -> None:
        """Remember what this event made of the package, if it made a new one."""
        if after.version == before.version:
            return
        by = event.by if isinstance(event, DivisionComposed) else ""
        changes = package.changes(after.former, after.division or {})
        found = [{"initiative": c.initiative, "before": c.before, "after": c.after} for c in changes]
        self.found.append({"version": after.version, "at": at, "by": by, "changes": found})


def conditions(award: Award | None) -> list[dict[str, Any]]:
    """The conditions of an award, dates in ISO 8601."""
    return [msgspec.to_builtins(condition) for condition in award.agreed] if award else []


def reserve(final: Awards) -> list[str]:
    """The plans on the reserve list, first in line first."""
    return package.reserves(final.values())


def rounds(meeting: Meeting) -> list[dict[str, Any]]:
    """Every round whose answers could be seen: counts per channel, what was said, what became of objections."""
    stage = meeting.of_kind("decision")
    if stage is None:
        return []
    shown = stage.status in ("closed", "revealed")
    return [_round(stage.state, shown, round, meeting.version) for round in stage.state.rounds(shown)]


def _round(state: Any, shown: bool, asked: Round, version: int) -> dict[str, Any]:
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


def minority(meeting: Meeting) -> list[dict[str, Any]]:
    """The views of minorities that may be read, those with most supporters first."""
    stage = meeting.of_kind("decision")
    views = [view for view in stage.state.views.values() if view.hidden is None] if stage else []
    views.sort(key=lambda view: -len(view.supporters))
    return [
        {"id": v.id, "text": v.text, "supporters": len(v.supporters), "initiatives": list(v.initiatives)} for v in views
    ]


def terms(meeting: Meeting) -> dict[str, Any]:
    """What was agreed before there was anything to decide."""
    found: dict[str, Any] = msgspec.to_builtins(meeting.terms)
    return found


def decision(event: DecisionRecorded) -> dict[str, Any]:
    """How the decision may be called, and what the answers came to by the rule."""
    return {"called": event.called, "ruling": msgspec.to_builtins(event.ruling)}
