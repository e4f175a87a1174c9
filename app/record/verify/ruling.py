"""What a recorded decision says of itself, worked out again from the answers before it."""

from typing import Any

import msgspec

from app.record.verify.file import Fault, differences
from facilitation.deciding.ruling import called, judge
from facilitation.events import Event
from facilitation.meeting import Meeting
from facilitation.stages.decision import DecisionRecorded


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """Where remainder, answers and ruling differ; advice that is called a decision. Older logs have no ruling."""
    if not isinstance(event, DecisionRecorded):
        return []
    state, place = before.stage(event.stage).state, f"events[{seq}].body"
    given = sum(award.amount for award in event.awards)
    said: dict[str, Any] = {"remainder": event.remainder, "consent": dict(event.consent)}
    found = differences(said, {"remainder": before.free - given, "consent": state.counts()}, place)
    if event.ruling is None:
        return found
    ruling = judge(before, state)
    found += differences(msgspec.to_builtins(event.ruling), msgspec.to_builtins(ruling), f"{place}.ruling")
    if event.called == "besluit" and not (ruling.met and called(before.terms, ruling, advice=False) == "besluit"):
        found.append(Fault(f"{place}.called", "may not be called a decision: the rule or the quorum was not met"))
    return found
