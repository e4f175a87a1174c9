"""The delay of the stream: what the hall may not do once it is closed, nor who is at home after their time."""

from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.delay.acts import EndDelay
from facilitation.parts.stages import AdvanceStage
from facilitation.refusals import Malformed, Refused
from tests.facilitation.evening import ANNA, DORA, LEADER
from tests.facilitation.refusals.asking import Case
from tests.parts.delay.room import GARDEN_FIRST, closed, late, over, voting

ON_PAPER = CastBallot(seat="chris", ballot=Paper(order=["garden"]))
REFUSED: list[Case] = [
    (Refused, "hall_closed", late, GARDEN_FIRST, ANNA),
    (Refused, "hall_closed", late, ON_PAPER, LEADER),
    (Refused, "home_over", over, GARDEN_FIRST, DORA),
    (Refused, "home_over", closed, GARDEN_FIRST, DORA),
    (Refused, "home_open", late, AdvanceStage(), LEADER),
    (Refused, "home_not_open", voting, EndDelay(reason="Genoeg."), LEADER),
    (Malformed, "reason_needed", late, EndDelay(), LEADER),
    (Malformed, "text_too_long", late, EndDelay(reason="a" * 281), LEADER),
]
