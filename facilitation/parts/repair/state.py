"""What the meeting remembers of what was mended."""

import msgspec


class Repair(msgspec.Struct, frozen=True):
    """The stages whose outcome was shown and taken away again, by key; and whether outcomes are held.

    `merged` are the seats that became one with another.
    """

    seen: frozenset[str] = frozenset()
    held: bool = False
    merged: frozenset[str] = frozenset()
