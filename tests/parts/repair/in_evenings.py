"""What is undone, mended and planned anew in a random evening, between one stage and the next."""

from random import Random

from app.live import meetings
from facilitation.parts.choice.acts import CloseChoice, ReopenChoice
from facilitation.parts.decision.acts import HideConcern, RecordDecision, ReopenDecision
from facilitation.parts.frames import AmendFrame, ConfirmFrame, ReopenFrame
from facilitation.parts.plans import RestoreInitiative
from facilitation.parts.repair.acts import HideOutcome, HoldResults, MergeSeats, ReleaseResults
from facilitation.parts.replan.acts import InsertStage, PlaceStage, RetimeStage, SkipStage
from facilitation.parts.stages import RevealStage
from facilitation.parts.undo import Undo
from tests.record.verify.deciding import Deciding


class Mending(Deciding):
    """Mistakes, and what becomes of them."""

    def mend(self, stage: str) -> None:
        """Now and then something is taken back, by a chance of its own; the evening can always go on as it would."""
        usual, self.chance = self.chance, Random(f"{self.code} {stage}")
        self.mistakes()
        self.chance = usual

    def mistakes(self) -> None:
        """Everything that can be mended, one after the other."""
        self.maybe(RestoreInitiative(initiative=self.chance.choice(self.plans), reason=self.say()))
        self.maybe(HideConcern(concern=self.chance.choice(["C1", "C2", "B1.1"]), reason=self.say()), 0.3)
        self.frame()
        self.outcome()
        self.maybe(ReopenChoice(choice="W1", reason=self.say()), 0.3)
        self.maybe(CloseChoice(), 1)
        self.maybe(ReopenDecision(reason=self.say()), 0.3)
        self.maybe(RecordDecision(advice=True), 1 if self.chance.random() < 0.5 else 0)
        self.seat()
        self.agenda()

    def frame(self) -> None:
        """A frame was confirmed too early, or reads otherwise."""
        self.maybe(ReopenFrame(frame="money", reason=self.say()), 0.3)
        self.maybe(ConfirmFrame(frame="money"), 1)
        self.maybe(AmendFrame(frame="money", text=self.say(), reason=self.say()), 0.3)

    def outcome(self) -> None:
        """An outcome is held, shown, taken away and shown again."""
        self.maybe(HoldResults(reason=self.say()), 0.3)
        self.maybe(ReleaseResults(), 1)
        self.maybe(HideOutcome(reason=self.say()), 0.3)
        self.maybe(RevealStage(), 1)

    def seat(self) -> None:
        """Somebody came back with another phone."""
        if len(self.seats) > 3 and self.chance.random() < 0.2:
            seat, into = self.chance.sample(self.seats, 2)
            self.maybe(
                MergeSeats(seat=seat, into=into, reason=self.say(), keeps=self.chance.choice(["seat", "into"])), 1
            )
            self.seats.remove(seat)

    def agenda(self) -> None:
        """Minutes change, and a break comes, moves and goes."""
        self.maybe(RetimeStage(minutes=self.chance.randint(1, 60)), 0.2)
        self.maybe(InsertStage(of="recess", minutes=10, before="review", title=self.chance.choice(["", "Soep"])), 0.2)
        self.maybe(PlaceStage(place="recess-2"), 0.3)
        self.maybe(SkipStage(skip="recess-2", reason=self.say()), 0.3)
        if self.chance.random() < 0.3:
            self.maybe(RetimeStage(minutes=self.chance.randint(61, 90)), 1)
            self.maybe(Undo(seq=meetings.load(self.code).state.seq), 1)
