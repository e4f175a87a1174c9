"""A committee in a random evening: criteria once or twice, scores by some, interests, both rounds, and lists."""

from random import Random
from typing import Any

from app.live import meetings
from facilitation.parts.committee import KIND
from facilitation.parts.committee.acts import (
    AgreeCriteria,
    CloseReading,
    FixLists,
    GiveScore,
    PlacePlan,
    RuleInterest,
    TellInterest,
)
from facilitation.parts.committee.asked import terms
from facilitation.parts.plans import WithdrawInitiative
from facilitation.parts.stages import OpenStage
from facilitation.state.stage import Stage
from tests.parts.turns.in_evenings import Talking

CRITERIA = ("Haalbaar: 3\nDraagvlak", "Één: 2\n\n  Twee  woorden: 2", "Alleen dit", "A: 1\nB: 1\nC: 100")


class Choosing(Talking):
    """What a committee does."""

    def with_committee(self, stages: list[Stage]) -> list[Stage]:
        """Now and then one before the vote, with criteria on the agenda or not."""
        chance = Random(f"{self.code} committee")
        if chance.random() < 0.6:
            return stages
        told: dict[str, Any] = {"chosen": chance.choice([1, 2, 9]), "reserve": chance.choice([0, 1])}
        told |= {"criteria": chance.choice(CRITERIA)} if chance.random() < 0.7 else {}
        told |= {"most": 3, "reasons": False} if chance.random() < 0.5 else {}
        typed = {name: str(value) for name, value in told.items()} if chance.random() < 0.5 else told
        at = next(n for n, stage in enumerate(stages) if stage.kind == "ranking")
        return [*stages[:at], Stage("commissie", "committee").saying(rules=typed), *stages[at:]]

    def in_committee(self, key: str) -> None:
        """By a chance of its own; the evening goes on as it would."""
        usual, self.chance = self.chance, Random(f"{self.code} chooses at {key}")
        criteria = self.chance.choice(CRITERIA)
        self.maybe(AgreeCriteria(criteria=criteria, chosen=self.chance.choice([1, 2, 3]), reserve=1), 0.5)
        self.read_some(key)
        self.maybe(CloseReading(), 1)
        self.read_some(key)
        for plan in self.plans:
            on: Any = self.chance.choice(["chosen", "reserve", "others", None])
            self.maybe(PlacePlan(initiative=plan, list=on, reason=self.say()), 0.3)
        self.maybe(WithdrawInitiative(initiative=self.plans[-1], reason=self.say()), 0.2)
        self.maybe(OpenStage(), 0.2)
        self.maybe(FixLists(), 1)
        self.chance = usual

    def read_some(self, key: str) -> None:
        """Each scores most plans, and stands aside from some."""
        stage = KIND.named(meetings.load(self.code).state, key)
        if stage is None:
            return
        for seat in self.seats:
            for plan in self.plans:
                marks = {each: self.chance.choice([1, 2, 3, 3]) for each in terms(stage).weights}
                said = GiveScore(initiative=plan, marks=marks, reason=self.say(), doubt=self.chance.random() < 0.2)
                self.voice(seat, said, 0.6)
                on = self.chance.random() < 0.8
                self.voice(seat, TellInterest(initiative=plan, reason=self.say(), on=on), 0.1)
                self.maybe(RuleInterest(initiative=plan, seat=seat, reason=self.say(), on=on), 0.05)
        self.some_leave()
