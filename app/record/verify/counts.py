"""The counts in a record's log, done again from the sealed ballots."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from app.record.verify.file import Fault, differences
from facilitation.counting.question import Question
from facilitation.counting.result import Result
from facilitation.counting.rules import majority_judgement
from facilitation.counting.written import plain
from facilitation.events import Event
from facilitation.parts.ranking.events import BallotsCounted
from facilitation.parts.ranking.votes import question
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """Where a count differs from what the ballots, the plans and the method give."""
    if not isinstance(event, BallotsCounted):
        return []
    asked = question(before, stage_named(before, event.stage))
    place = f"events[{seq}].body"
    found = [] if asked.digest == event.question else [Fault(f"{place}.question", "is not what there was to count")]
    return found + differences(plain(event.result), plain(as_counted(asked, event.result)), f"{place}.result")


def as_counted(asked: Question, result: Mapping[str, Any]) -> Result:
    """The answer; counts of grades that name no way among equals are from when the gauge had the last word."""
    if asked.method.rule != majority_judgement.RULE.name or result.get("params") != {}:
        return asked.answer()
    method = replace(asked.method, params={**asked.method.params, "equal": "gauge"})
    return replace(replace(asked, method=method).answer(), params={})
