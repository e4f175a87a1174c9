"""Captions in a random evening: turned on, kept or not, and typed."""

from random import Random
from typing import Any

from facilitation.parts.captions import SetCaptions, WriteCaption
from facilitation.roles import Actor, Role

CAPTIONER = Actor("captioner:1", Role.CAPTIONER)


class Captioning:
    """Somebody types along, by a chance of its own."""

    code: str
    chance: Random
    maybe: Any
    by: Any
    say: Any

    def caption(self, stage: str) -> None:
        """A few lines; the evening goes on as it would."""
        usual, self.chance = self.chance, Random(f"{self.code} captions at {stage}")
        self.maybe(SetCaptions(on=True, kept=self.chance.random() < 0.5), 0.2)
        for _ in range(2):
            self.by(CAPTIONER, WriteCaption(text=self.say()), 0.3)
        self.chance = usual
