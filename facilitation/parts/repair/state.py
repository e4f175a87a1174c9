"""What the meeting remembers of what was mended."""

import msgspec


class Repair(msgspec.Struct, frozen=True):
    """The stages whose outcome was shown and taken away again, by key; and whether outcomes are held."""

    seen: frozenset[str] = frozenset()
    held: bool = False
