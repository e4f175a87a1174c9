"""How what happens to questions changes what a stage keeps of them."""

from collections.abc import Iterator

import msgspec

from facilitation.part import Place
from facilitation.parts.door.events import Removal, fallen
from facilitation.parts.questions.events import (
    QuestionAnswered,
    QuestionAsked,
    QuestionBacked,
    QuestionBundled,
    QuestionHidden,
    QuestionPosed,
    QuestionStarred,
)
from facilitation.parts.questions.state import KIND, Answer, Asked, Bundled, Posed, QuestionsState
from facilitation.state.kept import minus, plus, put
from facilitation.state.meeting import Meeting

replace = msgspec.structs.replace
BY = QuestionAsked.utterance("author", {})


def on_asked(state: QuestionsState, event: QuestionAsked) -> QuestionsState:
    """The question is asked, and nobody stands behind it yet."""
    asked = Asked(event.question, event.text or "", event.author, event.channel, since=event.since or None)
    return _with(state, asked)


def on_backed(state: QuestionsState, event: QuestionBacked) -> QuestionsState:
    """The seat stands behind it, or no longer."""
    asked = state.asked[event.question]
    left = minus(asked.supporters, event.others | {event.seat})
    return _with(state, replace(asked, supporters=plus(left, event.seat) if event.on else left))


def on_answered(state: QuestionsState, event: QuestionAnswered) -> QuestionsState:
    """It has this answer, in place of one before."""
    by, since = event.by or "", event.since or None
    answer = Answer(event.how, event.text or "", event.owner or "", event.due, by, since)
    return replace(state, answers={**state.answers, event.question: answer})


def on_bundled(state: QuestionsState, event: QuestionBundled) -> QuestionsState:
    """It stands under the other one, and what stood under it comes along; or by itself again."""
    left = {key: one for key, one in state.bundled.items() if key != event.question}
    if not event.under:
        return replace(state, bundled=left)
    there = Bundled(event.under, event.by, event.since)
    moved = {key: there if one.under == event.question else one for key, one in left.items()}
    return replace(state, bundled={**moved, event.question: there})


def on_posed(state: QuestionsState, event: QuestionPosed) -> QuestionsState:
    """It was put to somebody, in place of who was asked before; what was put last is last."""
    before = {key: posed for key, posed in state.posed.items() if key != event.question}
    return replace(state, posed={**before, event.question: Posed(event.to or "", event.by, event.since)})


def on_starred(state: QuestionsState, event: QuestionStarred) -> QuestionsState:
    """It is marked at the desk, or no longer."""
    left = state.starred - {event.question}
    return replace(state, starred=left | {event.question} if event.on else left)


def on_hidden(state: QuestionsState, event: QuestionHidden) -> QuestionsState:
    """It is out of sight."""
    return _with(state, replace(state.asked[event.question], hidden=True, reason=event.reason or ""))


def without_seat(before: Meeting, meeting: Meeting, event: Removal) -> Meeting:
    """A seat that was taken out stands behind nothing; with `words` what it asked is hidden."""
    for at, stage in enumerate(meeting.stages):
        if stage.plan.kind == KIND.name:
            here = KIND.live(stage)
            asked = {key: _without(one, event) for key, one in here.state.asked.items()}
            meeting = meeting.with_stage(at, replace(here, state=replace(here.state, asked=asked)))
    return meeting


def _without(asked: Asked, event: Removal) -> Asked:
    asked = replace(asked, supporters=asked.supporters - fallen(event, behind(asked)))
    written = event.words and asked.author in fallen(event, BY)
    return replace(asked, hidden=True, reason=event.reason or "") if written else asked


def places(meeting: Meeting) -> Iterator[Place]:
    """Who stands behind each question, and who asked them."""
    for stage in KIND.stages(meeting):
        for asked in stage.state.asked.values():
            yield Place(behind(asked), asked.supporters)
            yield Place(BY, (asked.author,), words=True)


def behind(asked: Asked) -> str:
    """The kind of utterance that support for this question is."""
    return QuestionBacked.utterance("seat", {"question": asked.id})


def _with(state: QuestionsState, asked: Asked) -> QuestionsState:
    return replace(state, asked=put(state.asked, asked.id, asked))
