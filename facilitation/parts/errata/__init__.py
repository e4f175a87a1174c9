"""Errata: whoever sat here while a plan asked another amount is told what it asks after all."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.events import MeetingOpened
from facilitation.part import Part
from facilitation.parts.plans import InitiativeCorrected, plans
from facilitation.parts.seating import seats
from facilitation.state.meeting import Meeting


class Erratum(msgspec.Struct, frozen=True):
    """A plan asked `was` cents until it was corrected, at a stage, with a reason; `readers` are who sat here then."""

    initiative: str
    was: int
    reason: str
    stage: str
    readers: frozenset[str]


Errata = Mapping[str, Erratum]
"""Each under the number of its event, so that none leans on another."""


def begin(opened: MeetingOpened) -> Errata:
    """A meeting begins with no amount corrected."""
    return {}


def remember(before: Meeting, meeting: Meeting, event: InitiativeCorrected) -> Meeting:
    """Who may have read the amount of before; what an improvement changed was right, and stands with its plan."""
    if event.ask is None or event.argument:
        return meeting
    was, readers = plans(before)[event.initiative].ask, frozenset(seats(before))
    erratum = Erratum(event.initiative, was, event.reason or "", meeting.current.key, readers)
    return PART.put(meeting, {**PART.of(meeting), f"event {before.seq + 1}": erratum})


def read_by(meeting: Meeting, seat: str) -> list[Erratum]:
    """The last amount that each plan asked while this seat was here, and that it does not ask any more."""
    last = {each.initiative: each for each in PART.of(meeting).values() if seat in each.readers}
    return [each for each in last.values() if each.was != plans(meeting)[each.initiative].ask]


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """How many amounts somebody read that are no more."""
    return {"errata": len(read_by(meeting, seat)) if seat else 0}


PART: Part[Errata] = Part("errata", state=begin, follows={InitiativeCorrected: remember}, mine=mine, apart=True)
