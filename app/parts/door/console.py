"""What the console tells of the door: heads and seats, what is shut, and batches of phones that can be taken out."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby

import msgspec
from flask_babel import gettext

from app.faces.view import View
from app.languages import hours
from facilitation.parts.door.asked import batch, door, in_hall, newest, over
from facilitation.parts.door.state import WAYS, Way
from facilitation.parts.seating import seats

CROWD = 10  # phones in one minute that are told as a batch
MOST = 8  # batches that are told, the newest first


class Batch(msgspec.Struct, frozen=True):
    """Phones that came one after another: the first and the last seat, how many, by which way, in which minute."""

    first: str
    last: str
    seats: int
    way: Way
    at: datetime | None

    @property
    def when(self) -> str:
        """The minute in which they came, as a clock shows it; empty where they came over a longer time."""
        return hours(self.at) if self.at else ""


def counted(view: View) -> str:
    """`zaal 60, stoelen 560`; or how many seats there are, and that nobody counted heads."""
    heads, taken = door(view.meeting).heads, in_hall(view.meeting)
    if heads is None:
        return gettext("stoelen %(seats)s, zaal niet geteld", seats=taken)
    return gettext("zaal %(heads)s, stoelen %(seats)s", heads=heads, seats=taken)


def shut(view: View, way: str) -> bool:
    """Whether this way in is shut."""
    return way in door(view.meeting).shut


def above(view: View) -> Batch | None:
    """The phones that came last, as many as there are seats above the heads; None where there are no more seats."""
    found = newest(view.meeting) if over(view.meeting) else []
    return Batch(found[0], found[-1], len(found), "room", None) if found else None


def crowds(view: View) -> list[Batch]:
    """The minutes in which many phones came, the newest first."""
    found = [each for way in WAYS for each in _by_minute(view, way)]
    return sorted(found, key=lambda each: each.at or datetime.min.replace(tzinfo=UTC), reverse=True)[:MOST]


def _by_minute(view: View, way: Way) -> Iterator[Batch]:
    phones = [seat.id for seat in seats(view.meeting).values() if seat.channel == way]
    for at, group in groupby(phones, lambda seat: _minute(view, seat)):
        came = list(group)
        going = batch(view.meeting, came[0], came[-1]) if len(came) >= CROWD else []
        if going:
            yield Batch(came[0], came[-1], len(going), way, at)


def _minute(view: View, seat: str) -> datetime | None:
    at = view.room.arrivals.of(seat)
    return at.replace(second=0, microsecond=0) if at else None
