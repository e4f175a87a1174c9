"""How a random evening comes to its decision, and who leaves: packages, choices, rounds, objections, minorities."""

from datetime import date
from typing import Any

from app.live import meetings
from facilitation.parts.choice.acts import (
    AdoptChoice,
    AnswerChoice,
    CloseChoice,
    DrawChoice,
    OpenChoice,
    OptionWish,
    ShowChoice,
)
from facilitation.parts.decision.acts import (
    AcceptObjection,
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
from facilitation.parts.door.acts import AdmitPhone, CountHeads, OpenDoor, RemoveSeats, ShutDoor
from facilitation.parts.door.asked import batch, mark_of
from facilitation.parts.package.acts import AwardWish, ProposeDecision, SetAward
from facilitation.parts.package.conditions import ConditionWish
from facilitation.parts.seating import AddSeat, RemoveSeat
from facilitation.parts.stages import CloseStage
from tests.record.verify.acting import Acting


class Leaving(Acting):
    """The part of an evening at its door, at whatever moment."""

    def some_leave(self) -> None:
        """A seat is taken out, or a batch of them, of which some come back; heads are counted and the door is shut."""
        self.maybe(RemoveSeat(seat=self.someone(), reason=self.say(), texts=self.chance.random() < 0.5), 0.03)
        ways: list[Any] = [None, "room", "online"]
        self.maybe(ShutDoor(way=self.chance.choice(ways)), 0.1)
        self.maybe(CountHeads(heads=self.chance.choice([None, 0, 3, 60])), 0.1)
        self.maybe(AdmitPhone(mark=mark_of(self.someone())), 0.05)
        if self.chance.random() < 0.06:
            self.batch_leaves()
        self.maybe(OpenDoor(way=self.chance.choice(ways)), 0.1)

    def batch_leaves(self) -> None:
        """All phones between two seats; now and then one of them comes back."""
        first, last = self.someone(), self.someone()
        gone = batch(meetings.load(self.code).state, first, last)
        words = self.chance.random() < 0.5
        self.maybe(RemoveSeats(first=first, last=last, seats=len(gone) or 1, reason=self.say(), texts=words), 1)
        for seat in gone:
            self.maybe(AddSeat(seat=seat, channel="room"), 0.3)


class Deciding(Leaving):
    """The part of an evening in which the package is made and decided on; `rich` has as much as can be in it."""

    rich = False
    late_for_home: Any
    raise_hands: Any

    def choose(self, options: list[Any], versions: list[int]) -> None:
        """Everybody says how much they resist what; the room may call words for a lot, or take over what won."""
        package = self.chance.random() < 0.6
        self.maybe(OpenChoice(question=self.say(), options=options, versions=versions, package=package), 0.7)
        for seat in self.seats:
            marks = {
                key: self.chance.choice([0, 5, 10]) for key in ("O1", "O2", "nothing") if self.chance.random() < 0.8
            }
            self.voice(seat, AnswerChoice(marks=marks), 0.8)
        self.cards_of_choice()
        self.maybe(CloseChoice(), 1)
        self.maybe(DrawChoice(words="vier  Linden"), 0.8)
        asked = f"W{self.chance.randint(1, 4)}"
        self.maybe(ShowChoice(choice=asked), 0.3)
        self.maybe(AdoptChoice(choice=asked), 0.7)

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
            self.cards(key, "", [[1], [2], [3]])
            self.raise_hands()
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
        self.raise_hands()
        self.minorities()
        self.late_for_home(key)
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
        self.some_leave()

    def objections(self, number: int) -> None:
        """On the floor; taken in, taken back or standing."""
        for place in range(1, 4):
            key, became = f"B{number}.{place}", self.chance.choice(["worked_in", "stands"])
            self.maybe(FloorObjection(objection=key), 0.3)
            self.maybe(SettleObjection(objection=key, became=became, text=self.say()), 0.6)  # type: ignore[arg-type]
            self.voice(self.someone(), WithdrawObjection(text=self.say()), 0.3)
            self.maybe(AcceptObjection(objection=key, text=self.say()), 0.2)
            self.maybe(WithdrawObjection(objection=key, text=self.say()), 0.2)

    def minorities(self) -> None:
        """Views, who stands behind them, and one that is hidden."""
        self.voice(self.someone(), PostView(text=self.say(), initiatives=self.chance.sample(self.plans, 2)), 0.7)
        for seat in self.seats:
            self.voice(seat, JoinView(view=self.chance.choice(["M1", "M2"])), 0.5)
        self.voice(self.someone(), LeaveView(view="M1"), 0.3)
        verdict: Any = self.chance.choice(["hide", "show"])
        self.maybe(ModerateView(view="M1", verdict=verdict, reason=self.say()), 0.3)
