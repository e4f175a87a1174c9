"""A meeting in which a recorded vote was cast again, ballot by ballot, through the real door."""

from pathlib import Path

from app.imports import lists
from app.imports.votes import pb
from app.live import meetings
from app.live.meetings import load, perform
from app.live.opening import opening
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.frames import ConfirmFrame, frames
from facilitation.parts.ranking.acts import ChooseMethod
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseStage, RevealStage
from facilitation.roles import Actor, Role
from facilitation.state.method import Form, Method

LEADER = Actor("console:1", Role.FACILITATOR, receipt="laptop")
EQUAL_SHARES = Method(form=Form(kind="approval"), rule="equal-shares", params={"fill": "greedy"})


def voting(code: str, path: Path, method: Method = EQUAL_SHARES, but: int = 0) -> list[tuple[str, ...]]:
    """The ranking is open and all recorded ballots but the last few are in; those that are not."""
    source = lists.read(path)
    meetings.create(opening(source, code, source.pot or 0), public=True)
    perform(code, ChooseMethod(stage="ranking", method=method), LEADER)
    perform(code, AdvanceStage(to="frames"), LEADER)
    for frame in frames(load(code).state):
        perform(code, ConfirmFrame(frame=frame), LEADER)
    perform(code, AdvanceStage(to="ranking"), LEADER)
    votes = [ballot.choices for ballot in pb.ballots(path)]
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
