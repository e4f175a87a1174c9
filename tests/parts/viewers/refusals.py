"""Viewers: what they may not do, and when they may only read."""

from facilitation.parts.arguments.acts import PostArgument, SupportArgument
from facilitation.parts.ballots import Paper
from facilitation.parts.door.acts import ShutDoor
from facilitation.parts.stream import QuietHome
from facilitation.parts.viewers.acts import AnswerPoll, JoinViewers
from facilitation.parts.viewers.events import ViewerJoined
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from tests.facilitation.evening import LEADER, VISITOR, Evening, at
from tests.facilitation.refusals.asking import Case

WIM = Actor("wim", Role.VIEWER, "wim")
talking, voting = at("arguments"), at("ranking")


def watched(evening: Evening) -> Evening:
    """Wim watches."""
    evening.happen(ViewerJoined(seat="wim"))
    return evening


def quiet() -> Evening:
    """Home only reads and decides."""
    evening = watched(talking())
    evening.play(QuietHome(on=True), LEADER)
    return evening


def shut() -> Evening:
    """Nobody new comes in."""
    evening = talking()
    evening.play(ShutDoor(), LEADER)
    return evening


POLL = AnswerPoll(ballot=Paper(order=["garden"]))
REFUSED: list[Case] = [
    (Refused, "viewer_sits", talking, JoinViewers(seat="anna"), VISITOR),
    (Refused, "door_shut", shut, JoinViewers(seat="wim"), VISITOR),
    (Refused, "viewers_quiet", quiet, JoinViewers(seat="eva"), VISITOR),
    (Refused, "viewers_quiet", quiet, SupportArgument(argument="A1"), WIM),
    (
        Refused,
        "viewer_asks",
        lambda: watched(talking()),
        PostArgument(initiative="garden", side="for", text="Ja."),
        WIM,
    ),
    (Refused, "no_ballot_now", lambda: watched(talking()), POLL, WIM),
    (Refused, "unknown_seat", voting, POLL, WIM),
]
