"""How what was mended changes the meeting."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

import msgspec

from facilitation.events import MeetingOpened
from facilitation.parts.arguments.changes import without_seat as arguments
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.choice.asked import NAME as CHOICE
from facilitation.parts.choice.asked import kept
from facilitation.parts.choice.changes import without_seat as choice
from facilitation.parts.decision.changes import without_seat as decision
from facilitation.parts.decision.state import KIND as DECISION
from facilitation.parts.decision.state import DecisionState
from facilitation.parts.door.events import SeatsRemoved
from facilitation.parts.frames.changes import without_seat as frames
from facilitation.parts.frames.state import KIND as FRAMES
from facilitation.parts.questions.changes import without_seat as questions
from facilitation.parts.questions.state import KIND as QUESTIONS
from facilitation.parts.repair.asked import NAME, repair
from facilitation.parts.repair.events import (
    BallotsSwapped,
    ConsoleEnded,
    OutcomeHidden,
    ResultsHeld,
    ResultsReleased,
    SeatsMerged,
)
from facilitation.parts.repair.state import Repair
from facilitation.parts.review import KIND as REVIEW
from facilitation.parts.review import without_seat as review
from facilitation.situation import position
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

replace = msgspec.structs.replace
V = TypeVar("V")


def begin(opened: MeetingOpened) -> Repair:
    """A meeting begins with nothing to mend."""
    return Repair()


def on_hidden(meeting: Meeting, event: OutcomeHidden) -> Meeting:
    """The stage is closed as before its outcome was shown; that it was stays known."""
    at = position(meeting, event.stage)
    known = repair(meeting)
    meeting = meeting.with_stage(at, replace(meeting.stages[at], status="closed"))
    return meeting.with_part(NAME, replace(known, seen=known.seen | {event.stage}))


def on_held(state: Repair, event: ResultsHeld) -> Repair:
    """From now on nothing is shown by itself."""
    return replace(state, held=True)


def on_released(state: Repair, event: ResultsReleased) -> Repair:
    """What is shown is shown."""
    return replace(state, held=False)


def on_beside(meeting: Meeting, event: BallotsSwapped | ConsoleEnded) -> Meeting:
    """Nothing of the meeting changes: what it is about stands beside it."""
    return meeting


def on_merged(meeting: Meeting, event: SeatsMerged) -> Meeting:
    """What one seat said is of the other, wherever nobody saw it yet."""
    meeting = replace(_once(meeting, event), merged={**meeting.merged, event.seat: event.into})
    for at, stage in enumerate(meeting.stages):
        meeting = meeting.with_stage(at, replace(stage, state=_of_stage(stage, event)))
    known = repair(meeting)
    meeting = meeting.with_part(NAME, replace(known, merged=(known.merged | {event.seat}) - {event.into}))
    put = kept(meeting).put
    choices = {k: c if c.closed else replace(c, answers=_moved(c.answers, event)) for k, c in put.items()}
    return meeting.with_part(CHOICE, replace(kept(meeting), put=choices)) if choices != put else meeting


def _once(meeting: Meeting, event: SeatsMerged) -> Meeting:
    """Of what both said one falls away, as a pseudonymous log tells it; in older logs nothing does before it moves."""
    gone = SeatsRemoved(seats=(), reason=None, lapsed=event.lapsed)
    for fall in (arguments, questions, decision, choice, review, frames):
        meeting = fall(meeting, meeting, gone)
    return meeting


def _of_stage(stage: LiveStage[Any], event: SeatsMerged) -> Any:
    state = stage.state
    if stage.plan.kind == ARGUMENTS.name:
        said = {key: replace(a, supporters=_behind(a.supporters, event)) for key, a in state.arguments.items()}
        return replace(state, arguments=said) if said != state.arguments else state
    if stage.plan.kind == QUESTIONS.name and event.lapsed is not msgspec.UNSET:
        asked = {key: replace(a, supporters=_behind(a.supporters, event)) for key, a in state.asked.items()}
        return replace(state, asked=asked) if asked != state.asked else state
    if stage.plan.kind == FRAMES.name:
        answers = {wording: _moved(said, event) for wording, said in state.answers.items()}
        return replace(state, answers=answers) if answers != state.answers else state
    if stage.plan.kind == DECISION.name:
        return _decision(state, event, stage.status == "open")
    if stage.plan.kind == REVIEW.name and stage.status == "open":
        return replace(state, reviews=_moved(state.reviews, event))
    return state


def _decision(state: DecisionState, event: SeatsMerged, hidden: bool) -> DecisionState:
    views = {key: replace(v, supporters=_behind(v.supporters, event)) for key, v in state.views.items()}
    now = replace(state.now, consents=_moved(state.consents, event)) if hidden else state.now
    return replace(state, views=views, now=now)


def _behind(supporters: AbstractSet[str], event: SeatsMerged) -> AbstractSet[str]:
    return (supporters - {event.seat}) | {event.into} if event.seat in supporters else supporters


def _moved(answers: Mapping[str, V], event: SeatsMerged) -> Mapping[str, V]:
    """The answers with that of the seat that goes under the seat that stays, unless that one's own is kept."""
    if event.seat not in answers:
        return answers
    left = {seat: said for seat, said in answers.items() if seat != event.seat}
    stays = event.into in left and event.keeps == "into"
    return left if stays else {**left, event.into: answers[event.seat]}
