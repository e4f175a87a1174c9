"""Who decides at a table, in numbers and names: who was counted, who waits, and who only looks along."""

import msgspec
from flask_babel import gettext

from app.faces.view import View
from app.parts.seating.people import name as name_of
from facilitation.parts.deciding.asked import counted, deciding_at, waiting_at
from facilitation.parts.door.asked import mark_of
from facilitation.parts.seating import seats
from facilitation.parts.seating import tables as tables_of
from facilitation.state.deciding import entitled
from facilitation.state.seat import Table


class Person(msgspec.Struct, frozen=True):
    """Somebody at a table, and the sign that their phone shows while it waits."""

    id: str
    name: str
    sign: str


class Counted(msgspec.Struct, frozen=True):
    """A table and how many people were counted at it; who waits there, who decides there and who only looks along.

    `full` is that as many decide as were counted, of whom some may sit elsewhere by now.
    """

    id: str
    name: str
    heads: int
    says: str
    full: bool
    waiting: tuple[Person, ...]
    deciding: tuple[Person, ...]
    looking: tuple[Person, ...]


def tables(view: View) -> list[Counted]:
    """Every table of the hall."""
    return [_counted(view, table) for table in tables_of(view.meeting).values()]


def table_here(view: View) -> Counted | None:
    """The table of this scope; None where nobody counts at tables, and at a table that there is not."""
    found = tables_of(view.meeting).get(view.table)
    if found is None or entitled(view.meeting).mode != "table" or view.meeting.closed:
        return None
    return _counted(view, found)


def _counted(view: View, table: Table) -> Counted:
    heads, deciding = counted(view.meeting, table.id), len(deciding_at(view.meeting, table.id))
    says = gettext("geteld %(heads)s, beslissen mee %(deciding)s", heads=heads, deciding=deciding)
    here, waits = entitled(view.meeting).seats, {*waiting_at(view.meeting, table.id)}
    sitting = [seat.id for seat in seats(view.meeting).values() if seat.table == table.id]
    people = [_person(view, seat, number) for number, seat in enumerate(sitting, 1)]
    return Counted(
        table.id,
        table.name,
        heads,
        says,
        deciding >= heads,
        tuple(each for each in people if each.id in waits),
        tuple(each for each in people if each.id in here),
        tuple(each for each in people if each.id not in waits and each.id not in here),
    )


def _person(view: View, seat: str, number: int) -> Person:
    return Person(seat, name_of(view, seat) or gettext("Stoel %(n)s", n=number), mark_of(seat))


def seen_here(view: View) -> object:
    """All that a table shows of it."""
    return table_here(view)
