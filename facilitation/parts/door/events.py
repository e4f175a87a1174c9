"""What happened at a door; and which seats an event took out, be it one or many."""

from typing import ClassVar

import msgspec

from facilitation.events import Event
from facilitation.parts.door.state import Way
from facilitation.parts.seating import Lapsed, SeatRemoved


class DoorShut(Event, frozen=True, kw_only=True, tag="door.shut"):
    """These ways in are shut for who is new."""

    ways: tuple[Way, ...]


class DoorOpened(Event, frozen=True, kw_only=True, tag="door.opened"):
    """These ways in are open again."""

    ways: tuple[Way, ...]


class HeadsCounted(Event, frozen=True, kw_only=True, tag="heads.counted"):
    """So many people are in the hall; None where they are no longer counted."""

    heads: int | None = None


class PhoneAdmitted(Event, frozen=True, kw_only=True, tag="phone.admitted"):
    """The phone with this mark may come in, once."""

    mark: str


class SeatsRemoved(Event, frozen=True, kw_only=True, tag="seats.removed"):
    """Seats were taken out together, with all that nobody had seen of them; with `words` what they wrote was hidden."""

    texts: ClassVar = ("reason",)
    pseudonyms: ClassVar = {"seats": ("seat",), "lapsed": ()}
    seats: tuple[str, ...]
    reason: str | None
    words: bool = False
    lapsed: Lapsed = msgspec.UNSET


Removal = SeatRemoved | SeatsRemoved
REMOVALS = (SeatRemoved, SeatsRemoved)


def fallen(event: Removal, kind: str) -> frozenset[str]:
    """The seats of which a kind of utterance fell away; in older logs those that the event took out."""
    return out(event) if event.lapsed is msgspec.UNSET else frozenset(event.lapsed.get(kind, ()))


def out(event: Removal) -> frozenset[str]:
    """The seats that an event took out."""
    return frozenset(event.seats) if isinstance(event, SeatsRemoved) else frozenset({event.seat})
