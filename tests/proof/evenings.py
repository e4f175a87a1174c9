"""Random small evenings, played through the real door to a closed, signed and exported record."""

from collections.abc import Sequence
from random import Random
from typing import Any

import msgspec

from app import keys, meetings
from app.exports import structured
from app.keys import Grant
from app.sealing import signing
from facilitation import acts as ask
from facilitation.agenda import agenda
from facilitation.ballots import CastBallot, Paper
from facilitation.counting.election import Agreed
from facilitation.counting.forms import Form
from facilitation.counting.method import Method
from facilitation.counting.question import FIELDS
from facilitation.counting.rules import RULES
from facilitation.division import SetAward
from facilitation.events import MeetingOpened
from facilitation.refusals import Refused
from facilitation.roles import SIGNERS, Actor, Role
from facilitation.room import FRAME_KEYS, Frame, Initiative, Table
from facilitation.stage import Stage
from facilitation.stages.arguments import ModerateArgument, PostArgument, SupportArgument
from facilitation.stages.decision import GiveConsent, RecordDecision
from facilitation.stages.frames import ConfirmFrame
from facilitation.stages.review import GiveReview

LEADER = Actor("console:proof", Role.FACILITATOR, receipt="proof")
WORDS = ("Goed plan", "Wie betaalt dat?", "=SOM(1)", "€ 5 «is» te veel\n", "😀 mooi", "Ik woon ernaast.", "\u202eraar")


class RandomEvening:
    """One evening under way; `chance` decides everything."""

    def __init__(self, code: str, chance: Random, method: Method | None = None) -> None:
        self.code, self.chance, self.agreed = code, chance, method
        self.seats: list[str] = []

    def play(self) -> None:
        """From the opening to the closing."""
        meetings.create(self.opening(), public=True)
        for number in range(self.chance.randint(1, 6)):
            self.sit(f"S{number:012}")
        self.go("frames")
        for frame in FRAME_KEYS:
            self.lead(ConfirmFrame(frame=frame))
        self.go("arguments")
        for _ in range(self.chance.randint(0, 5)):
            self.argue()
        self.maybe(ask.WithdrawInitiative(initiative="P2", reason=self.say()))
        self.maybe(ask.CorrectInitiative(initiative="P1", reason=self.say(), ask=450_000, minimum=200_000))
        self.go("ranking")
        for seat in self.seats:
            self.voice(seat, CastBallot(ballot=self.paper()))
        self.shut()
        self.go("allocation")
        for seat in self.seats:
            self.voice(seat, CastBallot(ballot=Paper(amounts={"P1": 0})))
        self.shut()
        for plan in ("P1", "P3", "P4"):
            amount = self.chance.choice([0, 100_000, 250_000, 300_000])
            self.maybe(SetAward(initiative=plan, amount=amount, reason=self.say(), conditions=[self.say()]))
        self.decide()
        self.maybe(ask.LightWall(on=True))
        self.lead(ask.CloseMeeting())

    def decide(self) -> None:
        """Answers, maybe a record, and looking back."""
        self.go("decision")
        for seat in self.seats:
            position = self.chance.choice(["agree", "agree", "concern", "objection"])
            self.voice(seat, GiveConsent(position=position, reason=self.say()))
        self.lead(ask.CloseStage())
        self.maybe(RecordDecision())
        self.go("review")
        for seat in self.seats:
            self.voice(seat, GiveReview(keep=self.say(), grade=self.chance.randint(1, 10)))
        self.lead(ask.CloseStage())
        self.maybe(ask.RevealStage())

    def opening(self) -> MeetingOpened:
        """Four or more plans, and any way to vote and to count."""
        number = self.chance.randint(4, 7)
        asks = [self.chance.choice([300_000, 400_000, 400_000, 500_000, 123_456]) for _ in range(number)]
        return MeetingOpened(
            code=self.code,
            title="Proef ünïcode",
            pot=self.chance.choice([900_000, 1_200_000]),
            agenda=tuple(self.stage(stage) for stage in agenda()),
            frames=tuple(Frame(key, key, "Tekst") for key in FRAME_KEYS),
            initiatives=tuple(
                Initiative(f"P{n}", f"Plan {n}", asked, 100_000, scalable=True, theme="groen" if n % 2 else "")
                for n, asked in enumerate(asks, start=1)
            ),
            tables=(Table("T1", "Tafel 1"),),
        )

    def stage(self, stage: Stage) -> Stage:
        """The vote gets a method of its own."""
        return msgspec.structs.replace(stage, method=self.agreed or self.method()) if stage.kind == "ranking" else stage

    def method(self) -> Method:
        """A ballot of any kind, and any rule for it; now and then with something agreed."""
        kind = self.chance.choice(["ranking", "approval", "points", "amounts", "grades", "resistance"])
        rule = self.chance.choice([name for name, rule in RULES.items() if kind in rule.kinds])
        agreed = Agreed(
            leftover=self.chance.choice(["skip", "skip", "stop", "partial"]),
            caps=self.chance.choice([{}, {}, {"groen": 600_000}]),
            exclusive=self.chance.choice([(), (), (("P1", "P3"),)]),
            least_votes=self.chance.choice([0, 0, 2]),
            shares=self.chance.choice([{}, {}, {"room": 2, "online": 1}]),
            committed=self.chance.choice([0, 0, 100_000]),
        )
        return Method(form=Form(kind=kind), rule=rule, agreed=agreed, top=self.chance.randint(1, 5))

    def sit(self, seat: str) -> None:
        """On any channel."""
        channel = self.chance.choice(["room", "online", "paper", "assisted"])
        self.lead(ask.AddSeat(seat=seat, channel=channel))
        self.seats.append(seat)

    def argue(self) -> None:
        """Post, support, and now and then hide."""
        seat, plan = self.chance.choice(self.seats), f"P{self.chance.randint(1, 4)}"
        side: Any = self.chance.choice(["for", "against", "question", "improvement"])
        self.voice(seat, PostArgument(initiative=plan, side=side, text=self.say()))
        for other in self.seats:
            self.maybe(SupportArgument(argument="A1", seat=other))
        if self.chance.random() < 0.3:
            self.maybe(ModerateArgument(argument="A1", verdict="hide", reason=self.say()))

    def paper(self) -> Paper:
        """A ballot in the form of this evening."""
        state = meetings.load(self.code).state
        plans = [plan.id for plan in state.active]
        self.chance.shuffle(plans)
        kind = state.current.method.form.kind
        some = plans[: self.chance.randint(1, 3)]
        if kind in ("ranking", "approval"):
            return Paper(**{FIELDS[kind]: some})
        if kind == "amounts":
            return Paper(amounts={key: state.initiatives[key].ask for key in some})
        most = {"points": 9, "grades": 4, "resistance": 10}[kind]
        return Paper(**{FIELDS[kind]: {key: self.chance.randint(1, most) for key in some}})

    def say(self) -> str:
        """Some words."""
        return f"{self.chance.choice(WORDS)} {self.chance.randint(1, 999)}"

    def go(self, to: str) -> None:
        """To this stage."""
        self.lead(ask.AdvanceStage(to=to))

    def shut(self) -> None:
        """Close and show."""
        self.lead(ask.CloseStage())
        self.lead(ask.RevealStage())

    def lead(self, act: ask.Act) -> None:
        """The gespreksleider does this."""
        meetings.perform(self.code, act, LEADER)

    def voice(self, seat: str, act: ask.VoiceAct) -> None:
        """A seat does this."""
        meetings.perform(self.code, act, Actor(seat, Role.RESIDENT, seat, receipt=f"proof {seat}"))

    def maybe(self, act: ask.Act) -> None:
        """Every other time, and not when the evening does not allow it."""
        if self.chance.random() < 0.5:
            try:
                self.lead(act)
            except Refused:
                return


def record(code: str, chance: Random) -> bytes:
    """The exported record of a random evening."""
    RandomEvening(code, chance).play()
    signers = [role for role, most in SIGNERS.items() for _ in range(most)]
    sign(code, chance.sample(signers, chance.randint(0, len(signers))), chance.random() < 0.3)
    return structured.write(code)


def full_record(code: str) -> bytes:
    """The record of an evening with Borda that everybody signed, and a correction."""
    RandomEvening(code, Random(7), Method()).play()
    sign(code, [role for role, most in SIGNERS.items() for _ in range(most)], corrected=True)
    return structured.write(code)


def sign(code: str, roles: Sequence[Role], corrected: bool = False) -> None:
    """Let these people sign, and maybe a correction."""
    room = meetings.load(code)
    sealed = signing.seal(room)
    assert sealed is not None
    grants = {n: grant(code, role) for n, role in enumerate(roles)}
    for n, held in grants.items():
        signing.sign(room, held, f"device {n}", sealed.head)
    if corrected:
        for n, role in enumerate((Role.SCRIBE, Role.FACILITATOR)):
            held = grant(code, role)
            waiting = [addendum.digest for addendum in signing.seal(room).addenda]  # type: ignore[union-attr]
            if waiting:
                signing.sign(room, held, f"other {n}", sealed.head, about=waiting[0])
            else:
                signing.correct(room, held, f"other {n}", sealed.head, "Er waren zes tafels.")


def grant(code: str, role: Role) -> Grant:
    """A session of a fresh link of this role."""
    token, _ = keys.exchange(code, keys.make(code, role))
    from app.db import database

    with database().read.connect() as connection:
        held = keys.held(connection, code, token)
    assert held is not None
    return held
