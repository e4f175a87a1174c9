"""What can happen to the questions of the room."""

from datetime import date
from typing import ClassVar

from facilitation.events import Said, StageEvent
from facilitation.parts.questions.state import How
from facilitation.state.seat import Channel


class QuestionAsked(StageEvent, frozen=True, kw_only=True, tag="question.asked"):
    """Somebody asked the room something."""

    texts: ClassVar = ("text",)
    pseudonyms: ClassVar = {"author": ("question",)}
    hides: ClassVar = ("channel",)
    question: str
    text: str | None
    author: str
    channel: Channel = "room"


class QuestionBacked(Said, frozen=True, kw_only=True, tag="question.backed"):
    """A seat stood behind a question, or no longer."""

    pseudonyms: ClassVar = dict.fromkeys(("seat", "instead"), ("support", "question"))
    question: str
    on: bool


class QuestionAnswered(StageEvent, frozen=True, kw_only=True, tag="question.answered"):
    """A question was answered, comes later by `due`, or is answered by `owner`."""

    texts: ClassVar = ("text", "owner")
    question: str
    how: How
    text: str | None
    owner: str | None
    due: date | None


class QuestionHidden(StageEvent, frozen=True, kw_only=True, tag="question.hidden"):
    """A question was taken out of sight."""

    texts: ClassVar = ("reason",)
    question: str
    reason: str | None
