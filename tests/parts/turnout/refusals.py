"""The turnout: what is refused until it adds up or was explained."""

from facilitation.parts.door.acts import CountHeads
from facilitation.parts.stages import CloseMeeting
from facilitation.parts.turnout import ExplainTurnout
from facilitation.refusals import Malformed, Refused
from tests.facilitation.evening import LEADER, Evening, at
from tests.facilitation.refusals.asking import Case
from tests.parts.turnout.hall import evening_with

talking = at("arguments")


def too_few() -> Evening:
    """One head was counted, and three sit in the hall."""
    evening = talking()
    evening.play(CountHeads(heads=1), LEADER)
    return evening


def quiet() -> Evening:
    """Ten sat, and one of them voted."""
    return evening_with(seats=10, ballots=1, heads=20)


def crowded() -> Evening:
    """Four voted, and then it turned out that two people were there: heads were counted before the seal."""
    evening = evening_with(seats=4, ballots=4, heads=2)
    evening.play(CountHeads(heads=10), LEADER)
    return evening


REFUSED: list[Case] = [
    (Refused, "turnout_fits", talking, ExplainTurnout(mismatch="seats", reason="Waarom ook."), LEADER),
    (Malformed, "reason_needed", too_few, ExplainTurnout(mismatch="seats"), LEADER),
    (Refused, "turnout_seats", too_few, CloseMeeting(), LEADER),
    (Refused, "turnout_few", quiet, CloseMeeting(), LEADER),
    (Refused, "turnout_ballots", crowded, CloseMeeting(), LEADER),
]
