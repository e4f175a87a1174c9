"""What can happen to the questions of the room."""

from datetime import date, datetime
from typing import ClassVar

from msgspec import UNSET, UnsetType

from facilitation.events import Said, StageEvent
from facilitation.parts.questions.state import How
from facilitation.state.seat import Channel


class QuestionAsked(StageEvent, frozen=True, kw_only=True, tag="question.asked"):
    """Somebody asked the room something, at `since` (UTC); older logs do not say when."""

    texts: ClassVar = ("text",)
    pseudonyms: ClassVar = {"author": ("question",)}
    hides: ClassVar = ("channel",)
    question: str
    text: str | None
    author: str
    channel: Channel = "room"
    since: datetime | UnsetType = UNSET


class QuestionBacked(Said, frozen=True, kw_only=True, tag="question.backed"):
    """A seat stood behind a question, or no longer."""

    pseudonyms: ClassVar = dict.fromkeys(("seat", "instead"), ("support", "question"))
    question: str
    on: bool


class QuestionBundled(StageEvent, frozen=True, kw_only=True, tag="question.bundled"):
    """A question stands under another one since then (UTC), by a role; under none it stands by itself again."""

    question: str
    under: str
    by: str
    since: datetime


class QuestionPosed(StageEvent, frozen=True, kw_only=True, tag="question.posed"):
    """A question was put to somebody at `since` (UTC), by a role."""

    texts: ClassVar = ("to",)
    question: str
    to: str | None
    by: str
    since: datetime


class QuestionStarred(StageEvent, frozen=True, kw_only=True, tag="question.starred"):
    """A question was marked at the desk at `since` (UTC), by a role, or no longer."""

    question: str
    on: bool
    by: str
    since: datetime


class QuestionAnswered(StageEvent, frozen=True, kw_only=True, tag="question.answered"):
    """A question was answered, comes later by `due`, or is answered by `owner`.

    `by` is the role that said so, at `since` (UTC); older logs say neither.
    """

    texts: ClassVar = ("text", "owner")
    question: str
    how: How
    text: str | None
    owner: str | None
    due: date | None
    by: str | UnsetType = UNSET
    since: datetime | UnsetType = UNSET


class QuestionHidden(StageEvent, frozen=True, kw_only=True, tag="question.hidden"):
    """A question was taken out of sight."""

    texts: ClassVar = ("reason",)
    question: str
    reason: str | None
