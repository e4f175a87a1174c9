"""Voting at home in the golden evening: agreed, taken back, agreed once more, ended early, and counted with the hall.

The room then goes back to where it looked back, so that its outcome stays the one of the vote that decided.
"""

from collections.abc import Iterator
from datetime import timedelta

from facilitation.acts import Act
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.stages import AdvanceStage, CloseStage, RevealStage
from facilitation.parts.window.acts import DropWindow, EndWindow, SetWindow
from facilitation.roles import Actor
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, DORA, LEADER, START

STAGE = Stage("thuis", "ranking").saying(title="Nog één keer kiezen")
DAY = timedelta(days=1)


def played() -> Iterator[tuple[Act, Actor]]:
    """One ballot at home, one in the hall, and one replaced after the hall was done."""
    yield SetWindow(stage="thuis", opens=START + DAY, closes=START + 3 * DAY), LEADER
    yield DropWindow(stage="thuis"), LEADER
    yield SetWindow(stage="thuis", opens=START - DAY, closes=START + 2 * DAY), LEADER
    yield SetWindow(stage="thuis", opens=START - DAY, closes=START + 3 * DAY), LEADER
    yield CastBallot(ballot=Paper(order=["garden", "lamps"])), ANNA
    yield CloseStage(), LEADER
    yield CastBallot(stage="thuis", ballot=Paper(order=["lamps"])), DORA
    yield EndWindow(stage="thuis", reason="Iedereen heeft gestemd."), LEADER
    yield RevealStage(), LEADER
    yield AdvanceStage(to="review"), LEADER
