"""Improvements that proposers took over, each with what the plan said and asked before."""

from collections.abc import Mapping
from typing import Any

import msgspec


class Amendment(msgspec.Struct, frozen=True):
    """One improvement that became part of its plan.

    `argument` is which, `support` how many seats stood behind it then, `aloud` whether the proposer said so in the room
    and not on a device of their own, `words` what they said. `changes` maps each field that changed to its value before
    and after; amounts are cents.
    """

    initiative: str
    argument: str
    support: int
    aloud: bool
    words: str
    changes: Mapping[str, tuple[Any, Any]]


Amendments = tuple[Amendment, ...]
"""All that were taken over, oldest first."""
