"""Viewers in the golden evening: five answer what is voted on, one takes a seat; the livecast is locked for a while."""

from collections.abc import Iterator

from facilitation.acts import Act
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.door.acts import OpenDoor
from facilitation.parts.seating import RemoveSeat, TakeSeat
from facilitation.parts.stages import CloseStage, RevealStage
from facilitation.parts.viewers.acts import AnswerPoll, JoinViewers, LockLivecast
from facilitation.roles import Actor, Role
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER, VISITOR

STAGE = Stage("kijkers", "ranking").saying(title="Kijkers antwoorden mee")
WATCHERS = [Actor(f"watcher {number}", Role.VIEWER, f"watcher {number}") for number in range(6)]


def played() -> Iterator[tuple[Act, Actor]]:
    """Five of six answer."""
    yield OpenDoor(), LEADER
    for viewer in WATCHERS:
        yield JoinViewers(seat=viewer.id), VISITOR
    yield TakeSeat(seat=WATCHERS[5].id, channel="online"), VISITOR
    yield LockLivecast(on=True), LEADER
    for viewer in WATCHERS[:5]:
        yield AnswerPoll(ballot=Paper(order=["lamps", "garden"])), viewer
    for seat in (ANNA, BRAM, DORA):
        yield CastBallot(ballot=Paper(order=["garden"])), seat
    yield LockLivecast(on=False), LEADER
    yield CloseStage(), LEADER
    yield RevealStage(), LEADER
    yield RemoveSeat(seat=WATCHERS[5].id, reason="Ging naar huis."), LEADER
