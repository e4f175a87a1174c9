"""The delay in a random evening: a closing waits, some answer from home meanwhile, and it ends early or in its time."""

from datetime import timedelta
from random import Random
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from app.live import act_job, meetings
from facilitation.parts.decision.acts import GiveConsent
from facilitation.parts.delay.acts import EndDelay, SetDelay, TurnDelay
from facilitation.parts.delay.state import calling
from facilitation.parts.stages import CloseStage
from facilitation.roles import Actor, Role

HOUSE = Actor("house", Role.HOUSE)


class Late:
    """What the stream makes late, by a chance of its own."""

    code: str
    chance: Random
    seats: list[str]
    maybe: Any
    by: Any
    voice: Any
    vote: Any
    say: Any

    def late_for_home(self, key: str) -> None:
        """Now and then this stage closes for the hall first; whoever tries to answer meanwhile may be refused."""
        usual, self.chance = self.chance, Random(f"{self.code} late at {key}")
        if self.chance.random() < 0.4:
            self.maybe(SetDelay(seconds=self.chance.choice([1, 22, 120])), 1)
            self.maybe(CloseStage(), 1)
            self.answer_late(key)
            self.end_late()
            self.maybe(SetDelay(seconds=0), 1)
        self.chance = usual

    def answer_late(self, key: str) -> None:
        """Everybody tries."""
        for seat in self.seats if calling(meetings.load(self.code).state) else ():
            if key == "decision":
                self.voice(seat, GiveConsent(position="agree"), 0.8)
            else:
                self.vote(seat)

    def end_late(self) -> None:
        """By hand, or by the clock of the house."""
        call = calling(meetings.load(self.code).state)
        if call is None:
            return
        if self.chance.random() < 0.5:
            self.maybe(EndDelay(reason=self.say()), 1)
            return
        later = call.until + timedelta(milliseconds=1)
        with patch.object(act_job, "datetime", SimpleNamespace(now=lambda zone: later)):
            self.by(HOUSE, TurnDelay(), 1)
