"""The tables are mixed in a random evening, by a chance of its own."""

from random import Random

from app.live import meetings
from facilitation.parts.mixing.acts import AskFields, DrawMix, ForgetFields, KeepPlace, PrepareMix, SeatMix, TellFields
from facilitation.parts.seating import seats
from tests.record.verify.acting import own
from tests.record.verify.deciding import Deciding


class Mixing(Deciding):
    """People tell something of themselves; now and then everybody gets another table."""

    def mix(self, stage: str) -> None:
        """Up to the words, or to the new tables; the evening goes on as it would without."""
        usual, self.chance = self.chance, Random(f"{self.code} {stage} tables")
        if self.chance.random() < 0.4:
            self.maybe(AskFields(fields=self.chance.choice([["newcomer"], ["age", "language"]])), 1)
            for seat in seats(meetings.load(self.code).state):
                self.tell(seat)
            self.maybe(PrepareMix(), 1)
            self.maybe(DrawMix(words=self.say()))
            self.maybe(SeatMix())
            self.maybe(ForgetFields(), 0.3)
        self.chance = usual

    def tell(self, seat: str) -> None:
        """Somebody tells a thing or two, or keeps their place."""
        plan, age = self.chance.choice(self.plans), self.chance.choice(["0-24", "65"])
        told = TellFields(newcomer="yes", age=age, initiative=plan)
        self.by(own(seat), told if self.chance.random() < 0.8 else KeepPlace(), 1)
