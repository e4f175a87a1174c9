"""Chips in a random evening: laid one by one and by a table, agreed and not, closed too early, shown or not."""

from random import Random
from typing import Any

from app.live import meetings
from facilitation.parts.chips import KIND
from facilitation.parts.chips.acts import AgreeChips, MoveChips, PlaceChips, VoidChips
from facilitation.parts.chips.asked import options, people, things
from facilitation.parts.seating import MoveSeat
from facilitation.parts.stages import CloseStage, RevealStage
from facilitation.state.stage import Stage
from tests.parts.turns.in_evenings import Talking


class Laying(Talking):
    """What tables do with chips."""

    def with_chips(self, stages: list[Stage]) -> list[Stage]:
        """Now and then themes first, now and then plans, before the vote or after it."""
        chance = Random(f"{self.code} chips")
        if chance.random() < 0.4:
            return stages
        vote = next(n for n, stage in enumerate(stages) if stage.kind == "ranking")
        at = vote + chance.choice([0, 1])
        made = [Stage("fiches", "chips").saying(rules=self.rules(chance))]
        if chance.random() < 0.5:
            made.insert(0, Stage("potjes", "chips").saying(rules={"on": "themes", "chips": chance.choice([1, 7])}))
        return [*stages[:at], *made, *stages[at:]]

    def rules(self, chance: Random) -> dict[str, Any]:
        """Anything that can be agreed."""
        told: dict[str, Any] = {"chips": chance.choice([3, 5, 14]), "gives": chance.choice(["bands", "bands", "order"])}
        more = {"each": chance.choice([1, 2]), "step": 2, "least": 2, "behind": 2, "spread": 2, "spare": False}
        told |= {name: value for name, value in more.items() if chance.random() < 0.2}
        told |= {"whole": 60, "partial": chance.choice([0, 20]), "unit": 100} if chance.random() < 0.3 else {}
        return {name: str(value) for name, value in told.items()} if chance.random() < 0.3 else told  # as at a desk

    def in_chips(self, key: str) -> None:
        """By a chance of its own; the evening goes on as it would."""
        usual, self.chance = self.chance, Random(f"{self.code} lays at {key}")
        for _ in range(3):
            self.lay_some(key)
        self.maybe(CloseStage(), 1)
        self.maybe(VoidChips(reason=self.say(), stage=key), 0.2)
        self.lay_some(key)
        self.maybe(CloseStage(), 1)
        self.maybe(RevealStage(stage=key), 0.9)
        self.chance = usual

    def lay_some(self, key: str) -> None:
        """Everybody a chip or two, a table all of theirs; whoever sits there agrees, or somebody goes elsewhere."""
        state = meetings.load(self.code).state
        stage = KIND.named(state, key)
        found = things(state, stage) if stage else []
        if stage is None or not found:
            return
        for seat in self.seats:
            self.voice(seat, MoveChips(thing=self.chance.choice(found), by=self.chance.choice([1, 2, -1])), 0.6)
        for table in ("T1", "T2", "O"):
            sitting = people(state, table)
            if sitting and self.chance.random() < 0.6:
                left = options(stage).chips * len(sitting)
                amounts = {thing: left // 2 // len(found) * 2 for thing in found}
                self.voice(self.chance.choice(sitting), PlaceChips(table=table, amounts=amounts))
        self.voice(self.someone(), MoveSeat(table=self.chance.choice(["T1", "T2"])), 0.3)
        for seat in self.seats:
            self.voice(seat, AgreeChips(on=self.chance.random() < 0.97), 0.9)
