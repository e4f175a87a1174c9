"""The golden evening: a small but whole one in which every kind of event happens at least once.

`python -m tests.golden.make` folds its log anew, after a change that was meant; with `--anew` it is played again first.
"""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from facilitation.events import Event
from facilitation.evolve import fold
from facilitation.part import LoggedEvent
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
from facilitation.parts.choice.acts import (
    AdoptChoice,
    AnswerChoice,
    CloseChoice,
    DrawChoice,
    OpenChoice,
    OptionWish,
    ShowChoice,
)
from facilitation.parts.clock import AddTime, PauseClock, SetClock, StepClock
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
from facilitation.parts.frames import ChangeFrame
from facilitation.parts.helping.acts import AskHelp, EndHelp
from facilitation.parts.package.acts import AwardWish, ProposeDecision, SetAward
from facilitation.parts.plans import CorrectInitiative, WithdrawInitiative
from facilitation.parts.ranking.acts import ChooseMethod, DrawLot
from facilitation.parts.recast.acts import AnswerRecast, DropRecast, OfferRecast
from facilitation.parts.review import GiveReview, ModerateReview
from facilitation.parts.seating import AddSeat, MoveSeat, RemoveSeat, TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, OpenStage, RevealStage
from facilitation.parts.terms import SetMandate, SetRule
from facilitation.parts.undo import Undo
from facilitation.parts.wall import FreezeWall, LightWall, ShowWall, StepCount
from facilitation.record.compose import compose
from facilitation.registry import PARTS
from facilitation.roles import Actor, Role
from facilitation.state.meeting import Meeting
from facilitation.state.method import Form, Method
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER, VISITOR, Evening
from tests.golden import mending, mixing
from tests.golden.asking import chips, questions, with_questions
from tests.golden.mending import Asked
from tests.parts import told
from tests.parts.turnout import golden as turnout

HOUSE = Actor("house", Role.HOUSE)
SECOND = Actor("second", Role.CO_FACILITATOR, link="0c4f1e9a77d2")
PROPOSER = Actor("proposer", Role.PROPOSER, plan="playground")

FOLDER = Path(__file__).parent
LOG, STATE, RECORD = (FOLDER / f"evening.{end}" for end in ("jsonl", "state.json", "record.json"))
BEFORE_METHODS, BEFORE_HANDS, BEFORE_CHOICES, BEFORE_PSEUDONYMS, BEFORE_WHENCE = (
    FOLDER / f"before_{what}.jsonl" for what in ("methods", "hands", "choices", "pseudonyms", "whence")
)


def play() -> Evening:
    """The evening itself, always the same, nine seconds between one act and the next."""
    evening = Evening(with_questions(), pseudonymous=True)
    usual = (welcome, agreements, plans, talk, questions, ranking, allocation, decide, look_back, chips)
    for turn, part in enumerate((*usual, *(module.played for module in told("golden")))):
        if turn:
            evening.finish().play(AdvanceStage(expecting=evening.meeting.current.plan.key))
        for act, actor in part():
            evening.wait(9).play(act, actor)
    for act, actor in turnout.last():
        evening.wait(9).play(act, actor)
    evening.play(CloseMeeting())
    return evening


def welcome() -> Asked:
    """Eva joins in the room, Finn is seated by the console and moves; the wall is tried."""
    yield TakeSeat(seat="eva", table="t2"), VISITOR
    yield AddSeat(seat="finn", name="Finn", table="t1", channel="assisted"), LEADER
    yield MoveSeat(seat="finn", table="t2"), LEADER
    yield ShowWall(what="qr"), LEADER
    yield LightWall(on=True), LEADER
    yield ShowWall(what="black"), LEADER
    yield Undo(seq=11), LEADER
    yield SetMandate(mandate="beslissend", confirms="het stadsdeel"), LEADER
    yield SetRule(rule="consent", seats=3, tables=1, due=date(2025, 6, 1)), LEADER


def agreements() -> Asked:
    """The room chooses between two models by a lot; one agreement is reworded before it stands."""
    yield ShowWall(what="live"), LEADER
    models = [OptionWish("Samen praten", "Tot iedereen ermee kan leven."), "Stemmen"]
    yield OpenChoice(question="Hoe verdelen we het geld?", options=models), LEADER
    yield AnswerChoice(marks={"O1": 2, "O2": 3, "nothing": 9}), ANNA
    yield AnswerChoice(marks={"O1": 3, "O2": 2}, seat="chris"), LEADER
    yield CloseChoice(), LEADER
    yield from mending.choice()
    yield DrawChoice(words="Regen tafel BOOM"), LEADER
    yield ShowChoice(), LEADER
    yield from mending.frame()
    yield ChangeFrame(frame="money", text="Wij verdelen 10.000 euro, en geen cent meer."), LEADER


def plans() -> Asked:
    """A plan is put right, another gets the floor; a proposer is asked for less, and asked no longer."""
    yield OfferRecast(initiative="garden", ask=5_000_00, text="Minder bakken."), LEADER
    yield DropRecast(recast="K1"), LEADER
    yield GiveFloor(initiative="lamps"), LEADER
    yield CorrectInitiative(initiative="lamps", reason="Een tikfout.", title="Warme lampen", short="Licht."), LEADER
    yield CorrectInitiative(initiative="mural", reason="De offerte kwam.", ask=3_000_00), LEADER
    yield ChooseMethod(stage="ranking", method=Method(form=Form(kind="ranking", most=4))), LEADER
    yield from mending.plan()
    yield SetClock(seconds=600), LEADER
    yield AddTime(), LEADER
    yield StepClock(milliseconds=90_000), HOUSE


def talk() -> Asked:
    """All sides, support given and taken back, one argument hidden and one on the wall."""
    yield TakeSeat(seat="gerda", table="t1"), VISITOR
    yield RemoveSeat(seat="gerda", reason="Zat er twee keer.", texts=True), LEADER
    yield from turnout.at_the_door()
    said: list[tuple[str, Any, str, Actor]] = [
        ("garden", "for", "Samen groeien: sla, bonen en buren. 🌱", ANNA),
        ("garden", "question", "Wie geeft er water in augustus?", BRAM),
        ("lamps", "against", "Mijn buurman laat alles al branden.", DORA),
        ("playground", "improvement", "Met een bankje\nvoor opa's en oma's.", ANNA),
    ]
    for plan, side, text, actor in said:
        yield PostArgument(initiative=plan, side=side, text=text), actor
    yield SettleQuestion(argument="A2", became="later"), LEADER
    yield SupportArgument(argument="A1"), BRAM
    yield SupportArgument(argument="A1"), DORA
    yield SupportArgument(argument="A2", seat="chris"), LEADER
    yield UnsupportArgument(argument="A1"), BRAM
    yield ModerateArgument(argument="A3", verdict="hide", reason="Gaat over een buurman."), LEADER
    yield FeatureArgument(argument="A1"), LEADER
    yield from mending.seats()
    yield SetApproval(on=True), LEADER
    yield PostArgument(initiative="mural", side="for", text="Kleur in de straat."), BRAM


def ranking() -> Asked:
    """Four rankings, one of them replaced with help; the wall and its clock are held; a lot is drawn among equals."""
    yield FreezeWall(on=True), LEADER
    yield PauseClock(), LEADER
    yield CastBallot(ballot=Paper(order=["garden", "playground", "lamps"])), ANNA
    yield CastBallot(ballot=Paper(order=["playground", "garden"])), BRAM
    yield CastBallot(seat="chris", ballot=Paper(order=["garden", "lamps"])), SECOND
    yield CastBallot(ballot=Paper(order=["garden", "mural"])), DORA
    yield AskHelp(), BRAM
    yield CastBallot(seat="bram", ballot=Paper(order=["playground", "garden", "mural"])), SECOND
    yield EndHelp(), BRAM
    yield from mending.papers()
    yield FreezeWall(on=False), LEADER
    yield CloseStage(), LEADER
    yield DrawLot(words="Fiets  klaver ZON"), LEADER
    yield from mending.outcome()
    yield RevealStage(), LEADER
    yield StepCount(to=2), LEADER


def allocation() -> Asked:
    """Two divisions, held again; a plan leaves, the room composes its own division, a proposer agrees to less."""
    yield CastBallot(ballot=Paper(amounts={"lamps": 3_000_00})), ANNA
    yield CloseStage(), LEADER
    yield VoidVote(reason="Tafel 2 was nog bezig."), LEADER
    yield CastBallot(ballot=Paper(amounts={"garden": 3_000_00, "playground": 5_000_00})), ANNA
    yield CastBallot(ballot=Paper(amounts={"garden": 6_000_00, "lamps": 1_000_00, "mural": 0})), DORA
    yield WithdrawInitiative(initiative="mural", reason="De muur wordt gesloopt."), LEADER
    yield CloseStage(), LEADER
    yield RevealStage(), LEADER
    yield from mending.amount()
    yield ProposeDecision(awards=[
        AwardWish("garden", 4_000_00, "Twintig bakken in plaats van dertig.", ["Er is een waterrooster."]),
        AwardWish("playground", 5_000_00, "Eerst de kinderen."),
        AwardWish("lamps", 0, "Volgend jaar."),
    ]), LEADER  # fmt: skip
    yield OfferRecast(initiative="playground", ask=4_500_00, text="Zonder hek.", title="Open speelplek"), LEADER
    yield AnswerRecast(recast="K2", initiative="playground", yes=True, words="Dat kan."), PROPOSER


def decide() -> Asked:
    """A first round, a package that changes, a second round, and the record."""
    yield OpenRound(initiative="lamps"), LEADER
    yield GiveConsent(position="objection", reason="Geen licht is niet veilig.", need="Eén lamp."), DORA
    yield CloseStage(), LEADER
    yield FloorObjection(objection="B1.1"), LEADER
    yield SetAward(initiative="lamps", amount=1_000_00, reason="De donkerste hoek wel."), LEADER
    yield SettleObjection(objection="B1.1", became="worked_in", text="Eén lamp in de donkerste hoek."), LEADER
    yield OpenChoice(versions=[1, 2]), LEADER
    yield AnswerChoice(marks={"O1": 2, "O2": 6}), BRAM
    yield CloseChoice(), LEADER
    yield AdoptChoice(choice="W2"), LEADER
    yield SetAward(initiative="lamps", amount=1_000_00, reason="Toch, in de donkerste hoek."), LEADER
    yield WithdrawObjection(text="Zo kan ik ermee leven."), DORA
    yield PostView(text="De speelplek had voor moeten gaan.", initiatives=["playground"]), BRAM
    yield JoinView(view="M1"), ANNA
    yield LeaveView(view="M1"), ANNA
    yield JoinView(view="M1", seat="chris"), LEADER
    yield PostView(text="Mijn buurman heeft dit verzonnen."), DORA
    yield ModerateView(view="M2", verdict="hide", reason="Gaat over een buurman."), LEADER
    yield OpenStage(), LEADER
    yield GiveConsent(position="agree"), ANNA
    yield GiveConsent(position="agree", seat="chris"), LEADER
    yield GiveConsent(position="concern", reason="Wie geeft water?"), BRAM
    yield GiveConsent(position="agree", reason="Dank."), DORA
    yield CloseStage(), LEADER
    yield RecordDecision(), LEADER
    yield from mending.decision()


def look_back() -> Asked:
    """The tables are mixed for it; three looks back, one of them hidden."""
    yield from mixing.tables()
    yield GiveReview(keep="De soep.", improve="Meer tijd.", grade=8), ANNA
    yield GiveReview(keep="Piet van nummer 9 praatte te lang."), BRAM
    yield GiveReview(grade=7), DORA
    yield ModerateReview(review="bram", reason="Noemt iemand."), LEADER
    yield from (*mixing.called(), *((act, LEADER) for act in (CloseStage(), RevealStage())))


def log_of(evening: Evening) -> bytes:
    """The log, one event a line."""
    rows = enumerate(zip(evening.events, evening.times, strict=True), 1)
    lines = ({"seq": seq, "kind": event.kind(), "at": at, "body": _body(event)} for seq, (event, at) in rows)
    return b"".join(msgspec.json.encode(line, order="sorted") + b"\n" for line in lines)


def _body(event: Event) -> dict[str, Any]:
    body: dict[str, Any] = msgspec.to_builtins(event)
    del body["kind"]
    return body


def read_log(file: Path = LOG) -> list[LoggedEvent]:
    """A recorded log as lines of events."""
    rows = [msgspec.json.decode(row) for row in file.read_bytes().splitlines()]
    return [LoggedEvent(row["seq"], row["at"], _event(row["kind"], row["body"])) for row in rows]


def _event(kind: str, body: dict[str, Any]) -> Event:
    return msgspec.convert({"kind": kind, **body}, PARTS.events[kind])


def state_of(lines: list[LoggedEvent]) -> Meeting:
    """What the log folds into."""
    return fold(line.event for line in lines)


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and sets, indented so that a change can be read."""
    return msgspec.json.format(msgspec.json.encode(value, order="sorted", enc_hook=str), indent=1) + b"\n"


def main() -> None:
    """Write what the log folds into; with --anew the log too."""
    if "--anew" in sys.argv:
        LOG.write_bytes(log_of(play()))
    lines = read_log()
    STATE.write_bytes(canonical(state_of(lines)))
    RECORD.write_bytes(canonical(compose(lines)))


if __name__ == "__main__":
    main()
