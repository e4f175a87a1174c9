"""Questions in a random evening on their way: bundled, apart again, put to somebody, answered after all."""

from random import Random
from typing import Any

from app.live import meetings
from facilitation.parts.questions.acts import AnswerQuestion, BundleQuestion, PutQuestion, StarQuestion
from facilitation.parts.questions.state import KIND, lines


class Bundling:
    """Who leads looks after the questions, by a chance of its own."""

    code: str
    chance: Random
    maybe: Any
    say: Any

    def bundle(self, key: str) -> None:
        """Where the room is at its questions; the evening goes on as it would."""
        state = meetings.load(self.code).state
        here = KIND.named(state, key)
        found = [line.id for line in lines(state, here.state)] if here else []
        usual, self.chance = self.chance, Random(f"{self.code} bundles at {key}")
        for question in found * 2:
            under = self.chance.choice([*found, ""])
            self.maybe(BundleQuestion(question=question, under=under, stage=key), 0.4)
            self.maybe(StarQuestion(question=question, on=self.chance.random() < 0.7, stage=key), 0.3)
            self.maybe(PutQuestion(question=question, to=self.say(), stage=key), 0.3)
            self.maybe(AnswerQuestion(question=question, how="now", text=self.say(), stage=key), 0.1)
        self.chance = usual
