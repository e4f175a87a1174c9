"""What is kept of turns to speak: who waits, who speaks and until when, and how often everybody spoke."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import cast

import msgspec

from facilitation.parts.seating import ever, seats, tables
from facilitation.state.meeting import Meeting

NAME = "turns"
SHORTEST, USUAL, LONGEST = 30, 90, 600  # seconds of a turn
HALL = ""
"""The line of the whole hall; the others are called by their table."""


class Speaker(msgspec.Struct, frozen=True):
    """Who speaks now, until when (UTC) and for how many seconds; `first` where they had not spoken here before."""

    seat: str
    until: datetime
    seconds: int
    first: bool

    @property
    def since(self) -> datetime:
        """When the turn began (UTC)."""
        return self.until - timedelta(seconds=self.seconds)


class Line(msgspec.Struct, frozen=True):
    """Those who want to speak in one place: `waiting` by seat, with the number under which each asked.

    `asked` is the last of these numbers; `spoken` is how often each seat had its turn here.
    """

    waiting: Mapping[str, int] = {}
    asked: int = 0
    speaker: Speaker | None = None
    spoken: Mapping[str, int] = {}

    @property
    def order(self) -> list[str]:
        """Who is next: the seats that spoke least first, and among these in the order in which they asked."""
        return sorted(self.waiting, key=lambda seat: (self.spoken.get(seat, 0), self.waiting[seat]))

    @property
    def there(self) -> set[str]:
        """Who waits here or speaks."""
        return {*self.waiting, *([self.speaker.seat] if self.speaker else [])}

    def first(self, seat: str) -> bool:
        """Whether a seat has not spoken here yet."""
        return seat not in self.spoken


class Turns(msgspec.Struct, frozen=True):
    """The lines by their place, how many seconds a turn has, and whether one may ask for one."""

    lines: Mapping[str, Line] = {}
    seconds: int = USUAL
    open: bool = True

    def at(self, place: str) -> Line:
        """The line of a place, which begins empty."""
        return self.lines.get(place, Line())

    def with_line(self, place: str, line: Line) -> "Turns":
        """The same with this line at a place."""
        return msgspec.structs.replace(self, lines={**self.lines, place: line})


def present(meeting: Meeting, here: Line, seat: str = "") -> list[str]:
    """Who is next in a line: the seats in their order without whoever is away, but for this one."""
    known = seats(meeting)
    return [each for each in here.order if each == seat or not known[each].away]


def place(meeting: Meeting, here: Line, seat: str) -> int | None:
    """Where a seat stands in a line: 0 while it speaks, 1 where it is next; None where it does neither."""
    if here.speaker is not None and here.speaker.seat == seat:
        return 0
    return present(meeting, here, seat).index(seat) + 1 if seat in here.waiting else None


def unheard(meeting: Meeting) -> list[str]:
    """The tables in the room with people of whom nobody spoke in the hall yet; none before anybody of a table did."""
    known = ever(meeting)
    heard = {known[seat].table for seat in line(meeting).spoken if seat in known} - {None}
    if not heard:
        return []
    there = {seat.table for seat in seats(meeting).values()}
    return [key for key, table in tables(meeting).items() if key in there - heard and not table.online]


def turns(meeting: Meeting) -> Turns:
    """The turns of a meeting."""
    return cast(Turns, meeting.parts[NAME])


def line(meeting: Meeting, table: str | None = None) -> Line:
    """The line of the hall, or of a table."""
    return turns(meeting).at(table or HALL)
