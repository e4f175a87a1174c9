"""Acts that are refused, and the people who ask them."""

from typing import Any

from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.choice.acts import OpenChoice
from facilitation.parts.package.acts import AwardWish, ProposeDecision, SetAward
from facilitation.parts.plans import CorrectInitiative, WithdrawInitiative
from facilitation.parts.recast.acts import AnswerRecast, OfferRecast
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from tests.facilitation.evening import Situation

Case = tuple[type[Refused], str, Situation, Any, Actor]
"""What refuses with which key: an act in a situation, by an actor."""

STRANGER = Actor("a phone", Role.RESIDENT, "nobody")
SEATLESS = Actor("a phone", Role.RESIDENT)
CHAIR = Actor("chair", Role.TABLE_CHAIR, table="t1")
PAINTER = Actor("painter", Role.PROPOSER, plan="mural")

WHY = "Omdat het beter is."


def post(text: str, seat: str | None = None) -> PostArgument:
    return PostArgument(seat=seat, initiative="garden", side="for", text=text)


def correct(**changes: Any) -> CorrectInitiative:
    return CorrectInitiative(initiative="garden", reason=WHY, **changes)


def withdraw(reason: str = WHY) -> WithdrawInitiative:
    return WithdrawInitiative(initiative="garden", reason=reason)


def award(plan: str, amount: int, reason: str = WHY) -> SetAward:
    return SetAward(initiative=plan, amount=amount, reason=reason)


def propose(*lines: tuple[str, int]) -> ProposeDecision:
    return ProposeDecision(awards=[AwardWish(*line) for line in lines])


def reserved(*plans: str) -> ProposeDecision:
    return ProposeDecision(awards=[AwardWish(plan, 0, WHY, reserve=1) for plan in plans])


def order(*plans: str) -> CastBallot:
    return CastBallot(ballot=Paper(order=list(plans)))


def approve(*plans: str) -> CastBallot:
    return CastBallot(ballot=Paper(approved=list(plans)))


def smaller(*plans: str, ask: int = 2_500_00) -> OfferRecast:
    return OfferRecast(initiative="garden", others=list(plans), ask=ask, text="Kleiner.")


def says(recast: str = "K1", initiative: str = "garden") -> AnswerRecast:
    return AnswerRecast(recast=recast, initiative=initiative, yes=True)


def divide(**amounts: int) -> CastBallot:
    return CastBallot(ballot=Paper(amounts=amounts))


def put(question: str, *options: str) -> OpenChoice:
    return OpenChoice(question=question, options=[*options])
