"""What is asked of a door: shut it, open it, count heads, let one phone in, take a batch of seats out."""

from typing import Annotated

import msgspec

from facilitation.acts import Act, Key, Writing
from facilitation.parts.door.state import Way


class ShutDoor(Act, frozen=True, kw_only=True, tag="door.shut"):
    """Let nobody new in by a phone: in the hall, online, or both where `way` is not given."""

    way: Way | None = None


class OpenDoor(Act, frozen=True, kw_only=True, tag="door.open"):
    """Let people in again: in the hall, online, or both where `way` is not given."""

    way: Way | None = None


class CountHeads(Act, frozen=True, kw_only=True, tag="door.heads"):
    """How many people were counted in the hall, 0 for nobody; null counts them no longer."""

    heads: Annotated[int, msgspec.Meta(ge=0, le=100_000)] | None = None


class AdmitPhone(Act, frozen=True, kw_only=True, tag="door.admit"):
    """Let the phone in that shows this mark, whatever the door says; capitals, spaces and hyphens do not matter."""

    mark: Key


class RemoveSeats(Act, frozen=True, kw_only=True, tag="seats.remove"):
    """Take out every phone that sat down by one way from the seat `first` to the seat `last`, in order of arrival.

    `seats` is how many were on the screen. With `texts` what they wrote is hidden too.
    """

    first: Key
    last: Key
    seats: Annotated[int, msgspec.Meta(ge=1)]
    reason: Writing = ""
    texts: bool = True
