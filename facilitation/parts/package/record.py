"""What the record tells of the package: the amounts, the reserve list, the versions, and packages of earlier stages."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.events import Event
from facilitation.part import Course
from facilitation.parts import allocation, ranking
from facilitation.parts.package.conditions import changes, reserves
from facilitation.parts.package.division import NAME, division_of, final, proposal, total
from facilitation.parts.package.events import DivisionComposed
from facilitation.parts.package.votes import vote_at
from facilitation.parts.plans import plans
from facilitation.parts.ranking.votes import shown
from facilitation.situation import home, homes
from facilitation.state.award import Award
from facilitation.state.meeting import Meeting
from facilitation.state.plan import Initiative


def note_versions(before: Meeting, after: Meeting, event: Event, at: str) -> dict[str, Any]:
    """The versions that an event made, by the stage of their package; amounts in cents."""
    by = event.by if isinstance(event, DivisionComposed) else ""
    newer = (key for key in homes(after) if division_of(after, key).version > division_of(before, key).version)
    return {
        key: {"version": division_of(after, key).version, "at": at, "by": by, **_changes(after, key)} for key in newer
    }


def _changes(meeting: Meeting, key: str) -> dict[str, Any]:
    kept = division_of(meeting, key)
    found = changes(kept.former[-1], kept.awards or {})
    return {"changes": [{"initiative": c.initiative, "before": c.before, "after": c.after} for c in found]}


def record(course: Course) -> Mapping[str, Any]:
    """The package of the end, and with a second home on the agenda the packages of the other stages."""
    own = home(course.meeting)
    others = [key for key in homes(course.meeting) if key != own]
    members = _told(course, own)
    return members | {"earlier": [_earlier(course, key) for key in others]} if others else members


def _told(course: Course, key: str) -> dict[str, Any]:
    """One package: what is given in all, what is left, who waits, and how it came about; amounts in cents."""
    awards, made = final(course.meeting, key), course.notes[NAME]
    return {
        "divided": total(awards),
        "remainder": course.meeting.free - total(awards),
        "reserve": reserves(awards.values()),
        "versions": [versions[key] for versions in made if key in versions],
    }


def _earlier(course: Course, key: str) -> dict[str, Any]:
    """The package of another stage, with the vote that it follows from and what everybody gave."""
    meeting = course.meeting
    vote, divided = vote_at(meeting, key), allocation.KIND.named(meeting, key)
    return {
        "stage": key,
        **_told(course, key),
        "ranking": ranking.told(vote),
        "plans": [
            {
                "id": plan.id,
                **_given(meeting, key, plan),
                "ranked": ranking.place_of(shown(vote), plan.id),
                "shares": allocation.share_of(allocation.shown(divided), plan.id),
            }
            for plan in plans(meeting).values()
        ],
    }


def record_of_plan(course: Course, plan: Initiative) -> Mapping[str, Any]:
    """What the package of the end gives one plan."""
    return _given(course.meeting, home(course.meeting), plan)


def _given(meeting: Meeting, key: str, plan: Initiative) -> dict[str, Any]:
    """What a package gives one plan in cents, with reason and conditions, and what the vote by itself would give."""
    award = final(meeting, key).get(plan.id)
    amount = award.amount if award else 0
    suggested = proposal(meeting, key)
    return {
        "amount": amount,
        "outcome": "all" if amount == plan.ask else "part" if amount else "none",
        "verdict": award.outcome if award else "nu_niet",
        "reason": award.reason if award else "",
        "reserve": award.reserve if award else None,
        "conditions": conditions_of(award),
        "suggested": suggested.amounts.get(plan.id, 0) if suggested else None,
    }


def conditions_of(award: Award | None) -> list[dict[str, Any]]:
    """The conditions of an award, dates in ISO 8601."""
    return [msgspec.to_builtins(condition) for condition in award.agreed] if award else []
