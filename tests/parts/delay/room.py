"""An evening that is streamed 22 seconds late: Dora takes part at home, the others in the hall."""

from datetime import datetime, timedelta

from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.delay.acts import SetDelay, TurnDelay
from facilitation.parts.delay.state import calling
from facilitation.parts.stages import CloseStage
from facilitation.roles import Actor, Role
from tests.facilitation.evening import ANNA, LEADER, Evening

HOUSE = Actor("house", Role.HOUSE)
BEHIND = 22
OPEN = timedelta(seconds=BEHIND + 30)
GARDEN_FIRST = CastBallot(ballot=Paper(order=["garden", "lamps"]))


def voting() -> Evening:
    """The vote is open, and Anna voted."""
    evening = Evening()
    evening.play(SetDelay(seconds=BEHIND), LEADER)
    evening.reach("ranking").play(GARDEN_FIRST, ANNA)
    return evening


def late() -> Evening:
    """The hall is closed, and home is not."""
    evening = voting()
    evening.play(CloseStage(), LEADER)
    return evening


def over() -> Evening:
    """The time at home is over, and the house did not look yet."""
    evening = late()
    evening.now = until(evening)
    return evening


def closed() -> Evening:
    """The house closed it at home too."""
    evening = over()
    evening.play(TurnDelay(), HOUSE)
    return evening


def until(evening: Evening) -> datetime:
    """When it closes at home."""
    call = calling(evening.meeting)
    assert call is not None
    return call.until
