"""What a recorded decision says of itself, worked out again from the answers before it."""

from typing import Any

import msgspec

from app.record.verify.file import Fault, differences
from facilitation.events import Event
from facilitation.parts.decision.events import DecisionRecorded
from facilitation.parts.decision.ruling import called, judge
from facilitation.parts.seating import ever
from facilitation.parts.terms import terms
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting


def _sat_at(meeting: Meeting) -> set[str]:
    """The tables at which somebody sits, or sat last."""
    return {seat.table for seat in ever(meeting).values() if seat.table is not None}


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """Where remainder, answers and ruling differ; advice that is called a decision. Older logs have no ruling.

    Pseudonyms do not tell who sits where: of a log with them the tables are what the house says, within what can be.
    """
    if not isinstance(event, DecisionRecorded):
        return []
    state, place = stage_named(before, event.stage).state, f"events[{seq}].body"
    given = sum(award.amount for award in event.awards)
    said: dict[str, Any] = {"remainder": event.remainder, "consent": dict(event.consent)}
    found = differences(said, {"remainder": before.free - given, "consent": state.counts()}, place)
    if event.ruling is None:
        return found
    ruling = judge(before, state, event.ruling.tables if before.pseudonymous else None)
    if not 0 <= event.ruling.tables <= min(ruling.of, len(_sat_at(before))):
        found.append(
            Fault(f"{place}.ruling.tables", "is more than there were answers, or tables with somebody at them")
        )
    found += differences(msgspec.to_builtins(event.ruling), msgspec.to_builtins(ruling), f"{place}.ruling")
    if event.called == "besluit" and not (ruling.met and called(terms(before), ruling, advice=False) == "besluit"):
        found.append(Fault(f"{place}.called", "may not be called a decision: the rule or the quorum was not met"))
    return found
