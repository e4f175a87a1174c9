"""Who may do what among viewers, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.ballots import Paper
from facilitation.parts.viewers.acts import AnswerPoll, JoinViewers, LockLivecast

ACTS: list[tuple[Act, str]] = [
    (JoinViewers(seat="wim"), "V"),
    (AnswerPoll(ballot=Paper(order=["garden"])), "W"),
    (LockLivecast(on=True), "FC"),
]
HOMES: dict[str, str] = {}
