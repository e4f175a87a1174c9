"""Improvements in a random evening: taken over by proposers and at the console, in time and too late."""

from random import Random
from typing import Any

from app.live import meetings
from facilitation.parts.amending.acts import AdoptImprovement
from facilitation.parts.arguments.state import KIND
from facilitation.roles import Actor, Role


class Improving:
    """Proposers listen, by a chance of their own."""

    code: str
    chance: Random
    maybe: Any
    by: Any
    say: Any

    def improve(self, stage: str) -> None:
        """What was written about a plan comes into it, now and then; the evening goes on as it would."""
        usual, self.chance = self.chance, Random(f"{self.code} improves at {stage}")
        said = [a for each in KIND.stages(meetings.load(self.code).state) for a in each.state.arguments.values()]
        for argument in said:
            ask = self.chance.choice([None, None, 250_000, 380_000, 2_000_000])
            text = self.chance.choice([None, self.say()])
            act = AdoptImprovement(argument=argument.id, words=self.chance.choice(["", self.say()]), text=text, ask=ask)
            self.by(Actor("proposer:x", Role.PROPOSER, plan=argument.initiative), act, 0.5)
            self.maybe(act, 0.2)
        self.chance = usual
