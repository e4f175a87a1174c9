"""Large mappings and sets that are never changed in place, of which the next one costs the same whatever their size.

`put` gives a mapping with one thing more, `plus` and `minus` a set with or without a few. Small ones are a `dict` and a
`frozenset`, which are faster to copy than anything is to share; past `MANY` they share what did not change with the one
before. A mapping keeps the order in which its keys came, as a `dict` does.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Any, Generic, TypeVar

from immutables import Map

K = TypeVar("K")
V = TypeVar("V")
MANY = 128
BITS, WIDE, MASK = 5, 32, 31  # of one node of a row
Node = tuple[Any, ...]


def put(known: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    """The mapping with this value under this key: where the key was, or at the end."""
    if len(known) < MANY:
        return {**known, key: value}
    return (known if isinstance(known, Kept) else Kept.of(known)).put(key, value)


def plus(known: AbstractSet[V], *more: V) -> AbstractSet[V]:
    """The set with these too."""
    if len(known) < MANY:
        return frozenset(known).union(more)
    return (known if isinstance(known, Crowd) else Crowd(known)).joined(more)


def minus(known: AbstractSet[V], gone: AbstractSet[V]) -> AbstractSet[V]:
    """The set without those that are gone; the same object where none of them was in it."""
    if not gone or known.isdisjoint(gone):
        return known
    if len(known) < MANY:
        return frozenset(known).difference(gone)
    return (known if isinstance(known, Crowd) else Crowd(known)).left(gone)


class Kept(Mapping[K, V]):
    """A mapping in the order in which its keys came. Its keys and values stand in two rows, `_at` tells in which place.

    A row is a tree of tuples of 32: to change one place is to copy the few that lead there.
    """

    __slots__ = ("_all", "_at", "_keys", "_values")

    def __init__(self, at: "Map[K, int]", keys: Node, values: Node) -> None:
        self._at, self._keys, self._values = at, keys, values
        self._all: tuple[tuple[K, ...], tuple[V, ...]] | None = None

    @classmethod
    def of(cls, known: Mapping[K, V]) -> "Kept[K, V]":
        """The same mapping, from one that is copied whole."""
        return cls(Map(zip(known, range(len(known)), strict=True)), _grown(known), _grown(known.values()))

    def put(self, key: K, value: V) -> "Kept[K, V]":
        """With this value under this key."""
        size = len(self._at)
        at = self._at.get(key, size)
        if at < size:
            return Kept(self._at, self._keys, _changed(self._values, _shift(size), at, value))
        keys, values = _appended(self._keys, size, key), _appended(self._values, size, value)
        return Kept(self._at.set(key, size), keys, values)

    def __getitem__(self, key: K) -> V:
        at, node = self._at[key], self._values
        for shift in range(_shift(len(self._at)), 0, -BITS):
            node = node[at >> shift & MASK]
        found: V = node[at & MASK]
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._at

    def __len__(self) -> int:
        return len(self._at)

    def __iter__(self) -> Iterator[K]:
        return iter(self._rows()[0])

    def values(self) -> Any:
        """All values, in the order of their keys."""
        return self._rows()[1]

    def items(self) -> Any:
        """All keys and values, in their order."""
        return tuple(zip(*self._rows(), strict=True))

    def _rows(self) -> tuple[tuple[K, ...], tuple[V, ...]]:
        """Both rows, written out when somebody first goes through them: a page does so many times."""
        if self._all is None:
            shift = _shift(len(self._at))
            self._all = tuple(_row(self._keys, shift)), tuple(_row(self._values, shift))
        return self._all

    def __repr__(self) -> str:
        return f"Kept({dict(self)!r})"


class Crowd(AbstractSet[V], Generic[V]):
    """A set of many, in no order."""

    __slots__ = ("_in",)

    def __init__(self, those: Iterable[V] = (), of: "Map[V, None] | None" = None) -> None:
        self._in: Map[V, None] = Map(dict.fromkeys(those)) if of is None else of

    def joined(self, more: Iterable[V]) -> "Crowd[V]":
        """The crowd with more of them; the same object where all were in it."""
        found = self._in
        for each in more:
            found = found if each in found else found.set(each, None)
        return self if found is self._in else Crowd(of=found)

    def left(self, gone: Iterable[V]) -> "Crowd[V]":
        """The crowd without those that are gone; who was never in it does not matter."""
        found = self._in
        for each in gone:
            found = found.delete(each) if each in found else found
        return Crowd(of=found)

    def __contains__(self, one: object) -> bool:
        return one in self._in

    def __iter__(self) -> Iterator[V]:
        return iter(self._in)

    def __len__(self) -> int:
        return len(self._in)

    def __hash__(self) -> int:
        return self._hash()

    def __repr__(self) -> str:
        return f"Crowd({set(self)!r})"


def _shift(size: int) -> int:
    """How far the place of one is shifted at the top of a row of this size: 0 where it is one node."""
    shift = 0
    while size > WIDE << shift:
        shift += BITS
    return shift


def _grown(those: Iterable[Any]) -> Node:
    """A row of these."""
    row = tuple(those)
    while len(row) > WIDE:
        row = tuple(row[first : first + WIDE] for first in range(0, len(row), WIDE))
    return row


def _row(node: Node, shift: int) -> Iterator[Any]:
    """Everything in a row, in its order."""
    found: Iterator[Any] = iter(node)
    for _ in range(0, shift, BITS):
        found = chain.from_iterable(found)
    return found


def _changed(node: Node, shift: int, at: int, value: object) -> Node:
    """The row with another value at a place that it has."""
    here = at >> shift & MASK
    return (*node[:here], _changed(node[here], shift - BITS, at, value) if shift else value, *node[here + 1 :])


def _appended(node: Node, size: int, value: object) -> Node:
    """The row of this size with one more value at its end."""
    shift = _shift(size + 1)
    return _with_last((node,) if size and shift > _shift(size) else node, shift, size, value)


def _with_last(node: Node, shift: int, at: int, value: object) -> Node:
    if not shift:
        return (*node, value)
    here = at >> shift & MASK
    below = node[here] if here < len(node) else ()
    return (*node[:here], _with_last(below, shift - BITS, at, value))
