"""Terugblik: what to keep, what to do better, and a grade; shown together."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

import msgspec

from facilitation.acts import Act, Key, VoiceAct, Writing
from facilitation.events import StageEvent
from facilitation.refusals import Malformed, Refused
from facilitation.stages import Context, Facts, StageKind
from facilitation.texts import LONGEST_REASON, clean, optional


class Review(msgspec.Struct, frozen=True):
    """One seat's look back; `grade` is 1 to 10 or None; hidden reviews stay off the wall and the record."""

    keep: str = ""
    improve: str = ""
    grade: int | None = None
    hidden: bool = False


class ReviewState(msgspec.Struct, frozen=True):
    """Reviews per opaque seat."""

    reviews: Mapping[str, Review] = {}

    @property
    def shown(self) -> list[Review]:
        """The reviews that may be seen."""
        return [review for review in self.reviews.values() if not review.hidden]

    @property
    def grades(self) -> list[int]:
        """All grades given."""
        return [review.grade for review in self.reviews.values() if review.grade is not None]


class GiveReview(VoiceAct, frozen=True, kw_only=True, tag="review.give"):
    """Look back: houden, beter, cijfer; each may be left out, not all three."""

    keep: Writing = ""
    improve: Writing = ""
    grade: Annotated[int, msgspec.Meta(ge=1, le=10)] | None = None


class ModerateReview(Act, frozen=True, kw_only=True, tag="review.moderate"):
    """Keep the texts of one review off the wall and the record, with a reason."""

    review: Key
    reason: Writing


class ReviewGiven(StageEvent, frozen=True, kw_only=True, tag="review.given"):
    """A seat looked back."""

    texts: ClassVar = ("keep", "improve")
    seat: str
    keep: str | None
    improve: str | None
    grade: int | None


class ReviewHidden(StageEvent, frozen=True, kw_only=True, tag="review.hidden"):
    """The texts of a review were hidden."""

    texts: ClassVar = ("reason",)
    seat: str
    reason: str | None


def give(context: Context, act: GiveReview) -> Facts:
    """The last review of a seat counts."""
    context.require_open()
    seat = context.seat(act)
    keep = optional(act.keep, LONGEST_REASON, field="keep")
    improve = optional(act.improve, LONGEST_REASON, field="improve")
    if not (keep or improve or act.grade):
        raise Malformed("review_empty")
    return [ReviewGiven(stage=context.key, seat=seat.id, keep=keep, improve=improve, grade=act.grade)]


def moderate(context: Context, act: ModerateReview) -> Facts:
    """Hiding needs a reason."""
    review = context.stage.state.reviews.get(act.review)
    if review is None:
        raise Refused("unknown_seat", seat=act.review)
    reason = clean(act.reason, LONGEST_REASON, field="reason")
    return [] if review.hidden else [ReviewHidden(stage=context.key, seat=act.review, reason=reason)]


def on_given(state: ReviewState, event: ReviewGiven) -> ReviewState:
    """One look back per seat."""
    review = Review(event.keep or "", event.improve or "", event.grade)
    return ReviewState({**state.reviews, event.seat: review})


def on_hidden(state: ReviewState, event: ReviewHidden) -> ReviewState:
    """The grade still counts."""
    review = msgspec.structs.replace(state.reviews[event.seat], hidden=True)
    return ReviewState({**state.reviews, event.seat: review})


KIND = StageKind(
    key="review",
    state=ReviewState,
    acts={GiveReview: give, ModerateReview: moderate},
    events={ReviewGiven: on_given, ReviewHidden: on_hidden},
    reveals=True,
)
