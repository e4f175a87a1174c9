"""Every act against every role: the matrix once more, written out by hand."""

from collections.abc import Collection

import msgspec
import pytest

from facilitation.acts import Act, VoiceAct
from facilitation.agenda import agenda
from facilitation.decide import decide
from facilitation.parts.arguments.acts import (
    FeatureArgument,
    ModerateArgument,
    PostArgument,
    SetApproval,
    SettleQuestion,
    SupportArgument,
    UnsupportArgument,
)
from facilitation.parts.ballots import CastBallot, Paper, VoidVote
from facilitation.parts.captions import SetCaptions, WriteCaption
from facilitation.parts.choice import acts as choice
from facilitation.parts.clock import AddTime, PaceClock, PauseClock, ResumeClock, SetClock, StepClock
from facilitation.parts.decision.acts import (
    AcceptObjection,
    FloorObjection,
    GiveConsent,
    HideConcern,
    JoinView,
    LeaveView,
    ModerateView,
    OpenRound,
    PostView,
    RecordDecision,
    ReopenDecision,
    SettleObjection,
    WithdrawObjection,
)
from facilitation.parts.door.acts import AdmitPhone, CountHeads, OpenDoor, RemoveSeats, ShutDoor
from facilitation.parts.floor import GiveFloor
from facilitation.parts.frames import AmendFrame, ChangeFrame, ConfirmFrame, ReopenFrame
from facilitation.parts.helping.acts import AskHelp, EndHelp
from facilitation.parts.mixing import acts as mixing
from facilitation.parts.package.acts import ProposeDecision, SetAward
from facilitation.parts.plans import CorrectInitiative, RestoreInitiative, WithdrawInitiative
from facilitation.parts.ranking.acts import ChooseMethod, CountAgain, DrawLot, KeepCount
from facilitation.parts.recast.acts import AnswerRecast, DropRecast, OfferRecast
from facilitation.parts.repair import acts as repair
from facilitation.parts.replan.acts import InsertStage, PlaceStage, RetimeStage, SkipStage
from facilitation.parts.review import GiveReview, ModerateReview
from facilitation.parts.seating import AddSeat, MoveSeat, RemoveSeat, SeatTaken, TakeSeat, seats
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, OpenStage, RevealStage
from facilitation.parts.tables import acts as tables
from facilitation.parts.terms import SetMandate, SetRule
from facilitation.parts.turns.acts import EndTurn, GiveTurn, RequestTurn, SetTurns, WithdrawTurn
from facilitation.parts.undo import Undo
from facilitation.parts.wall import FreezeWall, LightWall, ShowWall, StepCount
from facilitation.refusals import Forbidden, Refused
from facilitation.registry import PARTS
from facilitation.roles import ASKERS, DECIDERS, ON_BEHALF, VOICES, Actor, Role
from facilitation.state.method import Method
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, LEADER, START, VISITOR, Evening
from tests.facilitation.situations import over
from tests.parts import deciding, told

CHAIR = Actor("chair", Role.TABLE_CHAIR, table="t1")
SCRIBE = Actor("scribe", Role.SCRIBE)
ACTORS = {
    "F": LEADER,
    "C": Actor("second", Role.CO_FACILITATOR),
    "S": SCRIBE,
    "T": CHAIR,
    "D": Actor("device", Role.TABLE, table="t1"),
    "M": Actor("moderator", Role.MODERATOR),
    "P": Actor("wall", Role.PROJECTOR),
    "N": Actor("counter", Role.COUNTER),
    "A": Actor("broker", Role.AREA_BROKER),
    "I": Actor("proposer", Role.PROPOSER, plan="garden"),
    "K": Actor("captioner", Role.CAPTIONER),
    "Y": Actor("paper desk", Role.PAPER),
    "O": Actor("overlay", Role.OVERLAY),
    "E": Actor("entrance", Role.DOORKEEPER),
    "L": Actor("livecast", Role.LIVECAST),
    "R": ANNA,
    "W": Actor("wim", Role.VIEWER, "wim"),
    "V": VISITOR,
    "H": Actor("house", Role.HOUSE),
}
EVERY_ACT: list[tuple[Act, str]] = [
    (TakeSeat(seat="eva"), "V"),
    (AddSeat(seat="eva"), "FCSTY"),
    *((act, "R") for act in (AskHelp(), EndHelp())),
    *((act, "FCSTR") for act in (MoveSeat(table="t2"), tables.CallGuide(table="t1"))),
    (tables.AnswerCall(table="t1"), "FCSTM"),
    (tables.SettleCall(table="t1"), "FCSTMR"),
    (tables.TakeTask(task="chair", person="anna"), "FCSTR"),
    *((act, "FCSTR") for act in (RequestTurn(), WithdrawTurn())),
    (GiveTurn(), "FCT"),
    (EndTurn(), "FCTR"),
    (SetTurns(), "FC"),
    (SetCaptions(), "FCK"),
    (WriteCaption(text="Welkom."), "K"),
    (RemoveSeat(seat="anna", reason="Dubbel."), "FC"),
    *((act, "FC") for act in (ShutDoor(), OpenDoor())),
    *((act, "FCS") for act in (CountHeads(heads=60), AdmitPhone(mark="K7XM2"))),
    (RemoveSeats(first="anna", last="bram", seats=2, reason="Vreemden."), "FC"),
    (mixing.AskFields(fields=["age"]), "FC"),
    (mixing.TellFields(age="65"), "R"),
    (mixing.KeepPlace(person="anna"), "FCSTR"),
    *(
        (act, "FC")
        for act in (mixing.PrepareMix(), mixing.DrawMix(words="fiets"), mixing.SeatMix(), mixing.ForgetFields())
    ),
    *((act, "FC") for act in (AdvanceStage(), OpenStage(), CloseStage(), RevealStage())),
    *((act, "FC") for act in (SetClock(seconds=60), AddTime(), PauseClock(), ResumeClock())),
    (StepClock(milliseconds=1000), "H"),
    (PaceClock(rate=10), "H"),
    (GiveFloor(initiative="garden"), "FC"),
    (WithdrawInitiative(initiative="garden", reason="Verhuisd."), "FC"),
    (CorrectInitiative(initiative="garden", reason="Tikfout.", title="Tuin"), "FC"),
    (ShowWall(what="qr"), "FCP"),
    (FreezeWall(on=True), "FCP"),
    (LightWall(on=True), "FCP"),
    (StepCount(to=1), "FCP"),
    (CloseMeeting(), "F"),
    (Undo(seq=1), "FCSTMP"),
    (RestoreInitiative(initiative="garden"), "FC"),
    (ReopenFrame(frame="money"), "FC"),
    (AmendFrame(frame="money", text="Anders."), "FC"),
    (choice.ReopenChoice(choice="W1"), "FC"),
    (ReopenDecision(), "F"),
    (HideConcern(concern="C1"), "FCM"),
    (repair.HideOutcome(), "FC"),
    (RetimeStage(minutes=5), "FC"),
    (SkipStage(skip="review"), "FC"),
    (PlaceStage(place="review"), "FC"),
    (InsertStage(of="recess"), "FC"),
    (repair.HoldResults(), "FC"),
    (repair.ReleaseResults(), "FC"),
    (repair.MergeSeats(seat="anna", into="bram"), "FC"),
    (repair.SwapBallots(seat="anna", other="bram"), "FC"),
    (repair.EndConsole(console="co-facilitator"), "F"),
    (ChangeFrame(frame="money", text="Anders."), "FC"),
    (ConfirmFrame(frame="money"), "FC"),
    (ChooseMethod(method=Method(), stage="ranking"), "FC"),
    (CountAgain(stage="ranking"), "FC"),
    (DrawLot(words="fiets", stage="ranking"), "FC"),
    (KeepCount(stage="ranking", question="0", result={}), "H"),
    (PostArgument(initiative="garden", side="for", text="Mooi."), "FCSTRWY"),
    (SupportArgument(argument="A1"), "FCSTRW"),
    (UnsupportArgument(argument="A1"), "FCSTRW"),
    (ModerateArgument(argument="A1", verdict="show"), "FCM"),
    (FeatureArgument(argument="A1"), "FCM"),
    (SetApproval(on=True), "FCM"),
    (SettleQuestion(argument="A2", became="later"), "FCM"),
    (CastBallot(ballot=Paper(order=["garden"])), "FCR"),
    (VoidVote(reason="Niet begrepen.", stage="ranking"), "FC"),
    (SetAward(initiative="garden", amount=0), "FC"),
    (ProposeDecision(awards=[]), "FC"),
    (OfferRecast(initiative="garden", ask=1, text="Kleiner."), "FC"),
    (AnswerRecast(recast="K1", initiative="garden", yes=True), "FCI"),
    (DropRecast(recast="K1"), "FC"),
    (choice.OpenChoice(question="Hoe?", options=["Zo", "Anders"]), "FC"),
    (choice.AnswerChoice(marks={"O1": 3}), "FCR"),
    (choice.CloseChoice(), "FC"),
    (choice.ShowChoice(), "FC"),
    (choice.DrawChoice(words="fiets"), "FC"),
    (choice.AdoptChoice(choice="W1"), "FC"),
    (GiveConsent(position="agree"), "FCR"),
    (RecordDecision(), "F"),
    (OpenRound(), "FC"),
    (FloorObjection(), "FC"),
    (SettleObjection(objection="B1.1", became="stands"), "FC"),
    (AcceptObjection(), "FCR"),
    (WithdrawObjection(), "FCR"),
    (PostView(text="Eerst licht."), "FCSTR"),
    (JoinView(view="M1"), "FCSTR"),
    (LeaveView(view="M1"), "FCSTR"),
    (ModerateView(view="M1", verdict="show"), "FCM"),
    (SetMandate(mandate="beslissend"), "FC"),
    (SetRule(rule="consent"), "FC"),
    (GiveReview(grade=8), "FCSTR"),
    (ModerateReview(review="anna", reason="Noemt iemand."), "FCM"),
    *(row for module in told("matrix") for row in module.ACTS),
]
SPOKEN = [act for act, _ in EVERY_ACT if isinstance(act, VoiceAct)]


def _given_to(roles: Collection[Role]) -> set[str]:
    """The acts from outside whose rule gives them to exactly these roles."""
    return {act.kind() for act, (_, rule) in PARTS.rules.items() if rule.roles == roles and not rule.ours}


VOICE, DECISION, OWN = _given_to(VOICES) | _given_to(ASKERS), _given_to(DECIDERS), _given_to({Role.RESIDENT})
OURS = {
    "seat.take",
    "viewer.join",
    "ballots.count",
    "clock.step",
    "clock.pace",
    "console.end",
    "window.turn",
    *deciding.OURS,
}
OURS |= {act.kind() for module in told("matrix") for act, letters in module.ACTS if letters == "H"}
TYPED = _given_to({Role.CAPTIONER}) | _given_to({Role.PAPER})
POLLED = _given_to({Role.VIEWER})
LEADING = PARTS.matrix[Role.FACILITATOR] - VOICE - DECISION - OURS


@pytest.mark.parametrize(("act", "letters"), EVERY_ACT, ids=lambda value: getattr(value, "kind", str)())
def test_a_role_may_do_what_the_table_says_and_nothing_else(act: Act, letters: str) -> None:
    evening = Evening()
    may = {letter for letter, actor in ACTORS.items() if not forbidden(evening, act, actor)}
    assert may == set(letters)


def test_the_table_knows_every_act() -> None:
    assert {type(act) for act, _ in EVERY_ACT} == {*PARTS.rules}


@pytest.mark.parametrize("act", sorted(OURS))
def test_nobody_says_from_outside_what_is_of_the_house(act: str) -> None:
    assert act not in PARTS.acts


def test_no_right_is_given_for_an_act_that_does_not_exist() -> None:
    assert set(PARTS.acts) == LEADING | VOICE | DECISION | OWN | TYPED | POLLED
    assert set().union(*PARTS.matrix.values()) == {*PARTS.acts, *OURS}


HOMES = {act: kind for module in told("matrix") for act, kind in getattr(module, "HOMES", {}).items()}
"""The kind of stage where acts of a part that stands apart belong, by the first word of the act."""
USUAL = {stage.kind for stage in agenda()}
MORE = dict.fromkeys(kind for kind in ("questions", *HOMES.values()) if kind not in USUAL)
EVERYWHERE = [*agenda(), *(Stage(kind, kind) for kind in MORE)]
"""An agenda with a stage for every act of a seat."""


def test_voice_and_decision_are_separate_rights() -> None:
    assert not VOICE & DECISION


@pytest.mark.parametrize("act", SPOKEN, ids=lambda act: act.kind())
def test_the_facilitator_speaks_and_decides_only_on_behalf_of_a_seat(act: VoiceAct) -> None:
    own = msgspec.structs.replace(act, seat=None)
    assert Evening(EVERYWHERE).reach(_home(act)).refuse(own, LEADER).key == "seat_unchosen"


def test_a_table_chair_speaks_for_their_own_table_and_for_no_other() -> None:
    evening = Evening().reach("arguments")
    speak = PostArgument(initiative="garden", side="for", text="Mooi.")
    evening.happen(SeatTaken(seat="eva", table="t2", channel="assisted"))
    own, other = (msgspec.structs.replace(speak, seat=seat) for seat in ("chris", "eva"))
    assert evening.play(own, CHAIR)
    assert evening.refuse(other, CHAIR).key == "not_your_table"
    assert evening.play(other, SCRIBE)


def test_a_table_chair_seats_people_at_their_own_table() -> None:
    evening = Evening()
    assert evening.play(AddSeat(seat="eva"), CHAIR)
    assert seats(evening.meeting)["eva"].table == "t1"
    assert evening.refuse(AddSeat(seat="fien", table="t2"), CHAIR).key == "not_your_table"


@pytest.mark.parametrize("act", SPOKEN, ids=lambda act: act.kind())
def test_a_resident_never_acts_for_another_seat(act: VoiceAct) -> None:
    other = msgspec.structs.replace(act, seat="bram")
    assert Evening(EVERYWHERE).reach(_home(act)).refuse(other, ANNA).key == "not_your_seat"


@pytest.mark.parametrize(("act", "letters"), EVERY_ACT, ids=lambda value: getattr(value, "kind", str)())
def test_a_closed_meeting_refuses_every_act(act: Act, letters: str) -> None:
    assert {over().refuse(act, ACTORS[letter]).key for letter in letters} == {"meeting_closed"}


def test_an_actor_is_never_printed_with_its_secrets() -> None:
    actor = Actor("device-77", Role.RESIDENT, "anna", receipt="8c7f")
    assert repr(actor) == "Actor(resident anna)"


def forbidden(evening: Evening, act: Act, actor: Actor) -> bool:
    """Whether this role is turned away, whatever else may be wrong; the console acts for Chris, who has no phone."""
    if isinstance(act, VoiceAct) and actor.role in ON_BEHALF:
        act = msgspec.structs.replace(act, seat="chris")
    try:
        decide(evening.meeting, act, actor, START)
    except Refused as refusal:
        return isinstance(refusal, Forbidden)
    return False


def _home(act: Act) -> str:
    """The stage where this act of a seat belongs."""
    homes = {"argument": "arguments", "ballot": "ranking", "review": "review"}
    homes |= dict.fromkeys(("consent", "minority", "objection"), "decision") | {"question": "questions"} | HOMES
    return homes.get(act.kind().partition(".")[0], "welcome")
