"""Paper in a record's log: batches that were entered twice by two people, add up, and were all done before the seal."""

from collections.abc import Callable, Iterator
from typing import Any

from app.record.verify.file import Fault
from facilitation.by_two.card import Question, of_nobody
from facilitation.counting.election import MOST_RESISTANCE
from facilitation.events import BallotsSealed, Event, MeetingClosed, StageClosed
from facilitation.parts.choice.asked import choices
from facilitation.parts.choice.events import ChoiceClosed, ChoiceOnPaper
from facilitation.parts.decision.events import ConcernHidden, ConsentOnPaper
from facilitation.parts.paper.events import (
    BatchAccepted,
    BatchBegun,
    BatchConfirmed,
    BatchEntered,
    BatchEvent,
    BatchExplained,
    BatchOpened,
    BatchSettled,
    BatchVoided,
    PaperFinished,
    PaperHanded,
)
from facilitation.parts.paper.state import (
    Batch,
    batches_of,
    codes_for,
    counted,
    handed_at,
    on_paper,
    question_at,
    unfinished,
    waited_for,
)
from facilitation.refusals import Refused
from facilitation.state.deciding import BY_CODE, entitled
from facilitation.state.groups import told_apart
from facilitation.state.meeting import Meeting

TURNS = {"first": 1, "second": 2}
BOTH = frozenset({1, 2})


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """A batch that does not add up, one that one person entered twice, paper that was left out."""
    try:
        return _looked_at(before, event, f"events[{seq}].body")
    except Refused:
        return [Fault(f"events[{seq}].body", "is about a question that paper cannot answer")]


def _looked_at(before: Meeting, event: Event, place: str) -> list[Fault]:
    look = LOOKS.get(type(event))
    if look is None:
        return []
    if isinstance(event, BatchEvent) and not isinstance(event, BatchOpened):
        batch = on_paper(before).batches[event.batch]
        if (batch.stage, batch.vote) != (event.stage, question_at(before, batch.stage, batch.question).number):
            return [Fault(f"{place}.batch", "is not a batch of this vote")]
    return [Fault(f"{place}.{field}" if field else place, words) for field, words in look(before, event)]


Found = Iterator[tuple[str, str]]
"""The field that does not fit, and what is wrong with it."""


def _asked(before: Meeting, event: PaperHanded | PaperFinished | BatchOpened) -> Question:
    return question_at(before, event.stage, event.question or "")


def _answered(before: Meeting, batch: Batch) -> Question:
    return question_at(before, batch.stage, batch.question)


def _back(before: Meeting, question: Question) -> int:
    return sum(batch.ballots for batch in batches_of(before, question))


def _handed(before: Meeting, event: PaperHanded) -> Found:
    question = _asked(before, event)
    if event.ballots < _back(before, question):
        yield "ballots", "is fewer than came back"
    if question.over:
        yield "stage", "was sealed already"


def _opened(before: Meeting, event: BatchOpened) -> Found:
    question = _asked(before, event)
    there = handed_at(before, question)
    if event.batch != str(len(on_paper(before).batches) + 1):
        yield "batch", "is not the next batch"
    if there is None or there.done or event.ballots + _back(before, question) > there.ballots:
        yield "ballots", "is more than was handed out"
    if any(batch.envelope == event.envelope for batch in batches_of(before, question)):
        yield "envelope", "was opened already"


def _batch(before: Meeting, event: Any) -> Batch:
    return on_paper(before).batches[event.batch]


def _begun(before: Meeting, event: BatchBegun) -> Found:
    batch = _batch(before, event)
    if TURNS.get(batch.how) != event.turn or len(batch.people) != event.turn - 1:
        yield "turn", "is not whose turn it is"
    if any(event.link == by.link for by in batch.people):
        yield "link", "entered this batch before"
    if any(event.device == by.device for by in batch.people):
        yield "device", "entered this batch before"


def _entered(before: Meeting, event: BatchEntered) -> Found:
    batch = _batch(before, event)
    if TURNS.get(batch.how) != event.turn or len(batch.people) != event.turn:
        yield "turn", "is not whose turn it is"


def _compared(before: Meeting, event: BatchSettled | BatchExplained | BatchConfirmed) -> Found:
    batch = _batch(before, event)
    if batch.how != "compare":
        yield "batch", "was not entered twice"
    if isinstance(event, BatchSettled) and not 0 < event.number <= batch.ballots:
        yield "number", "is not in this batch"
    if isinstance(event, BatchConfirmed) and event.turn not in BOTH - batch.confirmed:
        yield "turn", "is not whose turn it is"


def _accepted(before: Meeting, event: BatchAccepted) -> Found:
    batch = _batch(before, event)
    if batch.how != "compare" or batch.confirmed != BOTH:
        yield "batch", "was not confirmed by both"
    if not 0 <= event.valid <= batch.ballots:
        yield "valid", "does not add up to the ballots of this batch"
    here, there = entitled(before), counted(batches_of(before, _answered(before, batch)))
    if here.mode in BY_CODE and there + event.valid > codes_for(before, batch):
        yield "valid", "is more than there were codes on paper"
    apart = [number for number in (event.blank, event.spoiled) if isinstance(number, int)]
    if apart and (len(apart) != 2 or event.valid + sum(apart) != batch.ballots or not told_apart(apart)):
        yield "blank", "does not add up to the ballots of this batch"


def _voided(before: Meeting, event: BatchVoided) -> Found:
    batch = _batch(before, event)
    if batch.how == "voided" or _answered(before, batch).over:
        yield "batch", "cannot be voided any more"


def _finished(before: Meeting, event: PaperFinished) -> Found:
    question = _asked(before, event)
    there = handed_at(before, question)
    if there is None or there.done or unfinished(before, question):
        yield "stage", "has batches that are not done"
    elif (event.reason is None) != (there.ballots == _back(before, question)):
        yield "reason", "is not said where fewer came back than were handed out"


def _sealed(before: Meeting, event: BallotsSealed) -> Found:
    question = question_at(before, event.stage)
    if handed_at(before, question) is None:
        return
    if question in waited_for(before):
        yield "stage", "is sealed while a box of it is open"
    valid = sum(batch.valid for batch in batches_of(before, question))
    if event.turnout.get("paper", 0) < valid or sum(event.turnout.values()) != len(event.ballots):
        yield "turnout", "is not as many as there are ballots"


def _closed(before: Meeting, event: MeetingClosed) -> Found:
    if waited_for(before):
        yield "", "ends the evening before everybody was counted"


def _stage_closed(before: Meeting, event: StageClosed) -> Found:
    if any(question.stage == event.stage and not question.box for question in waited_for(before)):
        yield "", "closes before its paper was counted"


def _choice_closed(before: Meeting, event: ChoiceClosed) -> Found:
    if any((question.stage, question.id) == (event.stage, event.choice) for question in waited_for(before)):
        yield "", "closes before its paper was counted"


def _cards(before: Meeting, event: ConsentOnPaper | ChoiceOnPaper) -> Found:
    """The answers of a batch: as many as are valid of one that was accepted, and none of one that was voided."""
    batch = on_paper(before).batches.get(event.batch)
    named = event.choice if isinstance(event, ChoiceOnPaper) else ""
    fits = batch and (batch.stage, batch.question) == (event.stage, named) and batch.how in ("accepted", "voided")
    if not batch or not fits or _answered(before, batch).over or len(event.answers) != batch.valid:
        yield "answers", "is not what the cards of a batch that counts can say"


def _marks(before: Meeting, event: ChoiceOnPaper) -> Found:
    yield from _cards(before, event)
    keys = {*choices(before)[event.choice].keys}
    every = [mark for answer in event.answers for mark in (answer.items() or [("", -1)])]
    if any(key not in keys or not 0 <= mark <= MOST_RESISTANCE for key, mark in every):
        yield "answers", "is not what the cards of a batch that counts can say"


def _hidden(before: Meeting, event: ConcernHidden) -> Found:
    if event.card and not of_nobody(event.card):
        yield "card", "is not a card of a batch"


LOOKS: dict[type[Event], Callable[[Meeting, Any], Found]] = {
    PaperHanded: _handed,
    BatchOpened: _opened,
    BatchBegun: _begun,
    BatchEntered: _entered,
    BatchSettled: _compared,
    BatchExplained: _compared,
    BatchConfirmed: _compared,
    BatchAccepted: _accepted,
    BatchVoided: _voided,
    PaperFinished: _finished,
    BallotsSealed: _sealed,
    MeetingClosed: _closed,
    StageClosed: _stage_closed,
    ChoiceClosed: _choice_closed,
    ConsentOnPaper: _cards,
    ChoiceOnPaper: _marks,
    ConcernHidden: _hidden,
}
