"""Tables in the hall, and the seats around them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

import msgspec

Channel = Literal["room", "online", "paper", "assisted", "viewer"]
"""How somebody takes part; a `viewer` from home, without a seat."""
PHONELESS: tuple[Channel, ...] = ("paper", "assisted")
"""The channels of seats without a phone: the console puts them there, and acts for them."""
HELP = timedelta(minutes=10)
"""How long somebody is helped who asked for it from their phone."""


class Table(msgspec.Struct, frozen=True):
    """A table in the room, or the one online; its row and its column on the plan of the hall, 0 where it has none."""

    id: str
    name: str
    online: bool = False
    row: int = 0
    column: int = 0


def short(table: str) -> str:
    """The number of a table by its name, or the whole name of one without a number."""
    last = table.rpartition(" ")[2]
    return last if last.isdigit() else table


class Seat(msgspec.Struct, frozen=True):
    """One resident's place: an opaque id, never a name. `help` is until when its owner lets the console act for it.

    `away` while its owner is out for a while, or went home: nobody waits for them, and what is theirs stays.
    """

    id: str
    table: str | None = None
    channel: Channel = "room"
    help: datetime | None = None
    away: bool = False

    def helped(self, now: datetime) -> bool:
        """Whether the console may act for it at `now` (aware UTC): it has no phone, or its owner asked for help.

        A clock that was set back to before they asked gives nobody more time.
        """
        return self.channel in PHONELESS or (self.help is not None and self.help - HELP <= now < self.help)


@dataclass(frozen=True)
class Place:
    """Where seats stand that fall away with them: the kind of utterance, and which seats.

    With `words` it is what they wrote, which falls away only where that was asked.
    """

    kind: str
    seats: Collection[str]
    words: bool = False
