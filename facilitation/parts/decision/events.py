"""What happens at the decision."""

from collections.abc import Mapping
from typing import ClassVar

from facilitation.events import StageEvent
from facilitation.parts.decision.consent import Became, Position
from facilitation.parts.decision.ruling import Ruling
from facilitation.parts.decision.state import Called
from facilitation.parts.package.conditions import AWARD_TEXTS
from facilitation.state.award import Award
from facilitation.state.seat import Channel


class ConsentGiven(StageEvent, frozen=True, kw_only=True, tag="consent.given"):
    """A seat gave its answer, or another one than before."""

    texts: ClassVar = ("reason", "need")
    seat: str
    channel: Channel
    position: Position
    reason: str | None
    need: str | None = ""


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
    """The words of a seat's answer in a round are told no more; its answer counts."""

    texts: ClassVar = ("reason",)
    seat: str
    round: int
    reason: str | None


class ViewPosted(StageEvent, frozen=True, kw_only=True, tag="minority.posted"):
    """A seat wrote down the view of a minority."""

    texts: ClassVar = ("text",)
    view: str
    seat: str
    text: str | None
    initiatives: tuple[str, ...] = ()


class ViewJoined(StageEvent, frozen=True, kw_only=True, tag="minority.joined"):
    """A seat stood behind a view."""

    view: str
    seat: str


class ViewLeft(StageEvent, frozen=True, kw_only=True, tag="minority.left"):
    """A seat no longer does."""

    view: str
    seat: str


class ViewModerated(StageEvent, frozen=True, kw_only=True, tag="minority.moderated"):
    """A view was shown or hidden."""

    texts: ClassVar = ("reason",)
    view: str
    shown: bool
    reason: str | None
