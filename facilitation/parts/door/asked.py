"""What may be asked of a door: who is let in, how many are in, and which phones came one after another."""

import hashlib
from typing import cast

from facilitation.parts.door.state import NAME, WAYS, Door
from facilitation.parts.seating import seats
from facilitation.refusals import Refused
from facilitation.state.meeting import Meeting
from facilitation.state.seat import Seat

SIGNS = "BCDFGHJKLMNPQRSTVWXZ23456789"  # hard to confuse, and they spell no words
MARK = 5  # signs by which a phone at the door is named


def door(meeting: Meeting) -> Door:
    """The door of a meeting, and who was counted at it."""
    return cast(Door, meeting.parts[NAME])


def mark_of(seat: str) -> str:
    """What a phone shows at the door, five signs: it names its seat to people, before there is one."""
    number = int.from_bytes(hashlib.sha256(f"door\n{seat}".encode()).digest())
    return "".join(SIGNS[number // len(SIGNS) ** place % len(SIGNS)] for place in range(MARK))


def in_hall(meeting: Meeting) -> int:
    """How many seats there are in the hall: all but those online."""
    return len([seat for seat in seats(meeting).values() if seat.channel != "online"])


def over(meeting: Meeting) -> int:
    """How many seats there are above the heads that were counted; 0 where nobody counted."""
    heads = door(meeting).heads
    return max(0, in_hall(meeting) - heads) if heads is not None else 0


def let_in(meeting: Meeting, seat: str) -> bool:
    """Whether the phone that would have this seat was let in by hand, whatever the door says."""
    return mark_of(seat) in door(meeting).admitted


def require_entry(meeting: Meeting, seat: str, way: str) -> None:
    """Let a phone take this seat now, by this way. Raises Refused(door_shut, hall_full)."""
    here, mark = door(meeting), mark_of(seat)
    if let_in(meeting, seat):
        return
    if way in here.shut:
        raise Refused("door_shut", mark=mark)
    if way == "room" and here.heads is not None and in_hall(meeting) >= here.heads:
        raise Refused("hall_full", heads=here.heads, mark=mark)


def barred(meeting: Meeting, seat: str, way: str) -> Refused | None:
    """Why a phone cannot take this seat now; None where it can."""
    try:
        require_entry(meeting, seat, way)
    except Refused as refusal:
        return refusal
    return None


def batch(meeting: Meeting, first: str, last: str) -> list[str]:
    """The phones that came by the way of `first`, from that seat to `last`; never who was let in by hand.

    Seats stand in the order in which they were taken. Empty where one of both is gone, or no phone.
    """
    known, kept = list(seats(meeting).values()), door(meeting).vouched
    at = {seat.id: place for place, seat in enumerate(known)}
    if first not in at or last not in at:
        return []
    way = known[at[first]].channel
    if way not in WAYS:
        return []
    return [seat.id for seat in known[at[first] : at[last] + 1] if seat.channel == way and seat.id not in kept]


def newest(meeting: Meeting) -> list[str]:
    """The phones that came last, as many as there are seats above the heads; never who was let in by hand."""
    phones = [seat.id for seat in seats(meeting).values() if _may_go(meeting, seat)]
    above = over(meeting)
    return phones[-above:] if above else []


def _may_go(meeting: Meeting, seat: Seat) -> bool:
    return seat.channel == "room" and seat.id not in door(meeting).vouched
