"""Improvements that residents wrote and a proposer took over: the plan changes, and what it was before stays there."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.events import MeetingOpened
from facilitation.part import Course, Part, Rule
from facilitation.parts.amending.acts import AdoptImprovement
from facilitation.parts.amending.asked import NAME, amendments
from facilitation.parts.amending.rules import adopt
from facilitation.parts.amending.state import Amendment, Amendments
from facilitation.parts.arguments.state import argument_named
from facilitation.parts.plans import InitiativeCorrected, different
from facilitation.roles import LEADERS, Role
from facilitation.state.meeting import Meeting


def begin(opened: MeetingOpened) -> Amendments:
    """A meeting begins with nothing taken over."""
    return ()


def remember(before: Meeting, meeting: Meeting, event: InitiativeCorrected) -> Meeting:
    """An improvement that was taken over stands with its support of that moment, and what the plan said before."""
    if not event.argument:
        return meeting
    argument = argument_named(before, event.argument)
    support, aloud = argument.support if argument else 0, bool(event.aloud)
    plan, words, made = event.initiative, event.reason or "", different(before, event)
    return PART.put(meeting, (*amendments(meeting), Amendment(plan, event.argument, support, aloud, words, made)))


def note_time(before: Meeting, after: Meeting, event: InitiativeCorrected, at: str) -> str | None:
    """When an improvement was taken over."""
    return at if event.argument else None


def record(course: Course) -> Mapping[str, Any]:
    """Every improvement that was taken over; no member where none was."""
    taken = zip(amendments(course.meeting), course.notes[NAME], strict=True)
    told = [_told(one, at) for one, at in taken]
    return {"amendments": told} if told else {}


def _told(one: Amendment, at: str) -> dict[str, Any]:
    changes = {name: list(both) for name, both in one.changes.items()}
    return {"at": at, **msgspec.structs.asdict(one), "changes": changes}


PART: Part[Amendments] = Part(
    NAME,
    state=begin,
    rules={AdoptImprovement: Rule(adopt, LEADERS | {Role.PROPOSER})},
    follows={InitiativeCorrected: remember},
    notes={InitiativeCorrected: note_time},
    record=record,
)
