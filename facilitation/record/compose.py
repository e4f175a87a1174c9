"""The record of an evening, composed from its log alone: what was decided, how, by how many, and why."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from facilitation.events import Event
from facilitation.evolve import evolve
from facilitation.part import Course, LoggedEvent
from facilitation.parts.plans import plans
from facilitation.parts.undo import ActUndone
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting
from facilitation.state.plan import Initiative
from facilitation.state.stage import LiveStage

MEMBERS = (
    "code", "title", "practice", "place", "credit", "pot", "committed", "status", "times", "agenda", "frames",
    "confirmed", "turnout", "on_behalf", "removed", "door", "voided", "undone", "repairs", "replanned",
    "corrections", "amendments", "plans", "hidden", "divided", "remainder", "reserve", "versions", "recasts", "ranking",
    "terms", "decision", "consent", "rounds", "minority", "choices", "questions", "review",
)  # fmt: skip
OF_A_PLAN = (
    "id", "title", "theme", "proposer", "short", "ask", "minimum", "withdrawn", "amount", "outcome", "verdict",
    "reason", "reserve", "conditions", "suggested", "ranked", "shares", "arguments",
)  # fmt: skip
"""The order in which the members of a record stand in its file, as docs/record.md tells them; others come after."""


def compose(lines: Iterable[LoggedEvent]) -> dict[str, Any]:
    """The record as plain values: texts, integers (cents), lists and mappings; never a float, never a seat.

    `status` is `open`, `decided` or `closed`; before the decision the division is the one on the wall.
    """
    return told(course_of(lines))


def course_of(lines: Iterable[LoggedEvent]) -> Course:
    """The meeting after these events, with what the parts noted on the way; nothing is noted of what was undone."""
    meeting, times = Meeting(), dict[str, str]()
    notes: dict[str, list[Any]] = {name: [] for name in PARTS.parts}
    for line in standing(lines):
        before = msgspec.structs.replace(meeting, seq=line.seq - 1)
        meeting = evolve(before, line.event)
        times.setdefault("opened", line.at)
        for part in PARTS.parts.values():
            if moment := part.moments.get(type(line.event)):
                _keep(times, moment, line.at)
            note = part.notes.get(type(line.event)) or part.notes.get(Event)
            found = note(before, meeting, line.event, line.at) if note else None
            notes[part.name] += [found] if found is not None else []
    return Course(meeting, times, notes)


def _keep(times: dict[str, str], moment: str, at: str) -> None:
    """The time of a moment, the last one; `-decided` is that nothing is decided any more."""
    if moment.startswith("-"):
        times.pop(moment[1:], None)
    else:
        times[moment] = at


def standing(lines: Iterable[LoggedEvent]) -> list[LoggedEvent]:
    """The lines of a log without those that were undone later."""
    known = list(lines)
    undone = [line.event for line in known if isinstance(line.event, ActUndone)]
    return [line for line in known if not any(event.covers(line.seq) for event in undone)]


def told(course: Course) -> dict[str, Any]:
    """What the meeting and all its parts tell, in the order of the file."""
    meeting, times = course.meeting, course.times
    members: dict[str, Any] = {
        "code": meeting.code,
        "title": meeting.title,
        "place": meeting.place,
        "credit": meeting.credit,
        "pot": meeting.pot,
        "committed": meeting.pot - meeting.free,
        "status": "closed" if meeting.closed else "decided" if "decided" in times else "open",
        "times": dict(times),
        "agenda": [_stage(stage) for stage in meeting.stages],
        "plans": [_plan(course, plan) for plan in plans(meeting).values()],
    }
    for part in PARTS.parts.values():
        members |= part.record(course) if part.record else {}
    return _ordered(members, MEMBERS)


def _stage(stage: LiveStage[object]) -> dict[str, str]:
    """A stage of the agenda, with its own title where it has one."""
    title = {"title": stage.plan.title} if stage.plan.title else {}
    return {"key": stage.plan.key, "kind": stage.plan.kind, **title, "status": stage.status}


def _plan(course: Course, plan: Initiative) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for part in PARTS.parts.values():
        members |= part.record_of_plan(course, plan) if part.record_of_plan else {}
    return _ordered(members, OF_A_PLAN)


def _ordered(members: Mapping[str, Any], layout: tuple[str, ...]) -> dict[str, Any]:
    known = {name: members[name] for name in layout if name in members}
    return {**known, **members}
