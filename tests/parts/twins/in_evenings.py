"""Arguments as one in a random evening: asked by the console or an author, yes, no, and apart again."""

from random import Random
from typing import Any

from app.live import meetings
from facilitation.parts.arguments.acts import SupportArgument, UnsupportArgument
from facilitation.parts.arguments.state import KIND
from facilitation.parts.twins.acts import AnswerPairing, PairArguments, PartArguments
from facilitation.parts.twins.state import pairs
from tests.record.verify.acting import own


class Pairing:
    """Who says the same is asked, by a chance of its own."""

    code: str
    chance: Random
    seats: list[str]
    maybe: Any
    by: Any
    voice: Any

    def pair(self, stage: str) -> None:
        """While people argue; the evening goes on as it would."""
        here = KIND.named(meetings.load(self.code).state, stage)
        said = [*here.state.arguments] if here else []
        usual, self.chance = self.chance, Random(f"{self.code} pairs at {stage}")
        for argument in said:
            other = self.chance.choice(said)
            self.maybe(PairArguments(argument=argument, other=other), 0.6)
            for seat in self.seats:
                self.by(own(seat), PairArguments(argument=other, other=argument), 0.1)
        self._answered(said)
        for seat in self.seats:
            for argument in said:
                self.voice(seat, UnsupportArgument(argument=argument), 0.1)
                self.voice(seat, SupportArgument(argument=argument), 0.2)
        for key in [*pairs(meetings.load(self.code).state)]:
            self.maybe(PartArguments(other=key), 0.4)
        self.chance = usual

    def _answered(self, said: list[str]) -> None:
        for key in [*pairs(meetings.load(self.code).state)]:
            for seat in self.seats:
                self.voice(seat, AnswerPairing(other=key, yes=self.chance.random() < 0.9), 0.9)
