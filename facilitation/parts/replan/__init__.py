"""The agenda changes while the evening runs: minutes, order, a stage left out or put in; what was decided stays."""

from collections.abc import Mapping
from typing import Any

from facilitation.part import Course, Part, Rule, Whole, everybody
from facilitation.parts.replan.acts import InsertStage, PlaceStage, RetimeStage, SkipStage
from facilitation.parts.replan.changes import begin, on_inserted, on_placed, on_retimed, on_skipped
from facilitation.parts.replan.events import Replanned, StageInserted, StagePlaced, StageRetimed, StageSkipped
from facilitation.parts.replan.rules import insert, place, retime, skip
from facilitation.parts.replan.state import NAME, Replan
from facilitation.roles import LEADERS
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting

CHANGES = (StageRetimed, StageSkipped, StagePlaced, StageInserted)


def note(before: Meeting, after: Meeting, event: Replanned, at: str) -> dict[str, Any]:
    """What changed on the agenda, when and why: its `kind`, its stage, minutes, and what it comes before."""
    plan = event.plan if isinstance(event, StageInserted) else stage_named(before, event.stage).plan
    return {
        "at": at,
        "kind": event.kind(),
        "stage": plan.key,
        "of": plan.kind,
        "minutes": event.minutes if isinstance(event, StageRetimed) else plan.minutes,
        "before": event.before if isinstance(event, StagePlaced | StageInserted) else None,
        "reason": (event.reason or "") if isinstance(event, StageSkipped) else "",
    }


def record(course: Course) -> Mapping[str, Any]:
    """The changes of the agenda in their order; no member where it was held as planned."""
    changed = course.notes[NAME]
    return {"replanned": changed} if changed else {}


PART: Part[Replan] = Part(
    NAME,
    state=begin,
    rules={
        RetimeStage: Rule(retime, LEADERS),
        SkipStage: Rule(skip, LEADERS),
        PlaceStage: Rule(place, LEADERS),
        InsertStage: Rule(insert, LEADERS),
    },
    events={
        StageRetimed: Whole(on_retimed),
        StageSkipped: Whole(on_skipped),
        StagePlaced: Whole(on_placed),
        StageInserted: Whole(on_inserted),
    },
    notes=dict.fromkeys(CHANGES, note),
    record=record,
    touches=dict.fromkeys(CHANGES, everybody),
)
