"""The golden evening counts heads at its door, and ends with a turnout that does not add up by itself."""

from collections.abc import Iterator

from facilitation.acts import Act
from facilitation.parts.door.acts import AdmitPhone, CountHeads, OpenDoor, RemoveSeats, ShutDoor
from facilitation.parts.door.asked import mark_of
from facilitation.parts.seating import RemoveSeat, TakeSeat
from facilitation.parts.turnout import ExplainTurnout
from facilitation.roles import Actor
from facilitation.state.stage import Stage
from tests.facilitation.evening import LEADER, VISITOR

Asked = Iterator[tuple[Act, Actor]]
STAGE = Stage("opkomst", "recess")


def played() -> Asked:
    """More came in than sit there."""
    yield CountHeads(heads=40), LEADER


def at_the_door() -> Asked:
    """Heads are counted and the door is shut; three strangers are taken out together, and one is let in by hand."""
    yield from ((TakeSeat(seat=seat), VISITOR) for seat in ("hanna", "ilse", "jan"))
    yield CountHeads(heads=3), LEADER
    yield ShutDoor(), LEADER
    yield RemoveSeats(first="hanna", last="jan", seats=3, reason="Meer telefoons dan mensen."), LEADER
    yield AdmitPhone(mark=mark_of("ilse")), LEADER
    yield TakeSeat(seat="ilse", table="t1"), VISITOR
    yield RemoveSeat(seat="ilse", reason="Ging naar huis."), LEADER
    yield OpenDoor(way="room"), LEADER


def last() -> Asked:
    """Before the closing one head is counted, and somebody says why more sit there."""
    yield CountHeads(heads=1), LEADER
    yield ExplainTurnout(mismatch="seats", reason="Zij kwamen door de achterdeur."), LEADER
