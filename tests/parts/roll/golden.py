"""The door of the golden evening: a list of three, ticks, heads, and one that was taken back."""

from collections.abc import Iterator

from facilitation.acts import Act
from facilitation.parts.roll.acts import AddHead, GiveRoll, Person, RemoveHead, TickRow, UntickRow
from facilitation.roles import Actor
from facilitation.state.stage import Stage
from tests.facilitation.evening import LEADER
from tests.parts.roll.in_evenings import DESK

STAGE = Stage("deur", "recess")


def played() -> Iterator[tuple[Act, Actor]]:
    """Two came in of whom one was somebody else; two came to watch, and one of those went."""
    people = [Person("A. de Wit", "Klaverhof 12"), Person("S. Bouzid"), Person("J. Hofman")]
    yield GiveRoll(people=people, rows=["r3", "r1", "r2"]), DESK
    yield TickRow(row="r1"), DESK
    yield TickRow(row="r2"), DESK
    yield AddHead(who="viewer"), DESK
    yield AddHead(who="viewer"), DESK
    yield RemoveHead(who="viewer"), DESK
    yield UntickRow(row="r2", reason="Verkeerde naam."), LEADER
    yield AddHead(), LEADER
