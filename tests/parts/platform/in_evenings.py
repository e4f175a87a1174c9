"""A residents' platform in a random evening: a mandate is agreed on, changed and taken back, also between rounds."""

from datetime import date
from random import Random
from typing import Any

from facilitation.parts.platform import DropPlatform, SetPlatform


class Mandating:
    """What is agreed about platforms, by a chance of its own."""

    code: str
    chance: Random
    plans: list[str]
    maybe: Any
    say: Any

    def give_a_mandate(self, key: str) -> None:
        """Now and then, at whatever stage; what the room answered before falls away."""
        usual, self.chance = self.chance, Random(f"{self.code} mandate at {key}")
        plan = self.chance.choice(self.plans)
        days = self.chance.sample([date(2031, 5, 1), date(2031, 9, 30), date(2032, 2, 28)], self.chance.randint(1, 3))
        mandate = SetPlatform(initiative=plan, platform=self.say(), purpose=self.say(), accounts=days)
        self.maybe(mandate, 0.2)
        self.maybe(DropPlatform(initiative=self.chance.choice(self.plans)), 0.1)
        self.chance = usual
