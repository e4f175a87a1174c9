"""What happened with the turnout, and what is kept of it: who was there at each vote, and what was explained."""

from collections.abc import Mapping
from typing import ClassVar, Literal

import msgspec

from facilitation.events import Event

NAME = "turnout"
Counts = Literal["deciding", "seats"]


class Present(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who was there at one moment: `residents` by the heads at the door, None where nobody counted; seats per channel.

    `viewers` are the heads that came to watch. `deciding` are those who may decide per channel, with the ballots on
    paper that carry a code; None where every seat may.
    """

    residents: int | None
    viewers: int
    seats: Mapping[str, int]
    deciding: Mapping[str, int] | None = None

    @property
    def could(self) -> Mapping[str, int]:
        """Who may decide, per channel: that ballots are held against."""
        return self.seats if self.deciding is None else self.deciding


class Mismatch(msgspec.Struct, frozen=True):
    """Two numbers that do not go together: `found` beside `limit`.

    `what` is `seats` (more seats that may decide in the hall than residents), `ballots` (more ballots in the hall than
    residents), `more` (more ballots than may decide) or `few` (far fewer ballots), at `stage` for all but the first.
    """

    what: str
    found: int
    limit: int
    stage: str = ""

    @property
    def key(self) -> str:
        """What names it in an act: `seats`, or with its stage `few:ranking`."""
        return f"{self.what}:{self.stage}" if self.stage else self.what


class Explained(msgspec.Struct, frozen=True):
    """Why two numbers do not go together; with other numbers it explains nothing."""

    found: int
    limit: int
    reason: str


class Turnout(msgspec.Struct, frozen=True):
    """`sealings` tells who was there when a stage was sealed, `explained` is by the key of a mismatch.

    `told` is whether the log says that the closing looked at it: older logs were closed without. `by` is whom it
    counted, where not every seat decides: `deciding`, who may; in older logs `seats`, all.
    """

    sealings: Mapping[str, Present] = {}
    explained: Mapping[str, Explained] = {}
    told: bool = False
    by: Counts = "deciding"


class TurnoutExplained(Event, frozen=True, kw_only=True, tag="turnout.explained"):
    """Why `found` and `limit` of this mismatch do not go together."""

    texts: ClassVar = ("reason",)
    mismatch: str
    found: int
    limit: int
    reason: str | None


class TurnoutTold(Event, frozen=True, kw_only=True, tag="turnout.told"):
    """At the closing: heads were counted, and whatever does not add up was explained.

    `by` is there where not every seat decides: who may was counted.
    """

    by: Counts | msgspec.UnsetType = msgspec.UNSET
