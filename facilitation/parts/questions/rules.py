"""Asking, standing behind a question, and saying what became of it."""

from typing import Any

from facilitation.part import Context, Facts
from facilitation.parts.questions.acts import (
    AnswerQuestion,
    AskQuestion,
    BackQuestion,
    BundleQuestion,
    HideQuestion,
    PutQuestion,
    StarQuestion,
)
from facilitation.parts.questions.events import (
    QuestionAnswered,
    QuestionAsked,
    QuestionBacked,
    QuestionBundled,
    QuestionHidden,
    QuestionPosed,
    QuestionStarred,
)
from facilitation.parts.questions.state import Asked, Line, QuestionsState, lines, number_of_questions
from facilitation.parts.seating import seat_of
from facilitation.refusals import Malformed, Refused
from facilitation.texts import LONGEST_NAME, LONGEST_REASON, clean, optional

Here = Context[QuestionsState]


def ask(context: Here, act: AskQuestion) -> Facts:
    """One question of the room. Event: question.asked.

    Raises Refused(wrong_stage, stage_closed), and what `seat_of` and `clean` raise.
    """
    context.require_open()
    seat, key = seat_of(context, act), f"V{number_of_questions(context.meeting) + 1}"
    text = clean(act.text)
    return [
        QuestionAsked(
            stage=context.key, question=key, text=text, author=seat.id, channel=seat.channel, since=context.now
        )
    ]


def back(context: Here, act: BackQuestion) -> Facts:
    """Stand behind a question, or no longer. Event: question.backed; none where it is so.

    Raises Refused(wrong_stage, stage_closed, unknown_question, own_question), and what `seat_of` raises.
    """
    context.require_open()
    seat, asked = seat_of(context, act), _asked(context, act.question)
    if asked.author == seat.id:
        raise Refused("own_question")
    if (seat.id in asked.supporters) == act.on:
        return []
    return [QuestionBacked(stage=context.key, question=asked.id, seat=seat.id, on=act.on)]


def answer(context: Here, act: AnswerQuestion) -> Facts:
    """What became of a question, until the meeting is closed. Event: question.answered.

    Raises Refused(wrong_stage, unknown_question), Malformed(date_needed) for `later` without a date,
    Malformed(owner_needed) for `who` without a name, and what `texts.optional` raises.
    """
    _begun(context)
    _line(context, act.question)
    text = optional(act.text, LONGEST_REASON)
    owner = optional(act.owner, LONGEST_NAME, field="owner")
    if act.how == "later" and act.due is None:
        raise Malformed("date_needed")
    if act.how == "who" and not owner:
        raise Malformed("owner_needed")
    return [
        QuestionAnswered(
            stage=context.key, question=act.question, how=act.how, text=text, owner=owner, due=act.due, **_said(context)
        )
    ]


def bundle(context: Here, act: BundleQuestion) -> Facts:
    """Let another question stand for this one, or for itself again. Event: question.bundled; none where it is so.

    Raises Refused(wrong_stage, stage_closed, unknown_question, own_bundle, question_answered).
    """
    context.require_open()
    line = _line(context, act.question)
    other = _line(context, act.under) if act.under else None
    under = (other.under or other.id) if other else ""
    if under == line.id:
        raise Refused("own_bundle")
    if line.answer and under:
        raise Refused("question_answered")
    if line.under == under:
        return []
    return [QuestionBundled(stage=context.key, question=line.id, under=under, **_said(context))]


def put(context: Here, act: PutQuestion) -> Facts:
    """Say to whom a question was put. Event: question.posed; none where it is so.

    Raises Refused(wrong_stage, stage_closed, unknown_question, question_bundled, question_answered) and what
    `texts.clean` raises.
    """
    context.require_open()
    line, to = _line(context, act.question), clean(act.to, LONGEST_NAME, field="to")
    if line.under:
        raise Refused("question_bundled")
    if line.answer:
        raise Refused("question_answered")
    before = context.stage.state.posed.get(line.id)
    if before and before.to == to:
        return []
    return [QuestionPosed(stage=context.key, question=line.id, to=to, **_said(context))]


def star(context: Here, act: StarQuestion) -> Facts:
    """Mark a question at the desk, or no longer. Event: question.starred; none where it is so.

    Raises Refused(wrong_stage, unknown_question).
    """
    _begun(context)
    line = _line(context, act.question)
    if (line.id in context.stage.state.starred) == act.on:
        return []
    return [QuestionStarred(stage=context.key, question=line.id, on=act.on, **_said(context))]


def _begun(context: Here) -> None:
    if context.stage.status == "waiting":
        raise Refused("wrong_stage", stage=context.stage.plan.kind)


def _line(context: Here, key: str) -> Line:
    found = next((line for line in lines(context.meeting, context.stage.state) if line.id == key), None)
    if found is None:
        raise Refused("unknown_question", question=key)
    return found


def _said(context: Here) -> dict[str, Any]:
    """By whom, and when."""
    return {"by": str(context.actor.role), "since": context.now}


def hide(context: Here, act: HideQuestion) -> Facts:
    """Take a question out of sight. Event: question.hidden.

    Raises Refused(unknown_question) and what `texts.optional` raises.
    """
    asked = _asked(context, act.question)
    reason = optional(act.reason, LONGEST_REASON, field="reason")
    return [QuestionHidden(stage=context.key, question=asked.id, reason=reason)]


def _asked(context: Here, key: str) -> Asked:
    asked = context.stage.state.asked.get(key)
    if asked is None or asked.hidden:
        raise Refused("unknown_question", question=key)
    return asked
