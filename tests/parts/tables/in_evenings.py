"""Tables ask for somebody in a random evening, by a chance of its own."""

from random import Random

from facilitation.parts.tables.acts import AnswerCall, CallGuide, SettleCall, TakeTask
from tests.parts.turns.in_evenings import Talking
from tests.record.verify.acting import own


class Calling(Talking):
    """Who asks, goes and says that it is over."""

    def talk(self, stage: str) -> None:
        """Beside the turns; the evening goes on as it would without."""
        super().talk(stage)
        usual, self.chance = self.chance, Random(f"{self.code} calls at {stage}")
        for seat in self.seats:
            self.by(own(seat), CallGuide(), 0.2)
            self.maybe(AnswerCall(table=self.chance.choice(["T1", "T2", "O"])), 0.3)
            self.by(own(seat), SettleCall(), 0.3)
            self.by(own(seat), TakeTask(task="chair", on=self.chance.random() < 0.7), 0.3)
        self.chance = usual
