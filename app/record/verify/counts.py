"""The counts in a record's log, done again from the sealed ballots."""

from app.record.verify.file import Fault, differences
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
    return found + differences(plain(event.result), plain(asked.answer()), f"{place}.result")
