"""What the console tells of who decides: in numbers, with phones that gave the code of another, and per table."""

from collections.abc import Iterator

import msgspec
from flask_babel import gettext, ngettext

from app.faces.view import View
from app.languages import hours
from app.parts.seating.behalf import acted_for
from app.parts.seating.people import name as name_of
from facilitation.parts.deciding.asked import counted, deciding_at, spent, without
from facilitation.parts.door.asked import mark_of
from facilitation.parts.seating import seats
from facilitation.parts.seating import tables as tables_of
from facilitation.state.deciding import entitled
from facilitation.state.seat import Seat


class Double(msgspec.Struct, frozen=True):
    """A phone by its sign that gave the code of another seat, and when that one was heard last."""

    seat: str
    sign: str
    heard: str


class Person(msgspec.Struct, frozen=True):
    """Somebody at a table, and whether they decide."""

    id: str
    name: str
    on: bool


class Counted(msgspec.Struct, frozen=True):
    """A table, how many people were counted at it, and who sits there."""

    id: str
    name: str
    heads: int
    says: str
    seats: tuple[Person, ...]


def told(view: View) -> str:
    """By what people decide, and how many do."""
    mode, speaking = entitled(view.meeting).mode, len(without(view.meeting))
    if mode == "open":
        return gettext("Dit is een peiling. Iedereen met een stoel doet mee, en wat de zaal zegt bindt niemand.")
    deciding = len(seats(view.meeting)) - speaking
    said = ngettext("%(num)s stoel beslist mee,", "%(num)s stoelen beslissen mee,", deciding)
    also = ngettext("%(num)s kijkt of praat mee.", "%(num)s kijken of praten mee.", speaking)
    used = ngettext("%(num)s code is gebruikt.", "%(num)s codes zijn gebruikt.", spent(view.meeting))
    return " ".join([said, also, *([used] if mode != "table" else [])])


def doubles(view: View) -> list[Double]:
    """The phones that wait until somebody says whose a code is, in the order in which they gave it."""
    return [
        Double(seat, mark_of(seat), _heard(view, holder)) for seat, holder in entitled(view.meeting).doubles.items()
    ]


def _heard(view: View, holder: str) -> str:
    """When something last happened of the seat that has the code."""
    at = view.room.arrivals.heard(holder)
    if holder not in seats(view.meeting):
        return gettext("De stoel met die code is weggehaald.")
    return gettext("Van dat andere toestel kwam het laatst iets om %(time)s.", time=hours(at)) if at else ""


def tables(view: View) -> list[Counted]:
    """Every table, with how many were counted there and who sits there."""
    return [_counted(view, key, table.name) for key, table in tables_of(view.meeting).items()]


def _counted(view: View, key: str, name: str) -> Counted:
    heads, deciding = counted(view.meeting, key), len(deciding_at(view.meeting, key))
    says = gettext("geteld %(heads)s, beslissen mee %(deciding)s", heads=heads, deciding=deciding)
    return Counted(key, name, heads, says, tuple(_people(view, key)))


def _people(view: View, table: str) -> Iterator[Person]:
    here = entitled(view.meeting).seats
    for number, seat in enumerate((s for s in seats(view.meeting).values() if s.table == table), 1):
        yield Person(seat.id, name_of(view, seat.id) or gettext("Stoel %(n)s", n=number), seat.id in here)


def phoneless(view: View) -> list[Seat]:
    """The seats for which somebody else gives a code, that do not decide yet."""
    return [seat for seat in acted_for(view) if seat.id not in entitled(view.meeting).seats]


def seen(view: View) -> object:
    """All that the console shows of it."""
    here = entitled(view.meeting)
    names = view.room.names if here.mode == "table" else None
    waiting = tuple(doubles(view)) if here.doubles else ()
    return here, tuple(seats(view.meeting).values()), tables_of(view.meeting), names, waiting, view.meeting.closed
