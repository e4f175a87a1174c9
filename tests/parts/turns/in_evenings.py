"""Turns to speak in a random evening: asked for, given, ended, at a table and in the hall, by whoever may."""

from random import Random

from app.live import meetings
from facilitation.parts.turns import line
from facilitation.parts.turns.acts import EndTurn, GiveTurn, RequestTurn, SetTurns, WithdrawTurn
from tests.parts.repair.in_evenings import Mending
from tests.record.verify.acting import own


class Talking(Mending):
    """Who speaks."""

    def talk(self, stage: str) -> None:
        """Now and then somebody does, by a chance of its own; the evening can always go on as it would."""
        usual, self.chance = self.chance, Random(f"{self.code} talks at {stage}")
        self.maybe(SetTurns(seconds=self.chance.choice([30, 90, 600]), open=self.chance.random() < 0.9), 0.2)
        for seat in self.seats:
            self.voice(seat, RequestTurn(table=self.chance.choice([None, None, "T1", "T2"])), 0.5)
            self.voice(seat, WithdrawTurn(), 0.1)
        for _ in range(self.chance.choice([0, 2, 4])):
            self.turn(self.chance.choice([None, None, "T1", "T2"]))
        self.chance = usual

    def turn(self, table: str | None) -> None:
        """Whoever is next, or whoever holds up a hand; they end it, or who leads does, or nobody."""
        person = self.chance.choice([*self.seats, None, None]) if self.seats else None
        self.maybe(GiveTurn(table=table, person=person), 0.9)
        speaker = line(meetings.load(self.code).state, table).speaker
        if speaker and self.chance.random() < 0.6:
            self.by(own(speaker.seat), EndTurn(table=table), 0.5)
            self.maybe(EndTurn(table=table), 0.7)
