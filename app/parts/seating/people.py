"""Who sits at the table: how many, what they want to be called, and at which table."""

from collections.abc import Iterable

import msgspec
from flask_babel import gettext

from app.faces.view import View
from app.languages import in_a_row
from app.services import services
from facilitation.parts.seating import seats, tables

PHONES = ("room", "online")


class Tally(msgspec.Struct, frozen=True):
    """How many, in the room (phones, paper and with help) and online apart, and those who only put up a hand."""

    room: int = 0
    online: int = 0
    hands: int = 0

    @property
    def total(self) -> int:
        """Everybody who came in, over whatever channel."""
        return self.room + self.online + self.hands


def tally(channels: Iterable[str]) -> Tally:
    """How many came in by these channels."""
    found = list(channels)
    online = found.count("online")
    return Tally(len(found) - online, online)


def people(view: View) -> Tally:
    """How many sit at the table."""
    return tally(seat.channel for seat in seats(view.meeting).values())


def channel_count(view: View, channel: str) -> int:
    """How many seats take part this way."""
    return sum(seat.channel == channel for seat in seats(view.meeting).values())


def name(view: View, seat: str) -> str:
    """What somebody wants to be called; empty where no name was given, or names are no longer kept."""
    return view.room.names.get(seat, "")


def who(view: View, seat: str) -> str:
    """Somebody as the room knows them: name, table, and how they take part where that is not by phone in the room."""
    known = seats(view.meeting).get(seat)
    table = tables(view.meeting).get(known.table or "") if known else None
    words = [name(view, seat) or gettext("zonder naam"), table.name if table else ""]
    if known and known.channel in ("online", "paper"):
        words.append(gettext("online") if known.channel == "online" else gettext("op papier"))
    if known and known.away:
        words.append(gettext("even weg"))
    return in_a_row(word for word in words if word)


def doubles(view: View) -> list[str]:
    """The seats of people who probably sit twice: a later one has the same name and table, and its own phone is gone.

    Who is connected is not in the log: it is looked at when the console is shown anew.
    """
    here, known = set(services().sockets.connected(view.meeting.code)), seats(view.meeting)
    gone = [seat for seat in known if seat not in here and view.room.names.get(seat)]
    if not gone:
        return []
    last = {_called(view, seat): seat for seat in known}
    return [seat for seat in gone if last[_called(view, seat)] != seat]


def _called(view: View, seat: str) -> tuple[str, str | None, bool]:
    """What two seats have alike that are one person's."""
    found = seats(view.meeting)[seat]
    return (" ".join(name(view, seat).casefold().split()), found.table, found.channel in PHONES)


def by_table(view: View) -> list[tuple[str, list[str]]]:
    """Who is in, table by table in the order of the hall: what each wants to be called; those without one last."""
    names = [(key, table.name) for key, table in tables(view.meeting).items()] + [(None, gettext("zonder tafel"))]
    return [(called, _at(view, key)) for key, called in names if _at(view, key)]


def _at(view: View, table: str | None) -> list[str]:
    here = (seat.id for seat in seats(view.meeting).values() if seat.table == table)
    return sorted((name(view, seat) or gettext("zonder naam") for seat in here), key=str.casefold)


def everybody(view: View) -> list[tuple[str, str]]:
    """Every seat with how the room knows it, by table and name."""
    return known_as(view, seats(view.meeting))


def known_as(view: View, those: Iterable[str]) -> list[tuple[str, str]]:
    """These seats with how the room knows them, by table and name."""
    return sorted(((seat, who(view, seat)) for seat in those), key=lambda one: one[1].casefold())
