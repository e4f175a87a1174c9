"""The desk at the door: what is refused there, and to whom."""

from datetime import timedelta

from facilitation.parts.roll.acts import AddHead, GiveRoll, Person, RemoveHead, TickRow, UntickRow
from facilitation.parts.roll.state import RollGiven
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Actor, Role
from tests.facilitation.evening import ANNA, VISITOR, Evening, at
from tests.facilitation.refusals.asking import Case

DESK = Actor("doorkeeper", Role.DOORKEEPER)
talking = at("arguments")


def listed() -> Evening:
    """There is a list of one."""
    evening = talking()
    evening.happen(RollGiven(rows=("r1",)))
    return evening


def ticked() -> Evening:
    """That one came in, a while ago."""
    evening = listed()
    evening.play(TickRow(row="r1"), DESK)
    evening.now += timedelta(minutes=1)
    return evening


def went() -> Evening:
    """That one came in, and everybody was counted out."""
    evening = ticked()
    evening.play(RemoveHead(), DESK)
    return evening


def people(*names: str) -> GiveRoll:
    """A list of these, with a row for each."""
    return GiveRoll(people=[Person(name) for name in names], rows=[f"r{n}" for n in range(len(names))])


REFUSED: list[Case] = [
    (Refused, "nobody_inside", talking, RemoveHead(), DESK),
    (Refused, "nobody_inside", ticked, RemoveHead(who="viewer"), DESK),
    (Refused, "nobody_inside", went, UntickRow(row="r1", reason="Weg."), DESK),
    (Refused, "already_ticked", ticked, TickRow(row="r1"), DESK),
    (Refused, "unknown_row", listed, TickRow(row="r2"), DESK),
    (Refused, "unknown_row", listed, UntickRow(row="r2"), DESK),
    (Malformed, "reason_needed", ticked, UntickRow(row="r1"), DESK),
    (Malformed, "text_too_long", ticked, UntickRow(row="r1", reason="a" * 281), DESK),
    (Malformed, "text_unreadable", ticked, UntickRow(row="r1", reason="a\u0000b"), DESK),
    (Malformed, "malformed", talking, GiveRoll(people=[Person("A")], rows=[]), DESK),
    (Malformed, "text_empty", talking, people(" "), DESK),
    (Malformed, "text_unreadable", talking, people("a\u0000b"), DESK),
    (Malformed, "text_too_long", talking, people("a" * 121), DESK),
    (Forbidden, "not_allowed", talking, AddHead(), ANNA),
    (Forbidden, "seat_needed", talking, AddHead(), VISITOR),
]
