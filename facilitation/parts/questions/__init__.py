"""Vragen: the questions with the most support, each answered now, later by a date, or by somebody who is named."""

from collections.abc import Collection, Mapping
from typing import Any

from facilitation.part import Button, Part, Rule, Say, Step
from facilitation.parts import stages
from facilitation.parts.door.events import REMOVALS
from facilitation.parts.questions.acts import (
    AnswerQuestion,
    AskQuestion,
    BackQuestion,
    BundleQuestion,
    HideQuestion,
    PutQuestion,
    StarQuestion,
)
from facilitation.parts.questions.changes import (
    on_answered,
    on_asked,
    on_backed,
    on_bundled,
    on_hidden,
    on_posed,
    on_starred,
    places,
    without_seat,
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
from facilitation.parts.questions.record import record
from facilitation.parts.questions.rules import answer, ask, back, bundle, hide, put, star
from facilitation.parts.questions.state import KIND, lines, unanswered
from facilitation.parts.questions.turns import being_put
from facilitation.parts.seating import of_seat
from facilitation.roles import ASKERS, MODERATORS
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """What a seat asked here and stands behind, and which of its own questions were hidden, with the reason."""
    here = KIND.at(meeting)
    asked = [*here.state.asked.values()] if here and seat else []
    every = [one for stage in KIND.stages(meeting) for one in stage.state.asked.values()] if seat else []
    return {
        "asked": tuple(one.id for one in every if one.author == seat),
        "backed": tuple(one.id for one in asked if seat in one.supporters),
        "unasked": {one.id: one.reason for one in asked if one.author == seat and one.hidden},
    }


def of_author(before: Meeting, event: QuestionAsked) -> str:
    """The seat that asked the question."""
    return event.author


def touched_author(meeting: Meeting, event: QuestionHidden | QuestionBundled) -> Collection[str]:
    """Whoever asked what was hidden or bundled here."""
    asked = KIND.live(stage_named(meeting, event.stage)).state.asked.get(event.question)
    return {asked.author} if asked else ()


def touched_authors(meeting: Meeting, event: QuestionPosed | QuestionAnswered) -> Collection[str]:
    """Whoever asked what was put or answered, or what that question stands for."""
    found = lines(meeting, KIND.live(stage_named(meeting, event.stage)).state)
    return {line.author for line in found if event.question in (line.id, line.under)}


def next_step(meeting: Meeting) -> Step | None:
    """The question that was put, else the one with the most support, is answered now; going on is beside it."""
    here = KIND.here(meeting)
    left = unanswered(meeting, here.state) if here is not None and here.status == "open" else []
    onward = stages.next_step(meeting)
    if here is None or not left:
        return None
    now = being_put(meeting, here.state) or left[0]
    settles = Button(Say("answered_now"), f"question.answer {now.id} how=now", icon="check")
    sees = (Say("asked_now", {"text": now.text}),)
    return Step(settles, sees=sees, aside=(Say("questions_left", {"n": len(left)}),), others=_beside(onward))


def _beside(onward: Step | None) -> tuple[Button, ...]:
    return (onward.button,) if onward else ()


PART: Part[None] = Part(
    "questions",
    kind=KIND,
    rules={
        AskQuestion: Rule(ask, ASKERS, limit="arguments"),
        BackQuestion: Rule(back, ASKERS),
        AnswerQuestion: Rule(answer, MODERATORS),
        BundleQuestion: Rule(bundle, MODERATORS),
        PutQuestion: Rule(put, MODERATORS),
        StarQuestion: Rule(star, MODERATORS),
        HideQuestion: Rule(hide, MODERATORS),
    },
    events={
        QuestionAsked: on_asked,
        QuestionBacked: on_backed,
        QuestionAnswered: on_answered,
        QuestionBundled: on_bundled,
        QuestionPosed: on_posed,
        QuestionStarred: on_starred,
        QuestionHidden: on_hidden,
    },
    follows=dict.fromkeys(REMOVALS, without_seat),
    voices={QuestionAsked: of_author, QuestionBacked: of_seat},
    places=places,
    record=record,
    mine=mine,
    touches={
        **dict.fromkeys((QuestionHidden, QuestionBundled), touched_author),
        **dict.fromkeys((QuestionPosed, QuestionAnswered), touched_authors),
    },
    next_step=next_step,
)
