"""Who goes where after a mix, and what somebody told of themselves."""

from collections.abc import Mapping

import msgspec
from flask_babel import gettext, ngettext

from app.faces.view import View
from app.parts.seating.people import name, who
from facilitation.parts.mixing.asked import mixable, mixing
from facilitation.parts.mixing.state import NAME, Mix
from facilitation.parts.plans import active
from facilitation.parts.seating import seats, tables
from facilitation.state.plan import Initiative
from facilitation.state.seat import PHONELESS


class Own(msgspec.Struct, frozen=True):
    """What somebody reads of the mix: the table that they go to, the one they sat at if they stay, their lot number."""

    table: str
    stays: bool
    row: int


class Phoneless(msgspec.Struct, frozen=True):
    """A seat without a phone: its number among them, what it is called if it said so, and its new table."""

    number: int
    name: str
    table: str


def own(view: View) -> Own | None:
    """Where whoever looks at this page goes; None as long as nobody goes, and for who was not in the lot."""
    mix = mixing(view.meeting).mix
    if mix is None or not mix.seated:
        return None
    seat = (view.me or {}).get("seat")
    if seat not in mix.seats:
        return None
    row = mix.seats.index(seat)
    fixed = mix.hall is not None and mix.hall.fixed[row] >= 0
    return Own(_table(view, mix.tables[mix.at[row]]), fixed, row + 1)


def told(view: View) -> Mapping[str, str]:
    """What whoever looks at this page told of themselves."""
    return view.room.beside.get(NAME, {}).get((view.me or {}).get("seat") or "", {})


def how_many_told(view: View) -> tuple[int, int]:
    """How many of those who are mixed told something, and how many are mixed."""
    rows, known = mixable(view.meeting), view.room.beside.get(NAME, {})
    return sum(seat in known for seat in rows), len(rows)


def proposable(view: View) -> list[Initiative]:
    """The plans that somebody may say they propose."""
    return active(view.meeting)


def without_phone(view: View) -> list[Phoneless]:
    """The seats without a phone that were mixed, in the order in which they came, with their new table."""
    mix = mixing(view.meeting).mix
    if mix is None or not mix.at:
        return []
    phoneless = [seat.id for seat in seats(view.meeting).values() if seat.channel in PHONELESS]
    placed = mix.placed()
    return [
        Phoneless(number, name(view, seat), _table(view, placed[seat]))
        for number, seat in enumerate(phoneless, start=1)
        if seat in placed
    ]


def staying(view: View) -> list[tuple[str, str]]:
    """The seats that keep their place, with how the room knows them."""
    return [(seat, who(view, seat)) for seat in mixing(view.meeting).stays if seat in seats(view.meeting)]


def per_table(view: View) -> list[tuple[str, int]]:
    """The tables of the mix with how many people come to each, in the order of the hall."""
    mix = mixing(view.meeting).mix
    return [(_table(view, key), mix.at.count(place)) for place, key in enumerate(mix.tables)] if mix else []


def as_told(mix: Mix) -> list[str]:
    """How good a mix is, in sentences."""
    good = mix.quality
    said = [gettext("Gemengd: %(n)s van 100.", n=good.spread)] if good.pairs else []
    said.append(
        gettext("Niemand zit weer bij wie eerder aan tafel zat.")
        if not good.met
        else ngettext(
            "Op %(num)s plek zitten twee mensen weer bij elkaar.",
            "Op %(num)s plekken zitten twee mensen weer bij elkaar.",
            good.met,
        )
    )
    if good.together:
        again = ngettext(
            "Twee indieners van één plan aan één tafel: %(num)s keer.",
            "Twee indieners van één plan aan één tafel: %(num)s keer.",
            good.together,
        )
        said.append(again)
    return said


def _table(view: View, key: str) -> str:
    found = tables(view.meeting).get(key)
    return found.name if found else key
