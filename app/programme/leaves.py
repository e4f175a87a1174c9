"""Lists that are too long for one page, in leaves; which leaf is meant stands in the address, by the name of the list.

A page may hold several lists: each has a name of its own, and turning a leaf of one leaves the others where they are.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

import msgspec
from flask import request

SIZE = 50
"""How much stands on a leaf."""
T = TypeVar("T")


class Leaf(msgspec.Struct, Generic[T], frozen=True):
    """A part of a list: its `rows`, its `number` from 1 of so many `pages`; `total` is how many there are in all."""

    name: str
    rows: Sequence[T]
    number: int
    pages: int
    total: int

    def showing(self, told: Callable[[Sequence[T]], Sequence[T]]) -> "Leaf[T]":
        """The same leaf with its rows as this tells them, which is only asked of these."""
        return msgspec.structs.replace(self, rows=told(self.rows))

    def to(self, number: int) -> str:
        """The address of another leaf, with all else that this one asks."""
        given: list[tuple[str, Any]] = [(name, value) for name, value in request.args.items(multi=True)]
        return f"?{urlencode([*((name, value) for name, value in given if name != self.name), (self.name, number)])}"


def leaf(found: Sequence[T], name: str, size: int = SIZE) -> Leaf[T]:
    """The leaf of a list that the address asks for; the last one where it asks for more than there are."""
    asked = request.args.get(name, "")
    wanted = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    pages = max(1, -(-len(found) // size))
    number = min(max(wanted, 1), pages)
    return Leaf(name, found[(number - 1) * size : number * size], number, pages, len(found))
