"""What happens to a choice by resistance."""

from collections.abc import Mapping
from typing import ClassVar

import msgspec

from facilitation.events import Said, StageEvent
from facilitation.parts.choice.state import Option
from facilitation.state.seat import Channel


class ChoiceOpened(StageEvent, frozen=True, kw_only=True, tag="choice.opened"):
    """The room is asked; without a question of its own it is asked for the best package."""

    texts: ClassVar = ("question", "options[].title", "options[].text")
    choice: str
    question: str | None
    options: tuple[Option, ...]


class ChoiceAnswered(Said, frozen=True, kw_only=True, tag="choice.answered"):
    """A seat answered; options that it left blank are not in `marks`."""

    pseudonyms: ClassVar = dict.fromkeys(("seat", "instead"), ("choice", "choice"))
    hides: ClassVar = ("channel",)
    choice: str
    channel: Channel = "room"
    marks: dict[str, int]


class ChoiceOnPaper(StageEvent, frozen=True, kw_only=True, tag="choice.on_paper"):
    """The marks on the cards of a batch, sorted; none where the batch counts no more."""

    choice: str
    batch: str
    answers: tuple[dict[str, int], ...]


class ChoiceClosed(StageEvent, frozen=True, kw_only=True, tag="choice.closed"):
    """No more answers; from now on everybody sees them together.

    `channels` counts the seats that answered, in a pseudonymous log, which does not tell it of each.
    """

    choice: str
    channels: Mapping[str, int] | msgspec.UnsetType = msgspec.UNSET


class ChoiceDrawn(StageEvent, frozen=True, kw_only=True, tag="choice.drawn"):
    """The room called these words after the closing; they stay readable, or nobody could draw again."""

    choice: str
    words: str


class ChoiceShown(StageEvent, frozen=True, kw_only=True, tag="choice.shown"):
    """The room looks at this choice, or at none."""

    choice: str | None


class ChoiceReopened(StageEvent, frozen=True, kw_only=True, tag="choice.reopened"):
    """A choice takes answers again; those that it had stay until their owner gives another."""

    texts: ClassVar = ("reason",)
    choice: str
    reason: str | None


class ChoiceAdopted(StageEvent, frozen=True, kw_only=True, tag="choice.adopted"):
    """The package became what won this choice, as version `version`."""

    choice: str
    option: str
    version: int
