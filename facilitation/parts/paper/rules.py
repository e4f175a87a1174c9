"""Paper: handed out, opened as batches, entered twice by two people, compared, and put into the box of the vote."""

from typing import Any

from msgspec import UNSET

from facilitation.by_two.card import Sheet
from facilitation.by_two.person import BOTH, FIRST, SECOND, Person, is_one_of
from facilitation.part import Context, Facts
from facilitation.parts.paper.acts import (
    ConfirmBatch,
    EndEntry,
    EnterSheet,
    ExplainBatch,
    SettleSheet,
    VoidBatch,
)
from facilitation.parts.paper.events import (
    BatchAccepted,
    BatchBegun,
    BatchConfirmed,
    BatchEntered,
    BatchExplained,
    BatchSettled,
    BatchVoided,
    SheetRead,
)
from facilitation.parts.paper.sheets import CODES, agreed, form_of, read, texts_of, totals, warnings
from facilitation.parts.paper.state import (
    Batch,
    batch_named,
    batches_of,
    by_number,
    codes_for,
    counted,
    question_of,
    way_of,
)
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.situation import person_of, stage_named
from facilitation.state.deciding import BY_CODE, entitled
from facilitation.texts import LONGEST_REASON, clean, why


def enter(context: Context[Any], act: EnterSheet) -> Facts:
    """Enter one ballot. Fact: SheetRead, which never comes into the log. Event: batch.begun with somebody's first.

    Raises Refused(unknown_batch, batch_closed), Refused(sheet_beyond) past the number on the envelope, Forbidden(
    batch_same_person) for the second entry by the link or the device of the first, Forbidden(batch_taken) for a third
    person, and what `read` raises.
    """
    batch = batch_named(context.meeting, act.batch)
    if batch.how not in ("first", "second"):
        raise Refused("batch_closed", batch=batch.id)
    turn = FIRST if batch.how == "first" else SECOND
    begins = _begins(context, batch, turn)
    sheet = _sheet(context, batch, act, turn)
    return [*begins, SheetRead(batch=batch.id, stage=batch.stage, turn=turn, sheet=sheet)]


def _begins(context: Context[Any], batch: Batch, turn: int) -> Facts:
    person = person_of(context)
    if len(batch.people) >= turn:
        if batch.people[turn - 1] != person:
            _require_other(batch, person)
            raise Forbidden("batch_taken")
        return []
    _require_other(batch, person)
    return [BatchBegun(stage=batch.stage, batch=batch.id, turn=turn, link=person.link, device=person.device)]


def _require_other(batch: Batch, person: Person) -> None:
    """Whoever read a ballot first would read it the same once more."""
    if batch.how == "second" and is_one_of(person, batch.people[:1]):
        raise Forbidden("batch_same_person")


def _sheet(context: Context[Any], batch: Batch, act: EnterSheet, turn: int) -> Sheet:
    if act.number > batch.ballots:
        raise Refused("sheet_beyond", ballots=batch.ballots)
    question = question_of(context.meeting, batch)
    return read(_there(context, batch), question, act.number, act.says, act.marks, act.said, turn)


def _there(context: Context[Any], batch: Batch) -> Context[Any]:
    """The same at the stage of the batch."""
    return Context(context.meeting, stage_named(context.meeting, batch.stage), context.actor, context.now)


def end_entry(context: Context[Any], act: EndEntry) -> Facts:
    """Everything was entered. Event: batch.entered.

    Raises Refused(unknown_batch, batch_closed), Forbidden(batch_taken) for whoever does not enter it now,
    Refused(batch_count) where there are not as many as on the envelope.
    """
    batch = batch_named(context.meeting, act.batch)
    if batch.how not in ("first", "second"):
        raise Refused("batch_closed", batch=batch.id)
    turn = FIRST if batch.how == "first" else SECOND
    if turn_of(context, batch) != turn:
        raise Forbidden("batch_taken")
    if act.entered != batch.ballots:
        raise Refused("batch_count", entered=act.entered, ballots=batch.ballots)
    return [BatchEntered(stage=batch.stage, batch=batch.id, turn=turn)]


def turn_of(context: Context[Any], batch: Batch) -> int:
    """Whether it is the first (1) or the second (2) of those who enter it; 0 for anybody else."""
    person = person_of(context)
    return batch.people.index(person) + 1 if person in batch.people else 0


def settle(context: Context[Any], act: SettleSheet) -> Facts:
    """Decide from the paper what a ballot says. Fact: SheetRead. Event: batch.settled.

    Whoever confirmed before confirms once more. Raises as `compared`, Refused(sheet_beyond), and what `read` raises.
    """
    batch = compared(context, act.batch)
    sheet = _sheet(context, batch, act, 3)
    settled = BatchSettled(stage=batch.stage, batch=batch.id, number=act.number)
    return [settled, SheetRead(batch=batch.id, stage=batch.stage, turn=3, sheet=sheet)]


def compared(context: Context[Any], key: str) -> Batch:
    """A batch that was entered twice, for one of the two who did.

    Raises Refused(unknown_batch, batch_closed, batch_unentered), Forbidden(batch_taken).
    """
    batch = batch_named(context.meeting, key)
    if not batch.open:
        raise Refused("batch_closed", batch=batch.id)
    if batch.how != "compare":
        raise Refused("batch_unentered", batch=batch.id)
    if not turn_of(context, batch):
        raise Forbidden("batch_taken")
    return batch


def explain(context: Context[Any], act: ExplainBatch) -> Facts:
    """Say why something remarkable is right. Event: batch.explained; none where that was said.

    Raises as `compared`, Malformed(unknown_warning), and what `clean` raises.
    """
    batch = compared(context, act.batch)
    if act.code not in CODES:
        raise Malformed("unknown_warning", code=act.code)
    words = clean(act.words, LONGEST_REASON, field="words")
    same = batch.words.get(act.code) == words
    return [] if same else [BatchExplained(stage=batch.stage, batch=batch.id, code=act.code, words=words)]


def confirm(context: Context[Any], act: ConfirmBatch) -> Facts:
    """It is as it stands on the paper. Event: batch.confirmed; with the other's too batch.accepted, and its ballots.

    Raises as `compared`, Refused(batch_changed) where something was settled meanwhile, Refused(batch_differs),
    Refused(batch_count), Refused(batch_texts) with the first card whose texts were not read beside the paper,
    Refused(batch_words) with the first warning that nobody explained, Refused(batch_codes) where people decide by code
    and more count than codes were handed in on paper, Refused(paper_late), and what its part says of the moment.
    """
    batch = compared(context, act.batch)
    if act.settles != batch.settles:
        raise Refused("batch_changed")
    sheets = agreed(by_number(act.first), by_number(act.second), by_number(act.settled))
    if len(sheets) != batch.ballots:
        raise Refused("batch_count", entered=len(sheets), ballots=batch.ballots)
    _require_read(context, batch, act, sheets)
    _require_codes(context, batch, totals(sheets).valid)
    turn = turn_of(context, batch)
    said: Facts = [] if turn in batch.confirmed else [BatchConfirmed(stage=batch.stage, batch=batch.id, turn=turn)]
    return [*said, *_accepted(context, batch, sheets)] if batch.confirmed | {turn} == BOTH else said


def _require_read(context: Context[Any], batch: Batch, act: ConfirmBatch, sheets: tuple[Sheet, ...]) -> None:
    """What people wrote was read beside the paper, and what is remarkable was explained."""
    unread = [number for number in texts_of(sheets) if number not in act.texts]
    if unread:
        raise Refused("batch_texts", number=unread[0])
    form = form_of(context, question_of(context.meeting, batch))
    silent = next((code for code in warnings(sheets, form) if code not in batch.words), None)
    if silent:
        raise Refused("batch_words", code=silent)


def _require_codes(context: Context[Any], batch: Batch, valid: int) -> None:
    """As many codes were handed in on paper as ballots count: which of them is on which ballot nobody is told."""
    here = entitled(context.meeting)
    if here.mode not in BY_CODE:
        return
    codes, question = codes_for(context.meeting, batch), question_of(context.meeting, batch)
    counting = valid + counted(batches_of(context.meeting, question))
    if counting > codes:
        raise Refused("batch_codes", codes=codes, ballots=counting)


def _accepted(context: Context[Any], batch: Batch, sheets: tuple[Sheet, ...]) -> Facts:
    """The valid ones go into the box in an order that says nothing about the pile."""
    question, found = question_of(context.meeting, batch), totals(sheets)
    valid = sorted(
        (sheet for sheet in sheets if sheet.says == "valid"), key=lambda sheet: repr((sheet.paper, sheet.said))
    )
    apart = (found.blank, found.spoiled) if found.told_apart else (UNSET, UNSET)
    accepted = BatchAccepted(stage=batch.stage, batch=batch.id, valid=found.valid, blank=apart[0], spoiled=apart[1])
    return [accepted, *way_of(question).lands(_there(context, batch), question, batch.id, valid)]


def void(context: Context[Any], act: VoidBatch) -> Facts:
    """A batch does not count. Event: batch.voided; none where it was voided.

    Raises Refused(unknown_batch), Refused(paper_late) once the vote was sealed, and what `why` raises.
    """
    batch = batch_named(context.meeting, act.batch)
    if batch.how == "voided":
        return []
    question = question_of(context.meeting, batch)
    if question.over:
        raise Refused("paper_late")
    voided = BatchVoided(stage=batch.stage, batch=batch.id, reason=why(act.reason))
    back = way_of(question).lands(_there(context, batch), question, batch.id, ()) if batch.how == "accepted" else []
    return [voided, *back]
