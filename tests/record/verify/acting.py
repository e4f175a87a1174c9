"""Who acts in a random evening: anybody, now and then, as far as the evening allows it."""

from contextlib import suppress
from datetime import UTC, datetime
from random import Random

import msgspec

from app.live import meetings
from facilitation.acts import Act, VoiceAct
from facilitation.parts.helping.acts import AskHelp, EndHelp
from facilitation.parts.seating import AddSeat, TakeSeat, seats
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from facilitation.state.seat import PHONELESS, Channel

LEADER = Actor("console:proof", Role.FACILITATOR, receipt="proof")
HANDS = (LEADER, Actor("console:two", Role.CO_FACILITATOR, receipt="two", link="22"))
WORDS = ("Goed plan", "Wie betaalt dat?", "=SOM(1)", "€ 5 «is» te veel\n", "😀 mooi", "Ik woon ernaast.", "\u202eraar")


def own(seat: str) -> Actor:
    """The phone of a seat."""
    return Actor(seat, Role.RESIDENT, seat, receipt=f"proof {seat}")


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

    def take(self, seat: str, channel: Channel, table: str | None) -> None:
        """Whoever has a phone sits down; for somebody without one the gespreksleider puts a seat there."""
        if channel in PHONELESS:
            self.lead(AddSeat(seat=seat, channel=channel, table=table))
        else:
            there = TakeSeat(seat=seat, channel=channel, table=table)
            meetings.perform(self.code, there, Actor(f"join:{seat}", Role.VISITOR))

    def lead(self, act: Act) -> None:
        """The gespreksleider does this."""
        meetings.perform(self.code, act, LEADER)

    def maybe(self, act: Act, often: float = 0.5) -> None:
        """The gespreksleider does this, so often, and not when the evening does not allow it."""
        self.by(LEADER, act, often)

    def voice(self, seat: str, act: VoiceAct, often: float = 1) -> None:
        """A seat does this, so often, and not when the evening does not allow it; without a phone by somebody's hand.

        Now and then a phone asks for help, and somebody may do it there as well.
        """
        known, phone = seats(meetings.load(self.code).state).get(seat), own(seat)
        if known is not None and self.chance.random() < 0.1:
            self.by(phone, self.chance.choice([AskHelp(), EndHelp()]), 1)
        helped = known is not None and known.helped(datetime.now(UTC))
        if known is not None and (known.channel in PHONELESS or (helped and self.chance.random() < 0.5)):
            self.by(self.chance.choice(HANDS), msgspec.structs.replace(act, seat=seat), often)
        else:
            self.by(phone, act, often)

    def by(self, actor: Actor, act: Act, often: float) -> None:
        """Somebody does this, so often, and not when the evening does not allow it."""
        if self.chance.random() < often:
            with suppress(Refused):
                meetings.perform(self.code, act, actor)
