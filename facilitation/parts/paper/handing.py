"""Paper that is handed out and comes back: its envelopes, what has to wait for it, and the next step that says so."""

from collections.abc import Collection
from typing import Any

from msgspec import UNSET

from facilitation.by_two.card import Question
from facilitation.part import Button, Context, Facts, Say, Step
from facilitation.parts.delay.state import calling
from facilitation.parts.paper.acts import FinishPaper, HandOutPaper, OpenBatch
from facilitation.parts.paper.events import BatchOpened, PaperFinished, PaperHanded
from facilitation.parts.paper.state import batches_of, handed_at, on_paper, question_at, unfinished, waited_for
from facilitation.refusals import Refused
from facilitation.situation import home
from facilitation.state.meeting import Meeting
from facilitation.texts import why


def fixed(context: Context[Any], act: object) -> None:
    """How is voted stands on the ballots that were handed out. Raises Refused(method_fixed)."""
    if handed_at(context.meeting, question_at(context.meeting, context.key)):
        raise Refused("method_fixed")


def waits(context: Context[Any], act: object) -> None:
    """What has no box is closed once its paper was counted. Raises Refused(paper_first)."""
    here = context.meeting.current.key
    if any(question.stage == here and not question.box for question in waited_for(context.meeting)):
        raise Refused("paper_first")


def decided_later(context: Context[Any], act: object) -> None:
    """Nothing is decided on a vote before its paper was counted. Raises Refused(paper_out)."""
    meeting = context.meeting
    here = {stage.key for at, stage in enumerate(meeting.stages) if home(meeting, at) == home(meeting)}
    _require_counted(context, here)


def closed_later(context: Context[Any], act: object) -> None:
    """The evening does not end before all paper was counted. Raises Refused(paper_out)."""
    _require_counted(context, {stage.key for stage in context.meeting.stages})


def _require_counted(context: Context[Any], stages: Collection[str]) -> None:
    if any(question.stage in stages for question in waited_for(context.meeting)):
        raise Refused("paper_out")


def next_step(meeting: Meeting) -> Step | None:
    """Where paper is out and everything else is over: wait for it, or say that it is all there.

    Of a vote with a box that is once the hall closed its own; of what has none before it can be closed.
    """
    stage = meeting.current
    here = (question for question in waited_for(meeting) if question.stage == stage.key)
    question = next((each for each in here if (stage.status == "closed") == each.box), None)
    if question is None:
        return None
    handed = handed_at(meeting, question)
    left = tuple(Say("batch_unfinished", {"batch": batch.id}) for batch in unfinished(meeting, question))
    aside = (Say("paper_handed", {"ballots": handed.ballots if handed else 0}),)
    return Step(Button(Say("end_paper"), to="papier"), sees=(Say("paper_counts"),), aside=aside, missing=left)


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
