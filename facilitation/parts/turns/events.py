"""What happened about turns to speak. Without a `table` it was in the whole hall."""

from datetime import datetime
from typing import ClassVar

from facilitation.events import Event
from facilitation.parts.seating import CHAIR


class TurnRequested(Event, frozen=True, kw_only=True, tag="speak.requested"):
    """Somebody wants to speak, and stands in the line from now on."""

    pseudonyms: ClassVar = CHAIR
    seat: str
    table: str | None = None


class TurnWithdrawn(Event, frozen=True, kw_only=True, tag="speak.withdrawn"):
    """Somebody no longer wants to speak, and left the line."""

    pseudonyms: ClassVar = CHAIR
    seat: str
    table: str | None = None


class TurnGiven(Event, frozen=True, kw_only=True, tag="speak.given"):
    """Somebody speaks: for so many seconds, until then (UTC). Whoever spoke before has done so."""

    pseudonyms: ClassVar = CHAIR
    seat: str
    seconds: int
    until: datetime
    table: str | None = None


class TurnEnded(Event, frozen=True, kw_only=True, tag="speak.ended"):
    """Whoever spoke has done so."""

    pseudonyms: ClassVar = CHAIR
    seat: str
    table: str | None = None


class TurnsSet(Event, frozen=True, kw_only=True, tag="speak.set"):
    """From now on a turn has so many seconds, and one may ask for one or not."""

    seconds: int
    open: bool
