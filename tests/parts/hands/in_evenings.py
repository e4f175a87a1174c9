"""Hands in a random evening: counted by two people, alike or not, and in the end part of the outcome or voided."""

from random import Random
from typing import Any

from app.live import meetings
from facilitation.parts.hands.acts import ConfirmHands, CountHands, ExplainHands, OpenHands, SettleHands, VoidHands
from facilitation.parts.hands.rules import CODES
from facilitation.parts.hands.state import Count, counts, unfinished
from facilitation.situation import asked
from tests.parts.paper.room import JAMAL, NOOR


class Raising:
    """The hall puts up its hands now and then, by a chance of its own."""

    code: str
    chance: Random
    by: Any
    maybe: Any
    say: Any

    def raise_hands(self) -> None:
        """For something that is asked now; nothing of it is left under way."""
        state = meetings.load(self.code).state
        usual, self.chance = self.chance, Random(f"{self.code} hands {state.seq}")
        questions = [each for each in asked(state, state.current) if each.options]
        if questions and self.chance.random() < 0.4:
            self.maybe(OpenHands(about=self.chance.choice(questions).about), 1)
        for count in unfinished(meetings.load(self.code).state):
            self.count_twice(count)
            self.come_to_one(count)
            self.maybe(VoidHands(count=count.id, reason=self.say()), 1 if self.still(count).open else 0.2)
        self.chance = usual

    def still(self, count: Count) -> Count:
        """The count as it stands now."""
        return counts(meetings.load(self.code).state)[count.id]

    def count_twice(self, count: Count) -> None:
        """Both count, now and then otherwise."""
        seen = self.hands(count)
        for who in (NOOR, JAMAL):
            there = self.hands(count) if self.chance.random() < 0.3 else seen
            self.by(who, CountHands(count=count.id, numbers=there), 0.95)

    def hands(self, count: Count) -> dict[str, int]:
        """How many hands somebody sees."""
        return {option: self.chance.choice([0, 0, 1, 2, 7]) for option in count.options}

    def come_to_one(self, count: Count) -> None:
        """What differs is counted again or settled, what is remarkable explained, and both confirm."""
        self.by(NOOR, CountHands(count=count.id, numbers=self.hands(count)), 0.2)
        self.by(JAMAL, SettleHands(count=count.id, numbers=self.hands(count)), 0.8)
        for code in CODES:
            self.by(NOOR, ExplainHands(count=count.id, code=code, words=self.say()), 0.9)
        for who in (JAMAL, NOOR):
            agreed = self.still(count).agreed or {}
            self.by(who, ConfirmHands(count=count.id, numbers=dict(agreed)), 0.9)
