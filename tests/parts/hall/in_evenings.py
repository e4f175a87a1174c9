"""Tables come and go in a random evening, people are away, and talk in other ways, by a chance of its own."""

from random import Random

from facilitation.parts.away import StepOut
from facilitation.parts.exercise.acts import EndExercise, GoOn, StartExercise
from facilitation.parts.exercise.state import FORMS
from facilitation.parts.hall.acts import CloseTable, JoinTables, OpenTable
from tests.parts.tables.in_evenings import Calling


class Arranging(Calling):
    """Who moves tables about, and who goes out."""

    def talk(self, stage: str) -> None:
        """Beside the turns and the calls; the evening goes on as it would without."""
        super().talk(stage)
        usual, self.chance = self.chance, Random(f"{self.code} arranges at {stage}")
        one, other = self.chance.sample(["T1", "T2", "O", "T3"], 2)
        self.maybe(JoinTables(table=one, into=other), 0.2)
        self.maybe(CloseTable(table=other), 0.3)
        self.maybe(OpenTable(table=self.chance.choice([None, one, other])), 0.3)
        self.maybe(StartExercise(form=self.chance.choice(FORMS)), 0.3)
        self.maybe(self.chance.choice([GoOn(), EndExercise()]), 0.3)
        for seat in self.seats:
            self.maybe(StepOut(person=seat, on=self.chance.random() < 0.5), 0.2)
        self.chance = usual
