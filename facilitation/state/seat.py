"""Tables in the hall, and the seats around them."""

from typing import Literal

import msgspec

Channel = Literal["room", "online", "paper", "assisted"]


class Table(msgspec.Struct, frozen=True):
    """A table in the room, or the one online."""

    id: str
    name: str
    online: bool = False


class Seat(msgspec.Struct, frozen=True):
    """One resident's place: an opaque id, never a name."""

    id: str
    table: str | None = None
    channel: Channel = "room"
