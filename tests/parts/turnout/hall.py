"""A hall with so many heads, seats and ballots: chris is on paper and dora online, all others have a phone there."""

from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.door.acts import CountHeads
from facilitation.parts.roll.acts import AddHead
from facilitation.parts.seating import seats as seats_of
from facilitation.parts.stages import CloseStage
from tests.facilitation.evening import LEADER, Evening, phone


def evening_with(seats: int, ballots: int, heads: int | None, viewers: int = 0) -> Evening:
    """A ranking that was sealed, with at least four seats; `heads` of them residents, and `viewers` who watch."""
    evening = Evening().reach("ranking")
    for number in range(seats - len(seats_of(evening.meeting))):
        evening.sit(f"seat{number}")
    if heads is not None:
        evening.play(CountHeads(heads=heads), LEADER)
    for _ in range(viewers):
        evening.play(AddHead(who="viewer"), LEADER)
    for seat in list(seats_of(evening.meeting))[:ballots]:
        by = LEADER if seat == "chris" else phone(seat)
        evening.play(CastBallot(seat=seat if seat == "chris" else None, ballot=Paper(order=["garden"])), by)
    evening.play(CloseStage(), LEADER)
    return evening
