"""How what happens to questions changes what a stage keeps of them."""

import msgspec

from facilitation.parts.door.events import Removal, out
from facilitation.parts.questions.events import QuestionAnswered, QuestionAsked, QuestionBacked, QuestionHidden
from facilitation.parts.questions.state import KIND, Answer, Asked, QuestionsState
from facilitation.state.meeting import Meeting

replace = msgspec.structs.replace


def on_asked(state: QuestionsState, event: QuestionAsked) -> QuestionsState:
    """The question is asked, and nobody stands behind it yet."""
    return _with(state, Asked(event.question, event.text or "", event.author, event.channel))


def on_backed(state: QuestionsState, event: QuestionBacked) -> QuestionsState:
    """The seat stands behind it, or no longer."""
    asked, seat = state.asked[event.question], {event.seat}
    return _with(state, replace(asked, supporters=asked.supporters | seat if event.on else asked.supporters - seat))


def on_answered(state: QuestionsState, event: QuestionAnswered) -> QuestionsState:
    """It has this answer, in place of one before."""
    answer = Answer(event.how, event.text or "", event.owner or "", event.due)
    return replace(state, answers={**state.answers, event.question: answer})


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
    gone = out(event)
    asked = replace(asked, supporters=asked.supporters - gone)
    return replace(asked, hidden=True, reason=event.reason or "") if event.words and asked.author in gone else asked


def _with(state: QuestionsState, asked: Asked) -> QuestionsState:
    return replace(state, asked={**state.asked, asked.id: asked})
