"""What is kept of a door: which ways in are shut, who was counted, and who was let in by hand."""

from typing import Literal

import msgspec

NAME = "door"
Way = Literal["room", "online"]
WAYS: tuple[Way, ...] = ("room", "online")


class Door(msgspec.Struct, frozen=True):
    """`shut` are the ways in that are shut, `heads` the people that were counted in the hall; None where nobody did.

    `admitted` are the marks of phones that may come in all the same, `vouched` the seats that came in by one.
    """

    shut: frozenset[Way] = frozenset()
    heads: int | None = None
    admitted: frozenset[str] = frozenset()
    vouched: frozenset[str] = frozenset()
