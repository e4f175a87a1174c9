"""Every act against every role: the matrix once more, written out by hand."""

import msgspec
import pytest

from facilitation import acts
from facilitation.acts import Act, VoiceAct
from facilitation.ballots import CastBallot, Paper
from facilitation.counting.method import Method
from facilitation.decide import ACTS, OURS, decide
from facilitation.deciding import choosing, mandate, minority, objections, recast
from facilitation.deciding.division import ProposeDecision, SetAward
from facilitation.refusals import Forbidden, Refused
from facilitation.roles import DECISION, LEADING, MATRIX, ON_BEHALF, VOICE, Actor, Role
from facilitation.stages import arguments, decision, frames, ranking, review
from facilitation.stepping import StepCount
from tests.facilitation.evening import ANNA, LEADER, START, VISITOR, Evening
from tests.facilitation.situations import over

CHAIR = Actor("chair", Role.TABLE_CHAIR, table="t1")
SCRIBE = Actor("scribe", Role.SCRIBE)
ACTORS = {
    "F": LEADER,
    "C": Actor("second", Role.CO_FACILITATOR),
    "S": SCRIBE,
    "T": CHAIR,
    "M": Actor("moderator", Role.MODERATOR),
    "P": Actor("wall", Role.PROJECTOR),
    "N": Actor("counter", Role.COUNTER),
    "A": Actor("broker", Role.AREA_BROKER),
    "I": Actor("proposer", Role.PROPOSER, plan="garden"),
    "R": ANNA,
    "V": VISITOR,
    "H": Actor("house", Role.HOUSE),
}
EVERY_ACT: list[tuple[Act, str]] = [
    (acts.TakeSeat(seat="eva"), "V"),
    (acts.AddSeat(seat="eva"), "FCST"),
    (acts.MoveSeat(table="t2"), "FCSTR"),
    (acts.AdvanceStage(), "FC"),
    (acts.OpenStage(), "FC"),
    (acts.CloseStage(), "FC"),
    (acts.RevealStage(), "FC"),
    (acts.SetClock(seconds=60), "FC"),
    (acts.AddTime(), "FC"),
    (acts.PauseClock(), "FC"),
    (acts.ResumeClock(), "FC"),
    (acts.GiveFloor(initiative="garden"), "FC"),
    (acts.WithdrawInitiative(initiative="garden", reason="Verhuisd."), "FC"),
    (acts.CorrectInitiative(initiative="garden", reason="Tikfout.", title="Tuin"), "FC"),
    (acts.ShowWall(what="qr"), "FCP"),
    (acts.FreezeWall(on=True), "FCP"),
    (acts.LightWall(on=True), "FCP"),
    (StepCount(to=1), "FCP"),
    (acts.CloseMeeting(), "F"),
    (frames.ChangeFrame(frame="money", text="Anders."), "FC"),
    (frames.ConfirmFrame(frame="money"), "FC"),
    (ranking.ChooseMethod(method=Method(), stage="ranking"), "FC"),
    (ranking.CountAgain(stage="ranking"), "FC"),
    (ranking.DrawLot(words="fiets", stage="ranking"), "FC"),
    (ranking.KeepCount(stage="ranking", question="0", result={}), "H"),
    (arguments.PostArgument(initiative="garden", side="for", text="Mooi."), "FCSTR"),
    (arguments.SupportArgument(argument="A1"), "FCSTR"),
    (arguments.UnsupportArgument(argument="A1"), "FCSTR"),
    (arguments.ModerateArgument(argument="A1", verdict="show"), "FCM"),
    (arguments.FeatureArgument(argument="A1"), "FCM"),
    (arguments.SetApproval(on=True), "FCM"),
    (CastBallot(ballot=Paper(order=["garden"])), "FCR"),
    (SetAward(initiative="garden", amount=0), "FC"),
    (ProposeDecision(awards=[]), "FC"),
    (recast.OfferRecast(initiative="garden", ask=1, text="Kleiner."), "FC"),
    (recast.AnswerRecast(recast="K1", initiative="garden", yes=True), "FCI"),
    (recast.DropRecast(recast="K1"), "FC"),
    (choosing.OpenChoice(question="Hoe?", options=["Zo", "Anders"]), "FC"),
    (choosing.AnswerChoice(marks={"O1": 3}), "FCR"),
    (choosing.CloseChoice(), "FC"),
    (choosing.ShowChoice(), "FC"),
    (choosing.DrawChoice(words="fiets"), "FC"),
    (choosing.AdoptChoice(choice="W1"), "FC"),
    (decision.GiveConsent(position="agree"), "FCR"),
    (decision.RecordDecision(), "F"),
    (decision.OpenRound(), "FC"),
    (objections.FloorObjection(), "FC"),
    (objections.SettleObjection(objection="B1.1", became="stands"), "FC"),
    (objections.WithdrawObjection(), "FCR"),
    (minority.PostView(text="Eerst licht."), "FCSTR"),
    (minority.JoinView(view="M1"), "FCSTR"),
    (minority.LeaveView(view="M1"), "FCSTR"),
    (minority.ModerateView(view="M1", verdict="show"), "FCM"),
    (mandate.SetMandate(mandate="beslissend"), "FC"),
    (mandate.SetRule(rule="consent"), "FC"),
    (review.GiveReview(grade=8), "FCSTR"),
    (review.ModerateReview(review="anna", reason="Noemt iemand."), "FCM"),
]
PAIRS = [(act, ACTORS[letter], letter in allowed) for act, allowed in EVERY_ACT for letter in ACTORS]
NAMES = [f"{act.kind()} by {actor.role}" for act, actor, _ in PAIRS]


@pytest.mark.parametrize(("act", "actor", "allowed"), PAIRS, ids=NAMES)
def test_a_role_may_do_what_the_table_says_and_nothing_else(act: Act, actor: Actor, allowed: bool) -> None:
    assert forbidden(Evening(), act, actor) != allowed


def test_the_table_knows_every_act() -> None:
    assert {type(act) for act, _ in EVERY_ACT} == {*OURS, *ACTS.values()}


def test_nobody_takes_a_seat_by_an_act_from_outside() -> None:
    assert "seat.take" not in ACTS


def test_nobody_says_from_outside_what_was_counted() -> None:
    assert "ballots.count" not in ACTS


def test_no_right_is_given_for_an_act_that_does_not_exist() -> None:
    assert set(ACTS) == LEADING | VOICE | DECISION
    assert set().union(*MATRIX.values()) == {*ACTS, "seat.take", "ballots.count"}


def test_voice_and_decision_are_separate_rights() -> None:
    assert not VOICE & DECISION


@pytest.mark.parametrize("act", [act for act, allowed in EVERY_ACT if "R" in allowed], ids=lambda act: act.kind())
def test_the_facilitator_speaks_and_decides_only_on_behalf_of_a_seat(act: VoiceAct) -> None:
    own = msgspec.structs.replace(act, seat=None)
    assert Evening().reach(_home(act)).refuse(own, LEADER).key == "seat_unchosen"


def test_a_table_chair_speaks_for_their_own_table_and_for_no_other() -> None:
    evening = Evening().reach("arguments")
    speak = arguments.PostArgument(initiative="garden", side="for", text="Mooi.")
    own, other = (msgspec.structs.replace(speak, seat=seat) for seat in ("anna", "dora"))
    assert evening.play(own, CHAIR)
    assert evening.refuse(other, CHAIR).key == "not_your_table"
    assert evening.play(other, SCRIBE)


def test_a_table_chair_seats_people_at_their_own_table() -> None:
    evening = Evening()
    assert evening.play(acts.AddSeat(seat="eva"), CHAIR)
    assert evening.meeting.seats["eva"].table == "t1"
    assert evening.refuse(acts.AddSeat(seat="fien", table="t2"), CHAIR).key == "not_your_table"


@pytest.mark.parametrize("act", [act for act, allowed in EVERY_ACT if "R" in allowed], ids=lambda act: act.kind())
def test_a_resident_never_acts_for_another_seat(act: VoiceAct) -> None:
    other = msgspec.structs.replace(act, seat="bram")
    assert Evening().reach(_home(act)).refuse(other, ANNA).key == "not_your_seat"


@pytest.mark.parametrize(("act", "letters"), EVERY_ACT, ids=lambda value: getattr(value, "kind", str)())
def test_a_closed_meeting_refuses_every_act(act: Act, letters: str) -> None:
    assert {over().refuse(act, ACTORS[letter]).key for letter in letters} == {"meeting_closed"}


def test_an_actor_is_never_printed_with_its_secrets() -> None:
    actor = Actor("device-77", Role.RESIDENT, "anna", receipt="8c7f")
    assert repr(actor) == "Actor(resident anna)"


def forbidden(evening: Evening, act: Act, actor: Actor) -> bool:
    """Whether this role is turned away, whatever else may be wrong; the console acts for Anna."""
    if isinstance(act, VoiceAct) and actor.role in ON_BEHALF:
        act = msgspec.structs.replace(act, seat="anna")
    try:
        decide(evening.meeting, act, actor, START)
    except Refused as refusal:
        return isinstance(refusal, Forbidden)
    return False


def _home(act: Act) -> str:
    """The stage where this act of a seat belongs."""
    homes = {"argument": "arguments", "ballot": "ranking", "review": "review"}
    homes |= dict.fromkeys(("consent", "minority", "objection"), "decision")
    return homes.get(act.kind().partition(".")[0], "welcome")
