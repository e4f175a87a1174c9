"""What a committee decided, in the record: its criteria, and of every plan its list, its scores and the reasons."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.counting.written import plain
from facilitation.part import Course
from facilitation.parts.committee.asked import order, paper, terms
from facilitation.parts.committee.state import NAME, Lists, Placed, Score, Selection
from facilitation.parts.committee.weighing import Standing
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting


def record(course: Course) -> Mapping[str, Any]:
    """The committees whose lists were fixed; no member where there are none."""
    kind = PARTS.kinds[NAME]
    found = [stage for stage in kind.stages(course.meeting) if stage.state.lists is not None]
    return {"committees": [told(course.meeting, stage) for stage in found]} if found else {}


def told(meeting: Meeting, stage: Selection) -> dict[str, Any]:
    """One committee, as plain values: criteria, lists, and its plans in the order of their scores."""
    agreed, fixed = terms(stage), stage.state.lists or Lists()
    return {
        "stage": stage.key,
        "criteria": [msgspec.to_builtins(each) for each in agreed.criteria],
        "chosen": list(fixed.chosen),
        "reserve": list(fixed.reserve),
        "others": list(fixed.others),
        "plans": [_plan(stage, each) for each in order(meeting, stage)],
    }


def _plan(stage: Selection, standing: Standing) -> dict[str, Any]:
    said, placed = paper(stage.state, standing.plan), stage.state.placed.get(standing.plan, Placed())
    return {
        "initiative": standing.plan,
        "rank": standing.rank,
        "mean": plain(standing.mean),
        "members": standing.members,
        "placed": placed.list or "",
        "reason": placed.reason,
        "interests": [msgspec.to_builtins(each) for each in said.interests.values()],
        "alone": [_score(seat, score, said.interests) for seat, score in said.alone.items()],
        "together": [_score(seat, score, said.interests) for seat, score in said.together.items()],
    }


def _score(seat: str, score: Score, interests: Mapping[str, Any]) -> dict[str, Any]:
    """One score without whose it is; `counts` unless its member has an interest."""
    return {"marks": dict(score.marks), "reason": score.reason, "doubt": score.doubt, "counts": seat not in interests}
