"""Who acts in a random evening: anybody, now and then, as far as the evening allows it."""

from contextlib import suppress
from random import Random

from app.live import meetings
from facilitation.acts import Act, VoiceAct
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role

LEADER = Actor("console:proof", Role.FACILITATOR, receipt="proof")
WORDS = ("Goed plan", "Wie betaalt dat?", "=SOM(1)", "€ 5 «is» te veel\n", "😀 mooi", "Ik woon ernaast.", "\u202eraar")


class Acting:
    """Acts through the real door of one meeting; `chance` decides everything."""

    def __init__(self, code: str, chance: Random) -> None:
        self.code, self.chance = code, chance
        self.seats: list[str] = []
        self.plans: list[str] = []

    def someone(self) -> str:
        """Any seat, or one that there is not."""
        return self.chance.choice(self.seats or ["S-"])

    def say(self) -> str:
        """Some words."""
        return f"{self.chance.choice(WORDS)} {self.chance.randint(1, 999)}"

    def lead(self, act: Act) -> None:
        """The gespreksleider does this."""
        meetings.perform(self.code, act, LEADER)

    def maybe(self, act: Act, often: float = 0.5) -> None:
        """The gespreksleider does this, so often, and not when the evening does not allow it."""
        self.by(LEADER, act, often)

    def voice(self, seat: str, act: VoiceAct, often: float = 1) -> None:
        """A seat does this, so often, and not when the evening does not allow it."""
        self.by(Actor(seat, Role.RESIDENT, seat, receipt=f"proof {seat}"), act, often)

    def by(self, actor: Actor, act: Act, often: float) -> None:
        """Somebody does this, so often, and not when the evening does not allow it."""
        if self.chance.random() < often:
            with suppress(Refused):
                meetings.perform(self.code, act, actor)
