"""A meeting in which a recorded vote was cast again, ballot by ballot, through the real door."""

from pathlib import Path

from app import imports
from app.imports import pabulib
from app.live import meetings
from app.live.meetings import load, perform
from app.live.opening import opening
from facilitation.acts import AdvanceStage, CloseStage, RevealStage, TakeSeat
from facilitation.ballots import CastBallot, Paper
from facilitation.counting.forms import Form
from facilitation.counting.method import Method
from facilitation.roles import Actor, Role
from facilitation.stages.frames import ConfirmFrame
from facilitation.stages.ranking import ChooseMethod

LEADER = Actor("console:1", Role.FACILITATOR, receipt="laptop")
EQUAL_SHARES = Method(form=Form(kind="approval"), rule="equal-shares", params={"fill": "greedy"})


def voting(code: str, path: Path, method: Method = EQUAL_SHARES, but: int = 0) -> list[tuple[str, ...]]:
    """The ranking is open and all recorded ballots but the last few are in; those that are not."""
    source = imports.read(path)
    meetings.create(opening(source, code, source.pot or 0), public=True)
    perform(code, ChooseMethod(stage="ranking", method=method), LEADER)
    perform(code, AdvanceStage(to="frames"), LEADER)
    for frame in load(code).state.frames:
        perform(code, ConfirmFrame(frame=frame), LEADER)
    perform(code, AdvanceStage(to="ranking"), LEADER)
    votes = [ballot.choices for ballot in pabulib.ballots(path)]
    for number, choices in enumerate(votes[: len(votes) - but]):
        vote(code, f"S{number}", choices)
    return votes[len(votes) - but :]


def vote(code: str, seat: str, choices: tuple[str, ...]) -> Actor:
    """Somebody sits down and hands in a ballot."""
    perform(code, TakeSeat(seat=seat), Actor(f"device:{seat}", Role.VISITOR))
    resident = Actor(seat, Role.RESIDENT, seat, receipt=f"receipt {seat}")
    perform(code, CastBallot(ballot=Paper(approved=list(choices))), resident)
    return resident


def reveal(code: str) -> None:
    """Close, count and show."""
    perform(code, CloseStage(), LEADER)
    perform(code, RevealStage(), LEADER)
