"""Random small evenings, played through the real door to their closing: whatever an evening can hold is in some."""

from datetime import date
from random import Random
from typing import Any

import msgspec

from app.live import meetings
from facilitation.agenda import agenda
from facilitation.events import MeetingOpened
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
from facilitation.parts.clock import PauseClock, SetClock
from facilitation.parts.floor import GiveFloor
from facilitation.parts.frames import ChangeFrame, ConfirmFrame
from facilitation.parts.plans import CorrectInitiative, WithdrawInitiative, active
from facilitation.parts.questions.acts import AnswerQuestion, AskQuestion, BackQuestion, HideQuestion
from facilitation.parts.ranking.acts import ChooseMethod, DrawLot
from facilitation.parts.recast.acts import AnswerRecast, DropRecast, OfferRecast
from facilitation.parts.review import GiveReview, ModerateReview
from facilitation.parts.seating import MoveSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.parts.terms import SetMandate, SetRule
from facilitation.parts.wall import FreezeWall, LightWall, ShowWall, StepCount
from facilitation.roles import Actor, Role
from facilitation.state.frame import FRAME_KEYS, Frame
from facilitation.state.method import Method
from facilitation.state.plan import Initiative
from facilitation.state.seat import Table
from facilitation.state.stage import Stage
from tests.parts.in_evenings import OfParts
from tests.record.verify.questions import method_for, paper_for

KINDS = ("approval", "ranking", "points", "amounts", "grades", "resistance")
RULES = ("", "consent", "majority", "four_fifths", "resistance")


class RandomEvening(OfParts):
    """One evening under way. With a `method` it is rich: as much as can be is in it."""

    def __init__(self, code: str, chance: Random, method: Method | None = None) -> None:
        super().__init__(code, chance)
        self.agreed, self.rich = method, method is not None

    def play(self) -> None:
        """From the opening to the closing."""
        opening = self.opening()
        meetings.create(opening if self.rich else self.with_deciders(opening), public=True)
        mandate: Any = self.chance.choice(["", "beslissend", "adviserend"])
        self.maybe(SetMandate(mandate=mandate, confirms=self.say()))
        for number in range(5 if self.rich else self.chance.choice([0, 1, 3, 4, 5, 6, 7, 8])):
            self.sit(f"S{number:012}")
        for stage in meetings.load(self.code).state.stages[1:]:
            self.open_at_home(stage.plan.key)
            self.hand_out(stage.plan.key)
            self.maybe(AdvanceStage(to=stage.plan.key), 1)
            getattr(self, f"in_{stage.plan.kind}")(stage.plan.key)
            self.talk(stage.plan.key)
            self.caption(stage.plan.key)
            self.count_at_the_door(stage.plan.key)
            self.improve(stage.plan.key)
            self.bundle(stage.plan.key)
            self.share(stage.plan.key)
            self.film(stage.plan.key)
            self.pair(stage.plan.key)
            self.give_a_mandate(stage.plan.key)
            if not self.rich:
                self.mend(stage.plan.key)
                self.mix(stage.plan.key)
        self.maybe(LightWall(on=True))
        self.end_paper()
        self.end_at_home("end")
        for stage in meetings.load(self.code).state.stages:
            if stage.status == "open":  # the room went back to it
                self.maybe(AdvanceStage(to=stage.plan.key), 1)
                self.maybe(CloseStage(), 1)
        self.settle_the_turnout()
        self.lead(CloseMeeting())

    def opening(self) -> MeetingOpened:
        """Plans of any kind; now and then a second vote, or nothing said about the arguments."""
        number = self.chance.randint(4, 7)
        self.plans = [f"P{n}" for n in range(1, number + 1)]
        stages = tuple(self.stages())
        return MeetingOpened(
            code=self.code,
            title="Proef ünïcode",
            place=self.chance.choice(["", "Buurthuis"]),
            pot=self.chance.choice([900_000, 1_200_000]),
            agenda=stages,
            frames=self.given_frames(tuple(Frame(key, key, "Tekst") for key in FRAME_KEYS)),
            initiatives=tuple(self.initiative(key, n) for n, key in enumerate(self.plans, start=1)),
            tables=(Table("T1", "Tafel 1"), Table("T2", "Tafel 2"), Table("O", "Online", online=True)),
        )

    def stages(self) -> list[Stage]:
        """The agenda of this evening."""
        template = "stemavond" if self.chance.random() < 0.3 and not self.rich else "overlegtafel"
        stages = [self.stage(stage) for stage in agenda(template)]
        if template == "overlegtafel":
            stages.insert(4, Stage("vragen", "questions").saying(title="Vragen van de zaal"))
        if not self.rich and self.chance.random() < 0.2:
            vote = next(stage for stage in stages if stage.kind == "ranking")
            stages.insert(3, msgspec.structs.replace(vote, key="before", method=self.method()))
        return self.with_committee(self.with_chips(stages))

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
        self.take(seat, channel, table)
        self.seats.append(seat)
        self.voice(seat, MoveSeat(table="T2"), 0.2)

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
        self.agree_on_clauses(key)
        for frame in FRAME_KEYS:
            self.lead(ConfirmFrame(frame=frame))
        self.amend_some()

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
        self.maybe(SettleQuestion(argument=argument, became=self.chance.choice(["answered", "later", "done", ""])), 0.4)
        self.maybe(FeatureArgument(argument=argument), 0.3)
        self.some_leave()
        verdict: Any = self.chance.choice(["hide", "show"])
        self.maybe(ModerateArgument(argument=argument, verdict=verdict, reason=self.say()), 0.4)

    def in_questions(self, key: str) -> None:
        """Asked, supported, hidden and answered, those of the talk too; the rest of the evening is as without it."""
        rest, self.chance = self.chance, Random(f"{self.code} {key}")
        for number in range(1, 4):
            question = self.chance.choice([f"V{number}", f"V{number}", f"A{number}"])
            self.voice(self.someone(), AskQuestion(text=self.say()), 0.9)
            for other in self.seats:
                self.voice(other, BackQuestion(question=question, on=self.chance.random() < 0.8), 0.5)
            how: Any = self.chance.choice(["now", "later", "who"])
            due = self.chance.choice([None, date(2031, 5, 1)])
            self.maybe(AnswerQuestion(question=question, how=how, text=self.say(), owner=self.say(), due=due), 0.6)
            self.maybe(HideQuestion(question=question, reason=self.say()), 0.3)
        self.chance = rest

    def in_ranking(self, key: str) -> None:
        """Most vote, those on paper by the console; where plans are equal in everything, the room calls out words."""
        for seat in self.seats:
            self.vote(seat)
        self.end_at_home("before")
        self.late_for_home(key)
        self.maybe(CloseStage(), 1)
        self.end_at_home("after")
        self.maybe(DrawLot(words=self.chance.choice(["klaver zeven", "Ünï  DRIE 😀"])), 0.8)
        self.put_right()
        if self.chance.random() < 0.3:
            self.maybe(VoidVote(reason=self.say()), 1)
            for seat in self.seats:
                self.vote(seat)
            self.maybe(CloseStage(), 1)
        self.maybe(RevealStage(), 0.95)
        self.maybe(StepCount(to=1), 0.3)
        self.put_right()

    def vote(self, seat: str) -> None:
        """A ballot of this evening's kind, from its own device or through the console."""
        state = meetings.load(self.code).state
        if not active(state):
            return  # everything was withdrawn
        kind: Any = state.current.method.form.kind
        self.voice(seat, CastBallot(ballot=paper_for(self.chance, kind, active(state))), 0.9)

    def in_allocation(self, key: str) -> None:
        """Everybody divides; then the gespreksleider makes a package of it."""
        plans = active(meetings.load(self.code).state)
        for seat in self.seats:
            amounts = {plan.id: self.chance.choice([0, 0, plan.least, plan.ask]) for plan in plans[:3]}
            self.voice(seat, CastBallot(ballot=Paper(amounts=amounts)), 0.9)
        self.maybe(CloseStage(), 1)
        self.maybe(RevealStage(), 0.9)
        self.divide()

    def in_review(self, key: str) -> None:
        """Looking back; one may be hidden."""
        for seat in self.seats:
            self.voice(
                seat, GiveReview(keep=self.say(), improve=self.say(), grade=self.chance.choice([None, 1, 8, 10])), 0.7
            )
        self.maybe(ModerateReview(review=self.someone(), reason=self.say()), 0.3)
        self.maybe(CloseStage(), 0.8)
        self.maybe(RevealStage())
