"""Terugblik: what to keep, what to do better, and a grade; shown together."""

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, ClassVar

import msgspec

from facilitation.acts import Act, Key, VoiceAct, Writing
from facilitation.events import Said, StageEvent
from facilitation.part import Button, Context, Course, Facts, Kind, Part, Place, Rule, Say, Step
from facilitation.parts.door.events import REMOVALS, Removal, fallen
from facilitation.parts.seating import of_seat, seat_of
from facilitation.refusals import Malformed, Refused
from facilitation.roles import MODERATORS, VOICES
from facilitation.state.kept import put
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_REASON, optional


class Review(msgspec.Struct, frozen=True):
    """One seat's look back; `grade` is 1 to 10 or None; hidden reviews stay off the wall and the record."""

    keep: str = ""
    improve: str = ""
    grade: int | None = None
    hidden: bool = False


class ReviewState(msgspec.Struct, frozen=True):
    """What seats wrote looking back, by seat."""

    reviews: Mapping[str, Review] = {}

    @property
    def shown(self) -> list[Review]:
        """The reviews that may be seen."""
        return [review for review in self.reviews.values() if not review.hidden]

    @property
    def grades(self) -> list[int]:
        """Every grade that was given, those of hidden reviews too."""
        return [review.grade for review in self.reviews.values() if review.grade is not None]


class GiveReview(VoiceAct, frozen=True, kw_only=True, tag="review.give"):
    """Look back: houden, beter, cijfer; each may be left out, not all three."""

    keep: Writing = ""
    improve: Writing = ""
    grade: Annotated[int, msgspec.Meta(ge=1, le=10)] | None = None


class ModerateReview(Act, frozen=True, kw_only=True, tag="review.moderate"):
    """Keep the texts of one review off the wall and the record; a reason may go with it."""

    review: Key
    reason: Writing = ""


class ReviewGiven(Said, frozen=True, kw_only=True, tag="review.given"):
    """A seat looked back, or did so again."""

    texts: ClassVar = ("keep", "improve")
    pseudonyms: ClassVar = dict.fromkeys(("seat", "instead"), ("review", "stage"))
    keep: str | None
    improve: str | None
    grade: int | None


class ReviewHidden(StageEvent, frozen=True, kw_only=True, tag="review.hidden"):
    """The texts of a review were hidden."""

    texts: ClassVar = ("reason",)
    pseudonyms: ClassVar = {"seat": ("review", "stage")}
    seat: str
    reason: str | None


Here = Context[ReviewState]


def give(context: Here, act: GiveReview) -> Facts:
    """Look back; the last review of a seat counts. Event: review.given.

    Raises Refused(wrong_stage, stage_closed), Malformed(review_empty), what `seat_of` and `optional` raise.
    """
    context.require_open()
    seat = seat_of(context, act)
    keep = optional(act.keep, LONGEST_REASON, field="keep")
    improve = optional(act.improve, LONGEST_REASON, field="improve")
    if not (keep or improve or act.grade):
        raise Malformed("review_empty")
    return [ReviewGiven(stage=context.key, seat=seat.id, keep=keep, improve=improve, grade=act.grade)]


def moderate(context: Here, act: ModerateReview) -> Facts:
    """Hide the texts of a review. Event: review.hidden; none where they are.

    Raises Refused(unknown_seat) and what `optional` raises.
    """
    review = context.stage.state.reviews.get(act.review)
    if review is None:
        raise Refused("unknown_seat", seat=act.review)
    reason = optional(act.reason, LONGEST_REASON, field="reason")
    return [] if review.hidden else [ReviewHidden(stage=context.key, seat=act.review, reason=reason)]


def on_given(state: ReviewState, event: ReviewGiven) -> ReviewState:
    """One look back per seat."""
    review = Review(event.keep or "", event.improve or "", event.grade)
    return ReviewState(put(event.beside(state.reviews), event.seat, review))


def on_hidden(state: ReviewState, event: ReviewHidden) -> ReviewState:
    """Its texts are out of sight; its grade still counts."""
    review = msgspec.structs.replace(state.reviews[event.seat], hidden=True)
    return ReviewState(put(state.reviews, event.seat, review))


def without_seat(before: Meeting, meeting: Meeting, event: Removal) -> Meeting:
    """A seat that was taken out does not look back, as long as nobody saw it."""
    for at, stage in enumerate(meeting.stages):
        if stage.plan.kind == KIND.name and stage.status == "open":
            here = KIND.live(stage)
            left = _without(here.state, fallen(event, looking_back(here.key)))
            meeting = meeting.with_stage(at, msgspec.structs.replace(here, state=ReviewState(left)))
    return meeting


def _without(state: ReviewState, seats: Collection[str]) -> dict[str, Review]:
    return {seat: review for seat, review in state.reviews.items() if seat not in seats}


def places(meeting: Meeting) -> Iterator[Place]:
    """Who looked back, as long as nobody saw it."""
    return (Place(looking_back(e.key), e.state.reviews) for e in KIND.stages(meeting) if e.status == "open")


def looking_back(stage: str) -> str:
    """The kind of utterance that a look back at this stage is."""
    return ReviewGiven.utterance("seat", {"stage": stage})


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """A seat's own look back, while the room is at it."""
    here = KIND.here(meeting) if seat else None
    own = here.state.reviews.get(seat or "") if here else None
    return {"review": msgspec.to_builtins(own) if own else None}


def record(course: Course) -> Mapping[str, Any]:
    """What was said, in the order of the alphabet, and the grades; once it was shown or the meeting is closed."""
    stage = KIND.at(course.meeting)
    if stage is None or not (stage.status == "revealed" or course.meeting.closed):
        return {"review": None}
    shown = stage.state.shown
    return {
        "review": {
            "keep": sorted(review.keep for review in shown if review.keep),
            "improve": sorted(review.improve for review in shown if review.improve),
            "grades": sorted(stage.state.grades),
        }
    }


def next_step(meeting: Meeting) -> Step | None:
    """Close the look back, then show it."""
    here = KIND.here(meeting)
    if here is not None and here.status == "open":
        return Step(Button(Say("close_review"), f"stage.close expecting={here.key}"), sees=(Say("nobody_looks_back"),))
    if here is not None and here.status == "closed":
        return Step(Button(Say("show_review"), f"stage.reveal expecting={here.key}"), sees=(Say("wall_shows_review"),))
    return None


KIND: Kind[ReviewState] = Kind(
    "review", state=ReviewState, reveals=True, answered=lambda state: state.reviews, task="looks_back"
)
PART: Part[None] = Part(
    "review",
    kind=KIND,
    rules={GiveReview: Rule(give, VOICES), ModerateReview: Rule(moderate, MODERATORS)},
    events={ReviewGiven: on_given, ReviewHidden: on_hidden},
    follows=dict.fromkeys(REMOVALS, without_seat),
    voices={ReviewGiven: of_seat},
    places=places,
    record=record,
    mine=mine,
    next_step=next_step,
)
