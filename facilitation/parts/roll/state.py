"""What happened at the desk at the door, and what is kept of it; never who it was."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, Literal

import msgspec

from facilitation.events import Event

NAME = "roll"
AS = Literal["resident", "viewer"]
"""As what somebody came in: as a resident, who may decide, or to watch."""


class Roll(msgspec.Struct, frozen=True):
    """`rows` are the rows of the list by ids that say nothing; names stand beside the log, and not for long.

    `ticked` are those who came in, with when that was told (UTC); `viewers` is how many of the heads at the door came
    to watch: all others are residents.
    """

    rows: frozenset[str] = frozenset()
    ticked: Mapping[str, datetime] = {}
    viewers: int = 0


class HeadCame(Event, frozen=True, kw_only=True, tag="head.came"):
    """Somebody came in who is on no list."""

    who: AS


class HeadLeft(Event, frozen=True, kw_only=True, tag="head.left"):
    """Somebody who is on no list went, or was counted by mistake."""

    who: AS


class RowTicked(Event, frozen=True, kw_only=True, tag="row.ticked"):
    """A resident on the list came in, as the desk told at `at` (UTC)."""

    row: str
    at: datetime


class RowUnticked(Event, frozen=True, kw_only=True, tag="row.unticked"):
    """That resident did not come in after all, or went; why, unless it was taken back at once."""

    texts: ClassVar = ("reason",)
    row: str
    reason: str | None


class RollGiven(Event, frozen=True, kw_only=True, tag="roll.given"):
    """There is a list with these rows, sorted, from now on; with none there is no list."""

    rows: tuple[str, ...]
