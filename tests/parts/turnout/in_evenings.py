"""The end of a random evening: who was counted fits the seats or does not, and then somebody says why."""

from random import Random
from typing import Any

from app.live import meetings
from facilitation.acts import Act
from facilitation.parts.door.acts import CountHeads
from facilitation.parts.door.asked import door
from facilitation.parts.turnout import ExplainTurnout
from facilitation.parts.turnout.asked import unexplained
from facilitation.state.meeting import Meeting


def explained(meeting: Meeting, reason: str) -> list[Act]:
    """What has to be said before this meeting may be closed."""
    return [ExplainTurnout(mismatch=wrong.key, reason=reason) for wrong in unexplained(meeting)]


class Explaining:
    """Who leads sees to it that the turnout adds up, by a chance of its own."""

    code: str
    chance: Random
    maybe: Any
    say: Any

    def settle_the_turnout(self) -> None:
        """Now and then too few heads were counted; and whatever does not fit is explained."""
        chance = Random(f"{self.code} adds up")
        if door(meetings.load(self.code).state).heads is not None and chance.random() < 0.5:
            self.maybe(CountHeads(heads=chance.choice([0, 1, 2])), 1)
        for act in explained(meetings.load(self.code).state, "Gingen eerder naar huis."):
            self.maybe(act, 1)
