"""What can be asked about a choice by resistance."""

from typing import Annotated

import msgspec

from facilitation.acts import Act, Key, VoiceAct, Writing
from facilitation.parts.ballots import Mark

LEAST, MOST = 2, 8
Version = Annotated[int, msgspec.Meta(ge=0, le=100_000)]


class OptionWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One option of a question, in words."""

    title: Writing
    text: Writing = ""


class OpenChoice(Act, frozen=True, kw_only=True, tag="choice.open"):
    """Put a question with 2 to 8 options; doing nothing is always one more.

    `versions` are packages by their number, `package` is the one of now. The package of now may be the only option.
    With `models` the house puts the question and the options that it has ready: the four ways to divide a budget.
    """

    question: Writing = ""
    options: list[Writing | OptionWish] = []
    versions: list[Version] = []
    package: bool = False
    models: bool = False


class AnswerChoice(VoiceAct, frozen=True, kw_only=True, tag="choice.answer"):
    """Say how much one resists each option; can be changed until closing. `choice` is the one that was shown."""

    choice: Key | None = None
    marks: dict[Key, Mark]


class CloseChoice(Act, frozen=True, kw_only=True, tag="choice.close"):
    """End the answers and show what they come to."""

    choice: Key | None = None


class ShowChoice(Act, frozen=True, kw_only=True, tag="choice.show"):
    """Put a closed choice on every face; none goes back to the stage."""

    choice: Key | None = None


class DrawChoice(Act, frozen=True, kw_only=True, tag="choice.draw"):
    """The words that the room calls out, from which a lot is drawn among options that are equal in everything."""

    words: Annotated[str, msgspec.Meta(max_length=200)]
    choice: Key | None = None


class ReopenChoice(Act, frozen=True, kw_only=True, tag="choice.reopen"):
    """Let a choice that was closed take answers again, with the reason; what was answered stays."""

    choice: Key
    reason: Writing = ""


class AdoptChoice(Act, frozen=True, kw_only=True, tag="choice.adopt"):
    """Make the package that won the room's package."""

    choice: Key
