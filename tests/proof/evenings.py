"""Random small evenings, played through the real door to their closing: whatever an evening can hold is in some."""

from contextlib import suppress
from datetime import date
from random import Random
from typing import Any

import msgspec

from app.live import meetings
from facilitation.acts import Act, VoiceAct
from facilitation.agenda import agenda
from facilitation.events import MeetingOpened
from facilitation.parts.arguments.acts import (
    FeatureArgument,
    ModerateArgument,
    PostArgument,
    SetApproval,
    SupportArgument,
    UnsupportArgument,
)
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.choice.acts import (
    AdoptChoice,
    AnswerChoice,
    CloseChoice,
    DrawChoice,
    OpenChoice,
    OptionWish,
    ShowChoice,
)
from facilitation.parts.clock import PauseClock, SetClock
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
from facilitation.parts.package.conditions import ConditionWish
from facilitation.parts.plans import CorrectInitiative, WithdrawInitiative, active
from facilitation.parts.ranking.acts import ChooseMethod, DrawLot
from facilitation.parts.recast.acts import AnswerRecast, DropRecast, OfferRecast
from facilitation.parts.review import GiveReview, ModerateReview
from facilitation.parts.seating import AddSeat, MoveSeat, seats
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.parts.terms import SetMandate, SetRule
from facilitation.parts.wall import FreezeWall, LightWall, ShowWall, StepCount
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from facilitation.state.frame import FRAME_KEYS, Frame
from facilitation.state.method import Method
from facilitation.state.plan import Initiative
from facilitation.state.seat import Table
from facilitation.state.stage import Stage
from tests.proof.questions import method_for, paper_for

LEADER = Actor("console:proof", Role.FACILITATOR, receipt="proof")
WORDS = ("Goed plan", "Wie betaalt dat?", "=SOM(1)", "€ 5 «is» te veel\n", "😀 mooi", "Ik woon ernaast.", "\u202eraar")
KINDS = ("approval", "ranking", "points", "amounts", "grades", "resistance")
RULES = ("", "consent", "majority", "four_fifths", "resistance")


class RandomEvening:
    """One evening under way; `chance` decides everything. With a `method` it is rich: as much as can be is in it."""

    def __init__(self, code: str, chance: Random, method: Method | None = None) -> None:
        self.code, self.chance, self.agreed, self.rich = code, chance, method, method is not None
        self.seats: list[str] = []
        self.plans: list[str] = []

    def play(self) -> None:
        """From the opening to the closing."""
        meetings.create(self.opening(), public=True)
        mandate: Any = self.chance.choice(["", "beslissend", "adviserend"])
        self.maybe(SetMandate(mandate=mandate, confirms=self.say()))
        for number in range(5 if self.rich else self.chance.choice([0, 1, 3, 4, 5, 6, 7, 8])):
            self.sit(f"S{number:012}")
        for stage in meetings.load(self.code).state.stages[1:]:
            self.maybe(AdvanceStage(to=stage.plan.key), 1)
            getattr(self, f"in_{stage.plan.kind}")(stage.plan.key)
        self.maybe(LightWall(on=True))
        self.lead(CloseMeeting())

    def opening(self) -> MeetingOpened:
        """Plans of any kind; now and then a second vote, or nothing said about the arguments."""
        number = self.chance.randint(4, 7)
        self.plans = [f"P{n}" for n in range(1, number + 1)]
        template = "stemavond" if self.chance.random() < 0.3 and not self.rich else "overlegtafel"
        stages = [self.stage(stage) for stage in agenda(template)]
        if not self.rich and self.chance.random() < 0.2:
            vote = next(stage for stage in stages if stage.kind == "ranking")
            stages.insert(3, msgspec.structs.replace(vote, key="before", method=self.method()))
        return MeetingOpened(
            code=self.code,
            title="Proef ünïcode",
            place=self.chance.choice(["", "Buurthuis"]),
            pot=self.chance.choice([900_000, 1_200_000]),
            agenda=tuple(stages),
            frames=tuple(Frame(key, key, "Tekst") for key in FRAME_KEYS),
            initiatives=tuple(self.initiative(key, n) for n, key in enumerate(self.plans, start=1)),
            tables=(Table("T1", "Tafel 1"), Table("T2", "Tafel 2"), Table("O", "Online", online=True)),
        )

    def initiative(self, key: str, number: int) -> Initiative:
        """Equal asks are frequent."""
        asked = self.chance.choice([300_000, 400_000, 400_000, 500_000, 123_456])
        theme = "groen" if number % 2 else self.chance.choice(["", "jeugd"])
        proposer = self.chance.choice(["", "Straat 7"])
        return Initiative(key, f"Plan {number}", asked, 100_000, scalable=number != 3, theme=theme, proposer=proposer)

    def stage(self, stage: Stage) -> Stage:
        """The vote gets a method of its own."""
        return msgspec.structs.replace(stage, method=self.agreed or self.method()) if stage.kind == "ranking" else stage

    def method(self) -> Method:
        """A ballot of any kind, any rule for it, and anything agreed."""
        return method_for(self.chance, self.chance.choice(KINDS), self.plans)  # type: ignore[arg-type]

    def sit(self, seat: str) -> None:
        """On any channel, at any table or none."""
        channel: Any = self.chance.choice(["room", "online", "paper", "assisted"])
        table = self.chance.choice([None, "T1", "T2", "O"])
        self.lead(AddSeat(seat=seat, channel=channel, table=table))
        self.seats.append(seat)
        self.maybe(MoveSeat(table="T2", seat=seat), 0.2)

    # --- stage by stage ---------------------------------------------------------------------------------------------

    def in_frames(self, key: str) -> None:
        """A rule may be agreed, a frame reworded; all are confirmed."""
        quorum = {"seats": self.chance.choice([0, 2, 5]), "tables": self.chance.choice([0, 0, 2])}
        due = self.chance.choice([None, date(2031, 5, 1)])
        rule: Any = self.chance.choice(RULES)
        self.maybe(SetRule(rule=rule, percent=self.chance.choice([50, 66, 100]), due=due, **quorum))
        self.maybe(ChangeFrame(frame="money", text=self.say(), fixed=False))
        self.maybe(ChooseMethod(method=self.agreed or self.method(), stage="ranking"))
        self.choose(["Loten", self.say()], versions=[])
        for frame in FRAME_KEYS:
            self.lead(ConfirmFrame(frame=frame))

    def choose(self, options: list[Any], versions: list[int]) -> None:
        """Everybody says how much they resist what; the room may call words for a lot, or take over what won."""
        package = self.chance.random() < 0.6
        self.maybe(OpenChoice(question=self.say(), options=options, versions=versions, package=package), 0.7)
        for seat in self.seats:
            marks = {
                key: self.chance.choice([0, 5, 10]) for key in ("O1", "O2", "nothing") if self.chance.random() < 0.8
            }
            self.voice(seat, AnswerChoice(marks=marks), 0.8)
        self.maybe(CloseChoice(), 1)
        self.maybe(DrawChoice(words="vier  Linden"), 0.8)
        asked = f"W{self.chance.randint(1, 4)}"
        self.maybe(ShowChoice(choice=asked), 0.3)
        self.maybe(AdoptChoice(choice=asked), 0.7)

    def in_initiatives(self, key: str) -> None:
        """Plans are heard, put right and taken back."""
        self.maybe(GiveFloor(initiative="P1"))
        self.maybe(ShowWall(what="qr"), 0.2)
        self.maybe(FreezeWall(on=True), 0.2)
        self.maybe(SetClock(seconds=60))
        self.maybe(PauseClock())
        self.put_right()

    def recast(self) -> None:
        """Proposers are asked whether a plan can be smaller, or go on with others; they answer, or need not."""
        plans = self.chance.sample(self.plans, self.chance.choice([1, 1, 2, 3]))
        offer = OfferRecast(
            initiative=plans[0], others=plans[1:], ask=self.chance.choice([90_000, 250_000, 350_000]), text=self.say(),
            title=self.chance.choice(["", self.say()]),
        )  # fmt: skip
        self.maybe(offer)
        key = f"K{self.chance.randint(1, 3)}"
        for plan in self.plans:
            said = AnswerRecast(recast=key, initiative=plan, yes=self.chance.random() < 0.9, words=self.say())
            self.maybe(said, 0.7)
            self.by(Actor(f"proposer:{plan}", Role.PROPOSER, plan=plan), said, 0.7)
        self.maybe(DropRecast(recast=key), 0.2)

    def put_right(self) -> None:
        """A plan changes or leaves, at whatever moment."""
        self.recast()
        plan = self.chance.choice(self.plans[1:])
        self.maybe(
            CorrectInitiative(initiative="P1", reason=self.say(), ask=450_000, minimum=200_000, title=self.say()),
            0.3,
        )
        self.maybe(CorrectInitiative(initiative=plan, reason=self.say(), short=self.say()), 0.2)
        self.maybe(WithdrawInitiative(initiative=plan, reason=self.say()), 0.2)

    def in_arguments(self, key: str) -> None:
        """Posted, supported, taken back, featured and hidden."""
        self.maybe(SetApproval(on=True), 0.2)
        for number in range(1, 6 if self.rich else self.chance.randint(1, 6)):
            self.argue(f"A{number}")
        self.put_right()

    def argue(self, argument: str) -> None:
        """One argument."""
        side: Any = self.chance.choice(["for", "against", "question", "improvement"])
        plan, seat = self.chance.choice(self.plans), self.someone()
        self.voice(seat, PostArgument(initiative=plan, side=side, text=self.say()))
        for other in self.seats:
            self.voice(other, SupportArgument(argument=argument), 0.5)
        self.voice(self.someone(), UnsupportArgument(argument=argument), 0.3)
        self.maybe(FeatureArgument(argument=argument), 0.3)
        verdict: Any = self.chance.choice(["hide", "show"])
        self.maybe(ModerateArgument(argument=argument, verdict=verdict, reason=self.say()), 0.4)

    def in_ranking(self, key: str) -> None:
        """Most vote, those on paper by the console; where plans are equal in everything, the room calls out words."""
        for seat in self.seats:
            self.vote(seat)
        self.maybe(CloseStage(), 1)
        self.maybe(DrawLot(words=self.chance.choice(["klaver zeven", "Ünï  DRIE 😀"])), 0.8)
        self.put_right()
        self.maybe(RevealStage(), 0.95)
        self.maybe(StepCount(to=1), 0.3)
        self.put_right()

    def vote(self, seat: str) -> None:
        """A ballot of this evening's kind, from its own device or through the console."""
        state = meetings.load(self.code).state
        kind: Any = state.current.method.form.kind
        paper = paper_for(self.chance, kind, active(state))
        if seats(state)[seat].channel == "paper":
            self.maybe(CastBallot(ballot=paper, seat=seat), 0.9)
        else:
            self.voice(seat, CastBallot(ballot=paper), 0.9)

    def in_allocation(self, key: str) -> None:
        """Everybody divides; then the gespreksleider makes a package of it."""
        plans = active(meetings.load(self.code).state)
        for seat in self.seats:
            amounts = {plan.id: self.chance.choice([0, 0, plan.least, plan.ask]) for plan in plans[:3]}
            self.voice(seat, CastBallot(ballot=Paper(amounts=amounts)), 0.9)
        self.maybe(CloseStage(), 1)
        self.maybe(RevealStage(), 0.9)
        self.divide()

    def divide(self) -> None:
        """Another package: a whole one, or line by line."""
        if self.chance.random() < 0.4:
            self.maybe(ProposeDecision(awards=[self.wish(plan) for plan in self.plans]), 1)
        for plan in self.plans:
            wish = self.wish(plan)
            changed = SetAward(
                initiative=plan,
                amount=wish.amount,
                reason=wish.reason,
                conditions=wish.conditions,
                reserve=wish.reserve,
            )
            self.maybe(changed, 0.6 if self.rich else 0.4)

    def wish(self, plan: str) -> AwardWish:
        """An amount with a reason, conditions of all kinds, or a place in the row."""
        amount = self.chance.choice([0, 0, 100_000, 150_000, 300_000])
        kinds: Any = ["voorwaarde", "wens", "verzoek"]
        found = [
            ConditionWish(
                self.say(),
                kind,
                self.chance.choice(["", "Straat 7"]),
                self.chance.choice([None, date(2030, 9, 1)]),
                "Wijkraad",
            )
            for kind in self.chance.sample(kinds, self.chance.randint(0, 3))
        ]
        place = 0 if amount else self.chance.choice([0, int(plan[1:])])
        return AwardWish(plan, amount, self.say(), [*found], place)

    def in_decision(self, key: str) -> None:
        """Rounds of answers, with what becomes of objections; minorities; then, mostly, a decision."""
        for number in range(1, 4 if self.rich else self.chance.randint(2, 4)):
            for seat in self.seats:
                self.consent(seat)
            self.minorities()
            self.maybe(CloseStage(), 1)
            self.objections(number)
            if self.chance.random() < 0.5:
                self.divide()
            self.put_right()
            self.choose(
                [OptionWish(self.say(), self.say())] if number == 2 else [], self.chance.choice([[], [0], [1, 2]])
            )
            about = self.chance.choice([None, None, *self.plans])
            self.maybe(OpenRound(initiative=about), 0.9)
        self.maybe(OpenRound(), 0.8)
        for seat in self.seats:
            self.consent(seat)
        self.minorities()
        self.maybe(CloseStage(), 1)
        self.choose([], [])
        if self.chance.random() < 0.3:
            self.divide()
        self.maybe(RecordDecision(advice=self.chance.random() < 0.6), 1 if self.rich else 0.9)
        self.put_right()

    def consent(self, seat: str) -> None:
        """One answer."""
        position: Any = self.chance.choice(["agree", "agree", "agree", "agree", "concern", "objection"])
        need = self.chance.choice(["", self.say()])
        self.voice(seat, GiveConsent(position=position, reason=self.say(), need=need), 0.9)

    def objections(self, number: int) -> None:
        """On the floor; taken in, taken back or standing."""
        for place in range(1, 4):
            key, became = f"B{number}.{place}", self.chance.choice(["worked_in", "stands"])
            self.maybe(FloorObjection(objection=key), 0.3)
            self.maybe(SettleObjection(objection=key, became=became, text=self.say()), 0.6)  # type: ignore[arg-type]
            self.voice(self.someone(), WithdrawObjection(text=self.say()), 0.3)
            self.maybe(WithdrawObjection(objection=key, text=self.say()), 0.2)

    def minorities(self) -> None:
        """Views, who stands behind them, and one that is hidden."""
        self.voice(self.someone(), PostView(text=self.say(), initiatives=self.chance.sample(self.plans, 2)), 0.7)
        for seat in self.seats:
            self.voice(seat, JoinView(view=self.chance.choice(["M1", "M2"])), 0.5)
        self.voice(self.someone(), LeaveView(view="M1"), 0.3)
        verdict: Any = self.chance.choice(["hide", "show"])
        self.maybe(ModerateView(view="M1", verdict=verdict, reason=self.say()), 0.3)

    def in_review(self, key: str) -> None:
        """Looking back; one may be hidden."""
        for seat in self.seats:
            self.voice(
                seat, GiveReview(keep=self.say(), improve=self.say(), grade=self.chance.choice([None, 1, 8, 10])), 0.7
            )
        self.maybe(ModerateReview(review=self.someone(), reason=self.say()), 0.3)
        self.maybe(CloseStage(), 0.8)
        self.maybe(RevealStage())

    # --- who acts ---------------------------------------------------------------------------------------------------

    def someone(self) -> str:
        """Any seat, or one that there is not."""
        return self.chance.choice(self.seats or ["S-"])

    def say(self) -> str:
        """Some words."""
        return f"{self.chance.choice(WORDS)} {self.chance.randint(1, 999)}"

    def lead(self, act: Act) -> None:
        """The gespreksleider does this."""
        meetings.perform(self.code, act, LEADER)

    def maybe(self, act: Act, often: float = 0.5) -> None:
        """The gespreksleider does this, so often, and not when the evening does not allow it."""
        self.by(LEADER, act, often)

    def voice(self, seat: str, act: VoiceAct, often: float = 1) -> None:
        """A seat does this, so often, and not when the evening does not allow it."""
        self.by(Actor(seat, Role.RESIDENT, seat, receipt=f"proof {seat}"), act, often)

    def by(self, actor: Actor, act: Act, often: float) -> None:
        """Somebody does this, so often, and not when the evening does not allow it."""
        if self.chance.random() < often:
            with suppress(Refused):
                meetings.perform(self.code, act, actor)
