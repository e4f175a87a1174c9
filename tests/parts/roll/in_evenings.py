"""The desk at the door in a random evening: a list, ticks, heads and corrections, by a chance of its own."""

from random import Random
from typing import Any

from app.live import meetings
from facilitation.parts.door.acts import CountHeads
from facilitation.parts.roll.acts import AddHead, GiveRoll, Person, RemoveHead, TickRow, UntickRow
from facilitation.parts.roll.rules import roll
from facilitation.roles import Actor, Role

DESK = Actor("doorkeeper:1", Role.DOORKEEPER)
PLENTY = 50


class AtTheDoor:
    """Somebody counts, by a chance of its own."""

    code: str
    chance: Random
    maybe: Any
    by: Any
    say: Any

    def count_at_the_door(self, stage: str) -> None:
        """A list now and then, and taps; the evening goes on as it would: there are always more heads than seats."""
        usual, self.chance = self.chance, Random(f"{self.code} counts at {stage}")
        if self.chance.random() < 0.3:
            self.maybe(CountHeads(heads=self.chance.choice([None, PLENTY])), 1)
            self.by(DESK, GiveRoll(people=[Person(f"Bewoner {n}") for n in range(self.chance.choice([0, 3, 5]))]), 0.5)
            self.tap()
            self.maybe(CountHeads(heads=PLENTY), 1)
        self.chance = usual

    def tap(self) -> None:
        """Who comes and goes, on a list or not."""
        for _ in range(4):
            rows = sorted(roll(meetings.load(self.code).state).rows) or ["none"]
            row, who = self.chance.choice(rows), self.chance.choice(["resident", "viewer"])
            self.by(DESK, self.chance.choice([TickRow(row=row), AddHead(who=who)]), 1)
            self.by(DESK, self.chance.choice([UntickRow(row=row, reason=self.say()), RemoveHead(who=who)]), 0.3)
