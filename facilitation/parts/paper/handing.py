"""Paper that is handed out, comes back in envelopes, and comes no more."""

from typing import Any

from msgspec import UNSET

from facilitation.by_two.card import Question
from facilitation.part import Context, Facts
from facilitation.parts.delay.state import calling
from facilitation.parts.paper.acts import FinishPaper, HandOutPaper, OpenBatch
from facilitation.parts.paper.events import BatchOpened, PaperFinished, PaperHanded
from facilitation.parts.paper.state import batches_of, handed_at, on_paper, question_at, unfinished
from facilitation.refusals import Refused
from facilitation.state.meeting import Meeting
from facilitation.texts import why


def hand_out(context: Context[Any], act: HandOutPaper) -> Facts:
    """So many were handed out. Event: paper.handed; none where that was known.

    Raises Refused(paper_unfit) for a stage without a question that paper answers, Refused(paper_late) once it was
    counted, Refused(hall_closed) while its closing waits for who is at home, Refused(batch_over) where more came back.
    """
    question = _asked(context, act.question)
    there = handed_at(context.meeting, question)
    if there and not there.done and there.ballots == act.ballots:
        return []
    if calling(context.meeting) and not question.box:
        raise Refused("hall_closed")
    _require_not_over(context.meeting, question, act.ballots, 0)
    return [PaperHanded(stage=context.key, ballots=act.ballots, question=question.id or UNSET)]


def _asked(context: Context[Any], named: str) -> Question:
    question = question_at(context.meeting, context.key, named)
    if question.over:
        raise Refused("paper_late")
    return question


def _require_not_over(meeting: Meeting, question: Question, handed: int, more: int) -> None:
    back = sum(batch.ballots for batch in batches_of(meeting, question)) + more
    if back > handed:
        raise Refused("batch_over", handed=handed, back=back)


def finish(context: Context[Any], act: FinishPaper) -> Facts:
    """No more paper comes back. Event: paper.finished; none where that was so.

    Raises Refused(paper_unfit, paper_not_handed), Refused(batch_open) while a batch is not done,
    Malformed(reason_needed) where fewer came back than were handed out, and what `clean` raises.
    """
    question = question_at(context.meeting, context.key, act.question)
    there = handed_at(context.meeting, question)
    if there is None:
        raise Refused("paper_not_handed")
    if there.done:
        return []
    if left := unfinished(context.meeting, question):
        raise Refused("batch_open", batch=left[0].id)
    back = sum(batch.ballots for batch in batches_of(context.meeting, question))
    reason = why(act.reason) if back != there.ballots else None
    return [PaperFinished(stage=context.key, reason=reason, question=question.id or UNSET)]


def open_batch(context: Context[Any], act: OpenBatch) -> Facts:
    """Open an envelope. Event: batch.opened.

    Raises Refused(paper_unfit, paper_late), Refused(paper_not_handed) where nobody said how many were handed out, or
    no more was to come, Refused(batch_over), Refused(envelope_opened) for one that was opened before.
    """
    question, meeting = _asked(context, act.question), context.meeting
    there = handed_at(meeting, question)
    if there is None or there.done:
        raise Refused("paper_not_handed")
    _require_not_over(meeting, question, there.ballots, act.ballots)
    if any(batch.envelope == act.envelope for batch in batches_of(meeting, question)):
        raise Refused("envelope_opened", envelope=act.envelope)
    number, named = str(len(on_paper(meeting).batches) + 1), question.id or UNSET
    opened = {"batch": number, "ballots": act.ballots, "envelope": act.envelope, "question": named}
    return [BatchOpened(stage=context.key, **opened)]  # type: ignore[arg-type]
