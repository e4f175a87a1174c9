"""What a meeting keeps of the delay of its stream, and what may be asked of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from facilitation.parts.seating import seats
from facilitation.state.meeting import Meeting

NAME = "delay"
ONLINE = "online"
GRACE = timedelta(seconds=30)
"""What who is at home gets beside the delay, to read and to press."""


class Call(msgspec.Struct, frozen=True):
    """A closing that waits for who is at home: of which stage, until when (UTC), of which question, behind by what."""

    stage: str
    until: datetime
    choice: str | None = None
    seconds: int = 0

    @property
    def in_picture(self) -> datetime:
        """When it ends for who is in the hall: seen through the stream that is when it ends at home."""
        return self.until - timedelta(seconds=self.seconds)


class Delay(msgspec.Struct, frozen=True):
    """How many seconds the stream is behind, what waits for who is at home, and when each stage last closed there."""

    seconds: int = 0
    call: Call | None = None
    closed: Mapping[str, datetime] = {}


def delay(meeting: Meeting) -> Delay:
    """What is agreed about the delay; none of a meeting that was not opened."""
    found: Delay = meeting.parts.get(NAME, Delay())  # type: ignore[assignment]
    return found


def calling(meeting: Meeting) -> Call | None:
    """The closing that waits for who is at home; None where none does."""
    return None if meeting.closed else delay(meeting).call


def at_home(meeting: Meeting) -> int:
    """How many seats take part from home and are not out for a while."""
    return sum(seat.channel == ONLINE and not seat.away for seat in seats(meeting).values())
