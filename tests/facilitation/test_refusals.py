"""Every way to say no, reached; the table is held against the source, so that no refusal escapes it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import facilitation
from facilitation.parts.arguments.acts import FeatureArgument, ModerateArgument, PostArgument, SupportArgument
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.choice.acts import AdoptChoice, AnswerChoice, CloseChoice, DrawChoice, OpenChoice, ShowChoice
from facilitation.parts.decision.acts import (
    FloorObjection,
    GiveConsent,
    JoinView,
    LeaveView,
    ModerateView,
    OpenRound,
    PostView,
    RecordDecision,
    SettleObjection,
    WithdrawObjection,
)
from facilitation.parts.floor import GiveFloor
from facilitation.parts.frames import ChangeFrame, ConfirmFrame
from facilitation.parts.package.acts import AwardWish, ProposeDecision, SetAward
from facilitation.parts.plans import CorrectInitiative, WithdrawInitiative
from facilitation.parts.ranking.acts import ChooseMethod, CountAgain, DrawLot
from facilitation.parts.recast.acts import AnswerRecast, DropRecast, OfferRecast
from facilitation.parts.review import GiveReview, ModerateReview
from facilitation.parts.seating import AddSeat, MoveSeat, TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, OpenStage, RevealStage
from facilitation.parts.terms import SetMandate, SetRule
from facilitation.parts.wall import StepCount
from facilitation.refusals import Forbidden, Malformed, Refused, TooMany
from facilitation.roles import Actor, Role
from facilitation.state.method import Method
from tests.facilitation.evening import ANNA, BRAM, LEADER, VISITOR, Evening, Situation, at
from tests.facilitation.situations import (
    about_one,
    against,
    alike,
    answering,
    approving,
    approving_freely,
    argued,
    asked_again,
    asked_smaller,
    between_versions,
    choosing,
    choosing_after_the_frames,
    chosen,
    closed,
    composing,
    composing_without_garden,
    confirmed,
    declined,
    drawn,
    equals,
    lotted,
    objected,
    outgrown,
    over,
    overtaken,
    recorded,
    resisted,
    short_agenda,
    small_top,
    unranked,
    unviewed,
    viewed,
    without_garden,
)

Site = tuple[str, str, str]
STRANGER = Actor("a phone", Role.RESIDENT, "nobody")
SEATLESS = Actor("a phone", Role.RESIDENT)


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


CHAIR = Actor("chair", Role.TABLE_CHAIR, table="t1")
PAINTER = Actor("painter", Role.PROPOSER, plan="mural")
CASES: list[tuple[type[Refused], str, Situation, Any, Actor]] = [
    # who asks
    (Forbidden, "not_allowed", Evening, CloseMeeting(), ANNA),
    (Forbidden, "not_allowed", Evening, TakeSeat(seat="eva"), LEADER),
    (Forbidden, "seat_needed", at("arguments"), post("Mooi."), VISITOR),
    (Forbidden, "seat_needed", at("arguments"), post("Mooi."), SEATLESS),
    (Forbidden, "seat_unchosen", at("arguments"), post("Mooi."), LEADER),
    (Forbidden, "not_your_seat", at("arguments"), post("Mooi.", seat="bram"), ANNA),
    (Forbidden, "not_your_table", at("arguments"), post("Mooi.", seat="dora"), CHAIR),
    (Refused, "unknown_seat", at("arguments"), post("Mooi."), STRANGER),
    (Refused, "meeting_closed", over, post("Nog iets."), ANNA),
    (Refused, "meeting_closed", over, OpenStage(), LEADER),
    (Refused, "meeting_closed", over, TakeSeat(seat="eva"), VISITOR),
    # sitting down
    (Forbidden, "channel_not_yours", Evening, TakeSeat(seat="eva", channel="paper"), VISITOR),
    (Forbidden, "channel_not_yours", Evening, TakeSeat(seat="eva", channel="assisted"), VISITOR),
    (Malformed, "malformed", Evening, AddSeat(name="Eva"), LEADER),
    (Refused, "seat_taken", Evening, TakeSeat(seat="anna"), VISITOR),
    (Refused, "seat_taken", Evening, AddSeat(seat="anna"), LEADER),
    (Refused, "unknown_table", Evening, TakeSeat(seat="eva", table="t9"), VISITOR),
    (Refused, "unknown_table", Evening, MoveSeat(table="t9"), ANNA),
    # the agenda
    (Refused, "no_such_stage", short_agenda, post("Mooi."), ANNA),
    (Refused, "unknown_stage", Evening, AdvanceStage(to="dessert"), LEADER),
    (Refused, "unknown_stage", Evening, AdvanceStage(expecting="dessert"), LEADER),
    (Refused, "last_stage", at("review"), AdvanceStage(), LEADER),
    (Refused, "stage_moved", at("arguments"), AdvanceStage(expecting="initiatives"), LEADER),
    (Refused, "stage_moved", at("arguments"), CloseStage(stage="initiatives"), LEADER),
    (Refused, "stage_moved", at("arguments"), OpenStage(expecting="initiatives"), LEADER),
    (Refused, "stage_moved", closed("ranking"), RevealStage(expecting="arguments"), LEADER),
    (Refused, "close_first", at("ranking"), AdvanceStage(), LEADER),
    (Refused, "close_first", at("decision"), AdvanceStage(), LEADER),
    (Refused, "close_first", at("ranking"), RevealStage(), LEADER),
    (Refused, "close_first", at("review"), RevealStage(), LEADER),
    (Refused, "close_first", at("ranking"), CloseMeeting(), LEADER),
    (Refused, "stage_sealed", closed("ranking"), OpenStage(), LEADER),
    (Refused, "stage_sealed", closed("allocation"), OpenStage(), LEADER),
    (Refused, "stage_sealed", closed("decision"), OpenStage(), LEADER),
    (Refused, "not_open_yet", asked_again, CloseStage(), LEADER),
    (Refused, "nothing_to_reveal", closed("arguments"), RevealStage(), LEADER),
    (Refused, "nothing_to_reveal", at("decision"), RevealStage(), LEADER),
    (Refused, "nothing_to_step", at("arguments"), StepCount(to=1), LEADER),
    (Refused, "nothing_to_step", closed("ranking"), StepCount(to=1), LEADER),
    (Refused, "no_such_step", lambda: Evening().ranked(), StepCount(to=100), LEADER),
    (Refused, "frames_unconfirmed", at("frames"), AdvanceStage(), LEADER),
    (Refused, "frames_unconfirmed", Evening, AdvanceStage(to="ranking"), LEADER),
    (Refused, "unknown_frame", at("frames"), ConfirmFrame(frame="weather"), LEADER),
    (Refused, "frame_confirmed", confirmed, ChangeFrame(frame="money", text="Anders."), LEADER),
    (Refused, "frame_confirmed", confirmed, ConfirmFrame(frame="money"), LEADER),
    (Refused, "wrong_stage", Evening, ConfirmFrame(frame="money"), LEADER),
    # plans
    (Refused, "unknown_initiative", Evening, GiveFloor(initiative="pool"), LEADER),
    (Refused, "initiative_withdrawn", without_garden, GiveFloor(initiative="garden"), LEADER),
    (Refused, "initiative_withdrawn", without_garden, withdraw(), LEADER),
    (Malformed, "reason_needed", Evening, withdraw(reason=" "), LEADER),
    (Malformed, "nothing_corrected", Evening, correct(), LEADER),
    (Malformed, "nothing_corrected", Evening, correct(title="Moestuin"), LEADER),
    (Malformed, "minimum_over_ask", Evening, correct(minimum=6_000_01), LEADER),
    (Malformed, "minimum_over_ask", Evening, correct(minimum=0), LEADER),
    (Malformed, "minimum_over_ask", Evening, correct(ask=0), LEADER),
    (Refused, "ballots_out", at("ranking"), correct(ask=1_000_00), LEADER),
    (Refused, "ballots_out", at("allocation"), correct(minimum=1_00), LEADER),
    (Refused, "decision_recorded", recorded, withdraw(), LEADER),
    (Refused, "decision_recorded", recorded, correct(title="Tuin"), LEADER),
    # smaller or together
    (Refused, "decision_recorded", recorded, smaller(), LEADER),
    (Refused, "ballots_out", at("ranking"), smaller(), LEADER),
    (Refused, "over_pot", composing, smaller("playground", ask=10_000_01), LEADER),
    (Refused, "recast_pending", asked_smaller, smaller(), LEADER),
    (Malformed, "recast_repeats", composing, smaller("garden"), LEADER),
    (Malformed, "recast_not_less", composing, smaller(ask=6_000_00), LEADER),
    (Malformed, "recast_not_less", composing, smaller(ask=0), LEADER),
    (Malformed, "recast_over_sum", composing, smaller("lamps", ask=9_000_01), LEADER),
    (Malformed, "text_empty", composing, OfferRecast(initiative="garden", ask=1, text=" "), LEADER),
    (Forbidden, "not_your_plan", asked_smaller, says(initiative="garden"), PAINTER),
    (Refused, "recast_other_plan", asked_smaller, says(initiative="mural"), PAINTER),
    (Refused, "unknown_recast", asked_smaller, says(recast="K9"), LEADER),
    (Refused, "unknown_recast", asked_smaller, DropRecast(recast="K9"), LEADER),
    (Refused, "recast_over", declined, says(), LEADER),
    (Refused, "recast_over", declined, DropRecast(recast="K1"), LEADER),
    # arguments
    (Refused, "wrong_stage", at("ranking"), post("Nog iets."), ANNA),
    (Refused, "stage_closed", closed("arguments"), post("Nog iets."), ANNA),
    (Refused, "unknown_argument", argued, SupportArgument(argument="A9"), BRAM),
    (Refused, "own_argument", argued, SupportArgument(argument="A1"), ANNA),
    (Refused, "argument_hidden", argued, SupportArgument(argument="A2"), BRAM),
    (Refused, "argument_hidden", argued, FeatureArgument(argument="A2"), LEADER),
    (Malformed, "reason_needed", argued, ModerateArgument(argument="A1", verdict="hide"), LEADER),
    # texts
    (Malformed, "text_empty", at("arguments"), post(" \n "), ANNA),
    (Malformed, "text_too_long", at("arguments"), post("a" * 281), ANNA),
    (Malformed, "text_unreadable", at("arguments"), post("bel\a"), ANNA),
    # ballots
    (Refused, "no_ballot_now", at("arguments"), order("garden"), ANNA),
    (Refused, "stage_closed", closed("ranking"), order("garden"), ANNA),
    (Malformed, "ballot_form", at("ranking"), approve("garden"), ANNA),
    (Malformed, "ballot_form", approving, order("garden"), ANNA),
    (Malformed, "ballot_form", at("allocation"), order("garden"), ANNA),
    (Malformed, "ballot_repeats", at("ranking"), order("garden", "lamps", "garden"), ANNA),
    (Malformed, "ballot_repeats", approving, approve("garden", "garden"), ANNA),
    (Malformed, "ballot_empty", at("ranking"), order(), ANNA),
    (Malformed, "ballot_empty", approving_freely, approve(), ANNA),
    (Refused, "too_many_choices", small_top, order("garden", "lamps", "mural"), ANNA),
    (Refused, "unknown_initiative", at("ranking"), order("garden", "pool"), ANNA),
    (Refused, "initiative_withdrawn", without_garden, order("lamps", "garden"), ANNA),
    (Refused, "too_few_choices", approving, approve("garden"), ANNA),
    (Refused, "too_many_choices", approving, approve("lamps", "mural", "playground"), ANNA),
    (Refused, "cost_over_total", approving, approve("garden", "lamps"), ANNA),
    (Refused, "cost_under_total", approving, approve("lamps", "mural"), ANNA),
    (Refused, "amount_not_offered", at("allocation"), divide(garden=4_000_00), ANNA),
    (Refused, "amount_not_offered", at("allocation"), divide(mural=1_500_00), ANNA),
    (Refused, "over_pot", at("allocation"), divide(garden=6_000_00, playground=5_000_00), ANNA),
    # method, count and lots
    (Refused, "method_fixed", at("ranking"), ChooseMethod(method=Method()), LEADER),
    (Refused, "method_unfit", Evening, ChooseMethod(method=Method(rule="dice"), stage="ranking"), LEADER),
    (Refused, "no_such_stage", Evening, ChooseMethod(method=Method(), stage="welcome"), LEADER),
    (Refused, "close_first", at("ranking"), CountAgain(), LEADER),
    (Malformed, "words_needed", equals, DrawLot(words="  "), LEADER),
    (Refused, "no_lot_needed", closed("ranking"), DrawLot(words="fiets"), LEADER),
    (Refused, "lot_drawn", drawn, DrawLot(words="boom"), LEADER),
    # the division
    (Malformed, "reserve_repeats", composing, reserved("lamps", "mural"), LEADER),
    (Malformed, "award_repeats", composing, propose(("garden", 0), ("garden", 0)), LEADER),
    (Refused, "over_pot", composing, award("playground", 5_000_00), LEADER),
    (Refused, "departure_needs_reason", composing, award("lamps", 1_000_00, reason=""), LEADER),
    (Refused, "departure_needs_reason", composing, propose(("garden", 6_000_00)), LEADER),
    (Refused, "departure_needs_reason", overtaken, RecordDecision(), LEADER),
    (Refused, "departure_needs_reason", outgrown, RecordDecision(), LEADER),
    (Refused, "amount_not_allowed", composing, award("garden", 2_999_99), LEADER),
    (Refused, "amount_not_allowed", composing, award("garden", -1), LEADER),
    (Refused, "amount_not_allowed", composing, award("mural", 1_500_00), LEADER),
    (Refused, "initiative_withdrawn", composing_without_garden, award("garden", 0, reason=""), LEADER),
    (Refused, "decision_recorded", recorded, award("garden", 0), LEADER),
    (Refused, "wrong_stage", at("arguments"), award("garden", 0), LEADER),
    (Refused, "close_first", at("allocation"), award("garden", 0), LEADER),
    (Refused, "ranking_unrevealed", unranked, award("garden", 0), LEADER),
    # choosing by resistance
    (Refused, "wrong_stage", at("ranking"), put("Hoe?", "Zo", "Anders"), LEADER),
    (Refused, "wrong_stage", lambda: chosen().reach("arguments"), ShowChoice(choice="W1"), LEADER),
    (Refused, "decision_recorded", recorded, OpenChoice(package=True), LEADER),
    (Refused, "choice_open", choosing, put("Hoe?", "Zo", "Anders"), LEADER),
    (Refused, "choice_open", choosing, AdvanceStage(), LEADER),
    (Refused, "choice_open", choosing_after_the_frames, OpenStage(), LEADER),
    (Refused, "choice_open", choosing, CloseMeeting(), LEADER),
    (Refused, "choice_open", choosing, ShowChoice(choice="W1"), LEADER),
    (Refused, "choice_open", between_versions, award("lamps", 2_000_00), LEADER),
    (Refused, "choice_open", between_versions, OpenRound(), LEADER),
    (Refused, "choice_open", between_versions, RecordDecision(), LEADER),
    (Malformed, "text_empty", at("frames"), put("", "Zo", "Anders"), LEADER),
    (Malformed, "text_empty", at("frames"), put("Hoe?", "Zo", " "), LEADER),
    (Malformed, "option_repeats", at("frames"), put("Hoe?", "Zo", "zo"), LEADER),
    (Malformed, "option_repeats", resisted(5, 5), OpenChoice(package=True, versions=[0]), LEADER),
    (Malformed, "too_few_options", at("frames"), put("Hoe?", "Zo"), LEADER),
    (Malformed, "too_many_options", at("frames"), put("Hoe?", *"abcdefghi"), LEADER),
    (Refused, "unknown_version", at("frames"), OpenChoice(package=True), LEADER),
    (Refused, "unknown_version", resisted(5, 5), OpenChoice(versions=[9]), LEADER),
    (Refused, "no_choice_now", at("frames"), AnswerChoice(marks={"O1": 0}), ANNA),
    (Refused, "unknown_choice", choosing, AnswerChoice(choice="W2", marks={"O1": 0}), ANNA),
    (Refused, "choice_closed", chosen, AnswerChoice(marks={"O1": 0}), ANNA),
    (Forbidden, "not_your_seat", choosing, AnswerChoice(seat="bram", marks={"O1": 0}), ANNA),
    (Malformed, "marks_needed", choosing, AnswerChoice(marks={}), ANNA),
    (Refused, "unknown_option", choosing, AnswerChoice(marks={"O9": 0}), ANNA),
    (Refused, "off_the_scale", choosing, AnswerChoice(marks={"O1": 11}), ANNA),
    (Refused, "no_choice_now", at("frames"), CloseChoice(), LEADER),
    (Malformed, "words_needed", alike, DrawChoice(words=" "), LEADER),
    (Refused, "no_lot_needed", chosen, DrawChoice(words="fiets"), LEADER),
    (Refused, "lot_drawn", lotted, DrawChoice(words="boom"), LEADER),
    (Refused, "no_package_won", chosen, AdoptChoice(choice="W1"), LEADER),
    (Refused, "rule_unmet", resisted(5, 5), RecordDecision(), LEADER),
    # decision and review
    (Malformed, "reason_needed_for_concern", at("decision"), GiveConsent(position="concern"), ANNA),
    (Malformed, "reason_needed_for_concern", at("decision"), GiveConsent(position="objection", reason=" \t"), ANNA),
    (Refused, "stage_closed", closed("decision"), GiveConsent(position="agree"), ANNA),
    (Refused, "wrong_stage", composing, GiveConsent(position="agree"), ANNA),
    (Refused, "wrong_stage", composing, RecordDecision(), LEADER),
    (Refused, "close_first", at("decision"), RecordDecision(), LEADER),
    (Refused, "not_open_yet", asked_again, RecordDecision(), LEADER),
    (Refused, "rule_unmet", against("consent"), RecordDecision(), LEADER),
    (Refused, "ask_about_all", about_one, RecordDecision(), LEADER),
    (Refused, "close_first", answering, OpenRound(initiative="garden"), LEADER),
    (Refused, "decision_recorded", recorded, OpenRound(), LEADER),
    (Refused, "decision_recorded", recorded, FloorObjection(objection="B1.1"), LEADER),
    (Refused, "wrong_stage", composing, OpenRound(), LEADER),
    (Refused, "wrong_stage", composing, WithdrawObjection(), ANNA),
    (Refused, "unknown_objection", objected, FloorObjection(objection="B1.2"), LEADER),
    (Refused, "unknown_objection", answering, FloorObjection(objection="B1.1"), LEADER),
    (Malformed, "reason_needed", objected, SettleObjection(objection="B1.1", became="worked_in"), LEADER),
    (Forbidden, "not_your_objection", objected, WithdrawObjection(objection="B1.1"), ANNA),
    (Refused, "no_objection", objected, WithdrawObjection(), ANNA),
    (Refused, "wrong_stage", composing, PostView(text="Anders."), ANNA),
    (Refused, "view_posted", viewed, PostView(text="Nog iets."), ANNA),
    (Refused, "unknown_view", viewed, JoinView(view="M2"), BRAM),
    (Refused, "view_hidden", unviewed, JoinView(view="M1"), BRAM),
    (Refused, "own_view", viewed, LeaveView(view="M1"), ANNA),
    (Malformed, "reason_needed", viewed, ModerateView(view="M1", verdict="hide"), LEADER),
    (Refused, "mandate_fixed", at("frames"), SetMandate(mandate="beslissend"), LEADER),
    (Refused, "rule_fixed", confirmed, SetRule(rule="consent"), LEADER),
    (Malformed, "review_empty", at("review"), GiveReview(keep=" "), ANNA),
    (Refused, "unknown_seat", at("review"), ModerateReview(review="anna", reason=WHY), LEADER),
]  # fmt: skip
NAMES = [f"{key} {type(act).__name__} by {actor.role}" for _, key, _, act, actor in CASES]


@pytest.mark.parametrize(("kind", "key", "situation", "act", "actor"), CASES, ids=NAMES)
def test_an_act_that_cannot_be_is_refused_with_its_key(
    kind: type[Refused], key: str, situation: Situation, act: Any, actor: Actor
) -> None:
    refusal = situation().refuse(act, actor)
    assert (type(refusal), refusal.key) == (kind, key)


def test_every_refusal_in_the_source_is_reached_by_the_table() -> None:
    reached = {_site(situation().refuse(act, actor)) for _, _, situation, act, actor in CASES}
    assert set(_raised()) - reached == set()


def _site(refusal: Refused) -> Site:
    """Where a refusal was raised: module, function and key."""
    trace = refusal.__traceback__
    assert trace is not None
    while trace.tb_next is not None:
        trace = trace.tb_next
    return trace.tb_frame.f_globals["__name__"], trace.tb_frame.f_code.co_name, refusal.key


def _raised() -> Iterator[Site]:
    """Every refusal that the source of the domain can raise."""
    package = Path(facilitation.__file__).parent
    for path in package.rglob("*.py"):
        parts = ("facilitation", *path.relative_to(package).with_suffix("").parts)
        module = ".".join(part for part in parts if part != "__init__")
        for function in ast.walk(ast.parse(path.read_text())):
            if isinstance(function, ast.FunctionDef):
                yield from ((module, function.name, key) for key in _keys(function))


def _keys(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Refused", "Malformed", "Forbidden"):
            assert node.args, "a refusal has a key"
            yield from (str(n.value) for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant))


def test_every_kind_of_refusal_has_its_own_answer_on_the_web() -> None:
    assert [kind("x").status for kind in (Refused, Malformed, Forbidden, TooMany)] == [409, 422, 403, 429]


def test_a_refusal_carries_details_and_no_sentence() -> None:
    refusal = composing().refuse(award("playground", 5_000_00))
    assert (refusal.args, refusal.details) == (("over_pot",), {"over": 4_000_00})
