"""The delay of the stream in the golden evening: a closing waited its time, and it is no more."""

from collections.abc import Iterator

from facilitation.acts import Act
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.delay.acts import SetDelay, TurnDelay
from facilitation.parts.stages import CloseStage, RevealStage
from facilitation.roles import Actor
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, DORA, LEADER
from tests.parts.delay.room import HOUSE

STAGE = Stage("later", "ranking").saying(title="Thuis wat later")


def played() -> Iterator[tuple[Act, Actor]]:
    """Nine seconds pass between two acts: home has 31 of them."""
    yield SetDelay(seconds=1), LEADER
    yield CastBallot(ballot=Paper(order=["garden", "lamps"])), ANNA
    yield CloseStage(), LEADER
    yield CastBallot(ballot=Paper(order=["garden"])), DORA
    yield CastBallot(ballot=Paper(order=["lamps"])), DORA
    yield CastBallot(ballot=Paper(order=["lamps", "garden"])), DORA
    yield TurnDelay(), HOUSE
    yield SetDelay(seconds=0), LEADER
    yield RevealStage(), LEADER
