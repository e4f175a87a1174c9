"""An evening with a vote at home, which opens two days before it and closes three days after."""

from datetime import timedelta

from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.window.acts import SetWindow, TurnWindow
from facilitation.roles import Actor, Role
from tests.facilitation.evening import DORA, LEADER, START, Evening

HOUSE = Actor("house", Role.HOUSE)
OPENS, CLOSES = START - timedelta(days=2), START + timedelta(days=3)
TURN = TurnWindow(stage="ranking")
GARDEN_FIRST = CastBallot(stage="ranking", ballot=Paper(order=["garden", "lamps"]))


def agreed(evening: Evening | None = None) -> Evening:
    """The window stands, a day before it opens; Dora takes part at home, the others in the hall."""
    evening = evening or Evening()
    evening.now = OPENS - timedelta(days=1)
    evening.play(SetWindow(stage="ranking", opens=OPENS, closes=CLOSES), LEADER)
    return evening


def voting() -> Evening:
    """It is open, the evening has not begun, and Dora voted."""
    evening = agreed()
    evening.now = OPENS
    evening.play(TURN, HOUSE)
    evening.play(GARDEN_FIRST, DORA)
    return evening
