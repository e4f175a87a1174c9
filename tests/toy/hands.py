"""A show of hands: the gespreksleider asks, seats raise a hand, and the wall shows how many."""

from collections.abc import Mapping
from typing import Any, ClassVar

import msgspec
from flask_babel import LazyString

from app.faces.view import View
from app.languages import locale
from app.part import Shown
from app.record.blocks import Text
from app.record.section import Section
from app.wording import ByHand
from facilitation.acts import Act, VoiceAct, Writing
from facilitation.events import StageEvent
from facilitation.part import Button, Context, Course, Facts, Kind, Part, Rule, Say, Step
from facilitation.parts.seating import of_seat, seat_of, seats
from facilitation.refusals import Refused
from facilitation.roles import LEADERS, VOICES
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_REASON, clean


def words(nl: str, en: str) -> LazyString:
    """A sentence in the language of who reads it."""
    return LazyString(lambda: nl if locale() == "nl" else en)


class Hands(msgspec.Struct, frozen=True):
    """What was asked, and the seats whose hand is up."""

    question: str = ""
    up: tuple[str, ...] = ()


class AskHands(Act, frozen=True, kw_only=True, tag="hands.ask"):
    """Ask something that people answer with their hands."""

    question: Writing


class RaiseHand(VoiceAct, frozen=True, kw_only=True, tag="hand.raise"):
    """Put your hand up."""


class HandsAsked(StageEvent, frozen=True, kw_only=True, tag="hands.asked"):
    """Something was asked; every hand is down again."""

    texts: ClassVar = ("question",)
    question: str | None


class HandRaised(StageEvent, frozen=True, kw_only=True, tag="hand.raised"):
    """A hand went up."""

    pseudonyms: ClassVar = {"seat": ("hand", "stage")}
    seat: str


def ask(context: Context[Hands], act: AskHands) -> Facts:
    """Ask. Event: hands.asked. Raises Refused(wrong_stage, stage_closed) and what `clean` raises."""
    context.require_open()
    return [HandsAsked(stage=context.key, question=clean(act.question, LONGEST_REASON, field="question"))]


def put_up(context: Context[Hands], act: RaiseHand) -> Facts:
    """Raise a hand. Event: hand.raised.

    Raises Refused(wrong_stage, stage_closed, nothing_asked, hand_up) and what `seat_of` raises.
    """
    context.require_open()
    seat, state = seat_of(context, act), context.stage.state
    if not state.question:
        raise Refused("nothing_asked")
    if seat.id in state.up:
        raise Refused("hand_up", n=len(state.up))
    return [HandRaised(stage=context.key, seat=seat.id)]


def on_asked(state: Hands, event: HandsAsked) -> Hands:
    """A new question."""
    return Hands(event.question or "")


def on_raised(state: Hands, event: HandRaised) -> Hands:
    """One hand more."""
    return Hands(state.question, (*state.up, event.seat))


def record(course: Course) -> Mapping[str, Any]:
    """What was asked, and how many hands went up."""
    return {
        "raised": [{"question": each.state.question, "up": len(each.state.up)} for each in KIND.stages(course.meeting)]
    }


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """Whether your hand is up."""
    here = KIND.here(meeting)
    return {"hand": bool(here and seat in here.state.up)}


def next_step(meeting: Meeting) -> Step | None:
    """Close while it is open; before something was asked that is missing."""
    here = KIND.here(meeting)
    if here is None or here.status != "open":
        return None
    closes = Button(Say("close_hands"), f"stage.close expecting={here.key}")
    missing = () if here.state.question else (Say("ask_first"),)
    return Step(closes, sees=(Say("hands_up", {"n": len(here.state.up), "of": len(seats(meeting))}),), missing=missing)


KIND: Kind[Hands] = Kind("raised", state=Hands, closes_by_hand=True, answered=lambda state: state.up)
PART: Part[None] = Part(
    "raised",
    kind=KIND,
    rules={AskHands: Rule(ask, LEADERS), RaiseHand: Rule(put_up, VOICES, limit="arguments")},
    events={HandsAsked: on_asked, HandRaised: on_raised},
    voices={HandRaised: of_seat},
    record=record,
    mine=mine,
    next_step=next_step,
)


def up(view: View) -> int:
    """How many hands are up."""
    return len(view.stage.state.up)


SHOWN = Shown(
    name="raised",
    by_hand={HandRaised: ByHand(lambda n: f"{n}×", lambda event, who: f"{who}: ✋")},
    title=words("Handen", "Hands"),
    refusals={
        "hand_up": words("Je hand is al omhoog, met %(n)s anderen.", "Your hand is up already, among %(n)s."),
        "nothing_asked": words("Er is nog niets gevraagd.", "Nothing has been asked yet."),
    },
    says={
        "close_hands": words("Handen omlaag", "Hands down"),
        "ask_first": words("Stel eerst een vraag.", "Ask something first."),
        "hands_up": lambda view, n, of: words(f"{n} van de {of} handen", f"{n} of {of} hands"),
    },
    asks=(up,),
    sections=(
        Section(
            name="raised",
            part="raised",
            title=words("Handen", "Hands"),
            blocks=lambda read: [Text(f"{each['question']}: {each['up']}") for each in read.record.get("raised", [])],
        ),
    ),
)
