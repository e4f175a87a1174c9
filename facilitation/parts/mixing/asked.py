"""What may be asked about mixing: what a meeting keeps of it, and who is mixed over which tables."""

from typing import cast

from facilitation.parts.mixing.state import NAME, Mixing
from facilitation.parts.seating import seats, tables
from facilitation.state.meeting import Meeting


def mixing(meeting: Meeting) -> Mixing:
    """What a meeting keeps about mixing."""
    return cast(Mixing, meeting.parts[NAME])


def mixable(meeting: Meeting) -> list[str]:
    """The seats that are mixed, in the order in which they were taken: all but those online or away."""
    return [seat.id for seat in seats(meeting).values() if seat.channel != "online" and not seat.away]


def open_tables(meeting: Meeting) -> list[str]:
    """The tables that people are mixed over, in the order of the hall: all but those online."""
    return [table.id for table in tables(meeting).values() if not table.online]
