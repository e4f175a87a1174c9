"""What can happen to the arguments about plans."""

from typing import ClassVar

from msgspec import UNSET, UnsetType

from facilitation.events import Said, StageEvent
from facilitation.parts.arguments.state import Became, Side
from facilitation.state.seat import Channel


class ArgumentPosted(StageEvent, frozen=True, kw_only=True, tag="argument.posted"):
    """Somebody argued; `shown` is False while it waits for approval.

    `table` is where the author sat, where so many did that it says nothing of who it was.
    """

    texts: ClassVar = ("text",)
    pseudonyms: ClassVar = {"author": ("argument",)}
    hides: ClassVar = ("channel",)
    argument: str
    initiative: str
    side: Side
    text: str | None
    author: str
    channel: Channel = "room"
    shown: bool = True
    table: str | UnsetType = UNSET


BEHIND = ("support", "argument")


class ArgumentSupported(Said, frozen=True, kw_only=True, tag="argument.supported"):
    """A seat stood behind an argument."""

    pseudonyms: ClassVar = {"seat": BEHIND, "instead": BEHIND}
    argument: str


class ArgumentUnsupported(Said, frozen=True, kw_only=True, tag="argument.unsupported"):
    """A seat took its support back."""

    pseudonyms: ClassVar = {"seat": BEHIND, "instead": BEHIND}
    argument: str


class ArgumentModerated(StageEvent, frozen=True, kw_only=True, tag="argument.moderated"):
    """An argument was shown or hidden, or the reason for that was told afterwards."""

    texts: ClassVar = ("reason",)
    argument: str
    shown: bool
    reason: str | None


class QuestionSettled(StageEvent, frozen=True, kw_only=True, tag="question.settled"):
    """A question was answered, comes later, or is done with; empty where it is open again."""

    argument: str
    became: Became


class ArgumentFeatured(StageEvent, frozen=True, kw_only=True, tag="argument.featured"):
    """An argument came on the wall, or left it."""

    argument: str
    on: bool


class ApprovalSet(StageEvent, frozen=True, kw_only=True, tag="approval.set"):
    """From now on new arguments wait for approval, or no longer."""

    on: bool
