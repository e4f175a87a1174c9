"""The scores of committees in a record's log: of who decides, by criteria of before, and lists that follow."""

from app.record.verify.file import Fault
from facilitation.events import Event
from facilitation.parts.committee import KIND
from facilitation.parts.committee.asked import drawn_up, options, paper, terms
from facilitation.parts.committee.events import CriteriaAgreed, ListsFixed, ScoreGiven
from facilitation.parts.committee.state import Lists, Selection
from facilitation.state.meeting import Meeting


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """Criteria after the first score; a score of who does not decide, or at another time; lists that do not follow."""
    if not isinstance(event, CriteriaAgreed | ScoreGiven | ListsFixed):
        return []
    place, stage = f"events[{seq}].body", KIND.named(before, event.stage)
    if stage is None:
        return [Fault(f"{place}.stage", "is no committee")]
    if isinstance(event, ScoreGiven):
        return _score(stage, event, place)
    if isinstance(event, CriteriaAgreed):
        return [Fault(f"{place}.criteria", "comes after the first score")] if stage.state.scored else []
    own = drawn_up(before, stage)
    named = [name for name in Lists.__struct_fields__ if getattr(event, name) != getattr(own, name)]
    return [Fault(f"{place}.{name}", "does not follow from the scores and the placings") for name in named]


def _score(stage: Selection, event: ScoreGiven, place: str) -> list[Fault]:
    most, weights = options(stage.plan).most, terms(stage).weights
    if stage.status != "open" or stage.state.lists is not None:
        return [Fault(f"{place}.stage", "takes no scores at this time")]
    if event.seat in paper(stage.state, event.initiative).interests:
        return [Fault(f"{place}.seat", "does not decide about this plan")]
    if {*event.marks} != {*weights} or not all(1 <= mark <= most for mark in event.marks.values()):
        return [Fault(f"{place}.marks", "is not a mark for every criterion")]
    return []
