"""What a recorded decision says of itself, worked out again from the answers before it."""

from typing import Any

import msgspec

from app.record.verify.file import Fault, differences
from facilitation.events import Event
from facilitation.parts.decision.events import DecisionRecorded
from facilitation.parts.decision.ruling import called, judge
from facilitation.parts.terms import terms
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """Where remainder, answers and ruling differ; advice that is called a decision. Older logs have no ruling."""
    if not isinstance(event, DecisionRecorded):
        return []
    state, place = stage_named(before, event.stage).state, f"events[{seq}].body"
    given = sum(award.amount for award in event.awards)
    said: dict[str, Any] = {"remainder": event.remainder, "consent": dict(event.consent)}
    found = differences(said, {"remainder": before.free - given, "consent": state.counts()}, place)
    if event.ruling is None:
        return found
    ruling = judge(before, state)
    found += differences(msgspec.to_builtins(event.ruling), msgspec.to_builtins(ruling), f"{place}.ruling")
    if event.called == "besluit" and not (ruling.met and called(terms(before), ruling, advice=False) == "besluit"):
        found.append(Fault(f"{place}.called", "may not be called a decision: the rule or the quorum was not met"))
    return found
