"""Common ground in a random evening: asked, answered, counted by what a worker would find, shown or not."""

from random import Random
from typing import Any

from app.live import meetings
from app.services import services
from facilitation.parts.common_ground.acts import AskGround, CountGround, MarkArgument, ShowGround

MARKS = ("agree", "agree", "disagree", "pass")


class Sharing:
    """Everybody says what they think, by a chance of its own."""

    code: str
    chance: Random
    seats: list[str]
    maybe: Any
    voice: Any

    def share(self, stage: str) -> None:
        """While people argue; the evening goes on as it would."""
        usual, self.chance = self.chance, Random(f"{self.code} shares at {stage}")
        self.maybe(AskGround(), 0.7)
        said = [f"A{number}" for number in range(1, 7)] if self.seats else []
        for seat in self.seats:
            for argument in said:
                self.voice(seat, MarkArgument(argument=argument, mark=self.chance.choice(MARKS)), 0.8)
        self.maybe(CountGround(), 0.6)
        services().workers.finish(meetings.load(self.code))
        self.maybe(ShowGround(), 0.5)
        self.maybe(AskGround(on=False), 0.3)
        self.chance = usual
