"""What happens at the decision."""

from collections.abc import Mapping
from typing import ClassVar

import msgspec

from facilitation.events import Said, StageEvent
from facilitation.parts.decision.consent import Became, Position, Where
from facilitation.parts.decision.ruling import Ruling
from facilitation.parts.decision.state import Called
from facilitation.parts.package.conditions import AWARD_TEXTS
from facilitation.state.award import Award
from facilitation.state.seat import Channel

ANSWER = ("decision", "stage")
VIEW = ("view", "stage", "view")


class ConsentGiven(Said, frozen=True, kw_only=True, tag="consent.given"):
    """A seat gave its answer, or another one than before.

    `lot` is drawn by the house, in a pseudonymous log: objections stand in its order.
    """

    texts: ClassVar = ("reason", "need")
    pseudonyms: ClassVar = {"seat": ANSWER, "instead": ANSWER}
    hides: ClassVar = ("channel",)
    drawn: ClassVar = ("lot",)
    channel: Channel = "room"
    position: Position
    reason: str | None
    need: str | None = ""
    lot: str | msgspec.UnsetType = msgspec.UNSET


class OnCard(msgspec.Struct, frozen=True):
    """What one card says; a text that was removed from the log is None."""

    position: Position
    reason: str | None = ""
    need: str | None = ""


class ConsentOnPaper(StageEvent, frozen=True, kw_only=True, tag="consent.on_paper"):
    """What the cards of a batch answered in this round, sorted; none where the batch counts no more."""

    texts: ClassVar = ("answers[].reason", "answers[].need")
    batch: str
    answers: tuple[OnCard, ...]


class AnswersTold(StageEvent, frozen=True, kw_only=True, tag="answers.told"):
    """The round that closes, in a pseudonymous log: how many answered over each channel.

    `apart` is what the hall and those online answered; empty where fewer than five did over one of them.
    """

    answered: Mapping[str, int]
    apart: Mapping[Where, Mapping[str, int]]


class RoundOpened(StageEvent, frozen=True, kw_only=True, tag="round.opened"):
    """The room is asked for the `round`-th time, about one plan or about all; `asked` is the package before it."""

    round: int
    about: str | None
    asked: int


class DecisionRecorded(StageEvent, frozen=True, kw_only=True, tag="decision.recorded"):
    """The room decided; amounts in cents, all plans are listed, `consent` counts answers. Older logs have no ruling."""

    texts: ClassVar = AWARD_TEXTS
    awards: tuple[Award, ...]
    remainder: int
    consent: Mapping[str, int]
    called: Called = "besluit"
    ruling: Ruling | None = None


class ObjectionFloored(StageEvent, frozen=True, kw_only=True, tag="objection.floored"):
    """The room talks about this objection, or about none."""

    objection: str | None


class ObjectionSettled(StageEvent, frozen=True, kw_only=True, tag="objection.settled"):
    """What became of an objection; `by` is its owner (`seat`), or the role that wrote it down.

    Where the console wrote down that its owner called it taken in, `by` is `aloud`.
    """

    texts: ClassVar = ("text",)
    objection: str
    became: Became
    text: str | None
    by: str


class DecisionReopened(StageEvent, frozen=True, kw_only=True, tag="decision.reopened"):
    """The decision that was recorded stands no longer; the package may change again."""

    texts: ClassVar = ("reason",)
    reason: str | None


class ConcernHidden(StageEvent, frozen=True, kw_only=True, tag="concern.hidden"):
    """The words of a seat's answer in a round are told no more; its answer counts.

    Of an answer on paper, which is of no seat, `card` says which one.
    """

    texts: ClassVar = ("reason",)
    pseudonyms: ClassVar = {"seat": ANSWER}
    seat: str
    round: int
    reason: str | None
    card: str | msgspec.UnsetType = msgspec.UNSET


class ViewPosted(StageEvent, frozen=True, kw_only=True, tag="minority.posted"):
    """A seat wrote down the view of a minority."""

    texts: ClassVar = ("text",)
    pseudonyms: ClassVar = {"seat": VIEW}
    view: str
    seat: str
    text: str | None
    initiatives: tuple[str, ...] = ()


class ViewJoined(Said, frozen=True, kw_only=True, tag="minority.joined"):
    """A seat stood behind a view."""

    pseudonyms: ClassVar = {"seat": VIEW, "instead": VIEW}
    view: str


class ViewLeft(Said, frozen=True, kw_only=True, tag="minority.left"):
    """A seat no longer does."""

    pseudonyms: ClassVar = {"seat": VIEW, "instead": VIEW}
    view: str


class ViewModerated(StageEvent, frozen=True, kw_only=True, tag="minority.moderated"):
    """A view was shown or hidden."""

    texts: ClassVar = ("reason",)
    view: str
    shown: bool
    reason: str | None
