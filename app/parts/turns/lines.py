"""The line of the hall in words: who speaks, who comes after them, and which tables nobody spoke for yet."""

from datetime import datetime

import msgspec
from flask_babel import gettext, ngettext

from app.faces.view import View
from app.languages import in_a_row
from app.parts.tables.words import inside
from facilitation.parts.floor import on_floor
from facilitation.parts.plans import plans
from facilitation.parts.seating import ever, tables
from facilitation.parts.tables import kept
from facilitation.parts.turns import Line, line, present, turns
from facilitation.parts.turns import unheard as not_heard
from facilitation.registry import PARTS

MOST_NAMED = 4
"""So many tables are named that were not heard yet; where they are more, only their number is told."""


class Person(msgspec.Struct, frozen=True):
    """Somebody who speaks or waits: what they want to be called, or else `Iemand`; where they sit; and their number.

    `first` where they had not spoken before. The number is that under which they asked, 0 of who speaks.
    """

    called: str
    place: str
    first: bool
    number: int = 0
    seat: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def whole(self) -> str:
        """Name and place in one."""
        return in_a_row(words for words in (self.called, self.place) if words)


class Own(msgspec.Struct, frozen=True):
    """How somebody stands in the line: 0 while they speak, 1 where they are next, None where they do not wait."""

    turn: int | None
    spoke: bool
    since: datetime | None
    until: datetime | None
    about: str


def here(view: View) -> Line:
    """The line of the hall, or in the scope of a table that of the table."""
    return line(view.meeting, view.table or None)


def seen(view: View) -> tuple[object, ...]:
    """All that the line is told from: who speaks and who waits, as the room knows them, and whether one may ask."""
    known, names = ever(view.meeting), view.room.names
    people = here(view).there
    named = tuple((seat, known.get(seat), names.get(seat)) for seat in sorted(people))
    return turns(view.meeting), offered(view), named


def _person(view: View, seat: str, first: bool, number: int = 0) -> Person:
    known = ever(view.meeting).get(seat)
    table = tables(view.meeting).get(known.table or "") if known else None
    online = known is not None and known.channel == "online"
    place = "" if view.table else gettext("online") if online else table.name if table else ""
    named = view.room.names.get(seat, "")
    if named:
        return Person(named, inside(place), first, number, seat)
    if online and not view.table:
        return Person(gettext("Iemand online"), "", first, number, seat)
    unnamed = gettext("Iemand van %(table)s", table=inside(place)) if place else gettext("Iemand")
    return Person(unnamed, "", first, number, seat)


def now(view: View) -> Person | None:
    """Who speaks in the hall; None where nobody does."""
    speaker = here(view).speaker
    if speaker is None:
        return None
    found = _person(view, speaker.seat, speaker.first)
    return msgspec.structs.replace(found, since=speaker.since, until=speaker.until)


def ahead(view: View) -> list[Person]:
    """Who waits here, as everybody knows them, the next one first."""
    found = here(view)
    there = present(view.meeting, found)
    return [_person(view, seat, found.first(seat), found.waiting[seat]) for seat in there]


def offered(view: View) -> bool:
    """Whether one is asked if one wants to speak: where the list is open and people talk, or are at it already.

    At a table that is while the agenda says that people sit at tables, and somebody gives turns there.
    """
    talks = _at_tables(view) if view.table else PARTS.kind(view.stage).has_floor
    return turns(view.meeting).open and not view.meeting.closed and (_busy(view) or (_open(view) and talks))


def chaired(view: View) -> bool:
    """Whether a seat gives turns at this table; else whoever speaks says that they are done."""
    return kept(view.meeting).who(view.table, "chair") is not None


def _open(view: View) -> bool:
    return view.stage.status == "open"


def _busy(view: View) -> bool:
    return bool(here(view).there)


def _at_tables(view: View) -> bool:
    return view.stage.plan.format == "tafel" or chaired(view)


def asked_here(view: View) -> bool:
    """Whether there is anything of turns to show: somebody speaks or waits, or one may ask."""
    return not view.meeting.closed and (offered(view) or _busy(view))


def length(view: View) -> str:
    """How long a turn is, in words."""
    seconds = turns(view.meeting).seconds
    if seconds % 60:
        return ngettext("%(num)s seconde", "%(num)s seconden", seconds)
    return ngettext("%(num)s minuut", "%(num)s minuten", seconds // 60)


def unheard(view: View) -> str:
    """The tables in the hall of which nobody spoke yet, once somebody of another did; empty where there are none."""
    left = [tables(view.meeting)[key].name for key in not_heard(view.meeting)]
    if not left:
        return ""
    if len(left) > MOST_NAMED:
        return ngettext("Nog niet gehoord: %(num)s tafel", "Nog niet gehoord: %(num)s tafels", len(left))
    *some, last = map(inside, left)
    names = gettext("%(some)s en %(last)s", some=in_a_row(some), last=last) if some else last
    return gettext("Nog niet gehoord: %(tables)s", tables=names)


def owner(view: View) -> Own | None:
    """How whoever looks at this page stands in the line; None for who has no seat."""
    me = view.me
    if me is None or not view.seated:
        return None
    speaker = line(view.meeting).speaker if me["turn"] == 0 else None
    plan = plans(view.meeting).get(on_floor(view.meeting) or "") if PARTS.kind(view.stage).has_floor else None
    since, until = (speaker.since, speaker.until) if speaker else (None, None)
    return Own(me["turn"], me["spoke"], since, until, plan.title if plan else "")


def table_of(view: View) -> str:
    """The name of the table of whoever looks at this page; empty where they sit at none."""
    table = tables(view.meeting).get((view.me or {}).get("table") or "")
    return table.name if table else ""
