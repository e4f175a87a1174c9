"""Frozen values of a meeting as bytes, and back: each of its own type, whatever parts put in it.

No pickle: what is read back makes values of the house and nothing else, and what has no form here is refused.
"""

import dataclasses
import importlib
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta
from enum import Enum
from fractions import Fraction
from typing import Any

import msgspec

from facilitation.state.meeting import Trail

HOUSE = "facilitation."
WHOLE = frozenset((type(None), bool, int, str, float))
STRUCT, TUPLE, LIST, SET, MAPPING, MOMENT, DAY, WHILE, FRACTION, CHOICE, UNSET, TRAIL = range(12)
"""The first number of a list: what the others make."""


def written(value: object) -> bytes:
    """A value as bytes; raises TypeError for one of a type that has no form."""
    writer = Writer()
    plain = writer.plain(value)
    return msgspec.msgpack.encode([list(writer.names), plain])


def read(content: bytes) -> Any:
    """The value that was written; raises ValueError for what was not written here."""
    try:
        names, plain = msgspec.msgpack.decode(content)
        return Reader([_class(name) for name in names]).value(plain)
    except (ValueError, TypeError, AttributeError, LookupError, ImportError) as error:
        raise ValueError("no value of a meeting") from error


def _name(kind: type) -> str:
    if not kind.__module__.startswith(HOUSE):
        raise TypeError(f"{kind.__module__}.{kind.__qualname__} has no form in a snapshot")
    return f"{kind.__module__}:{kind.__qualname__}"


def _class(name: str) -> Any:
    module, _, inside = name.partition(":")
    if not module.startswith(HOUSE):
        raise ValueError(name)
    found: Any = importlib.import_module(module)
    for step in inside.split("."):
        found = getattr(found, step)
    if not (isinstance(found, type) and (issubclass(found, msgspec.Struct | Enum) or dataclasses.is_dataclass(found))):
        raise ValueError(name)
    return found


def _fields(kind: Any) -> tuple[str, ...]:
    if issubclass(kind, msgspec.Struct):
        return kind.__struct_fields__
    return tuple(field.name for field in dataclasses.fields(kind))


class Writer:
    """Values as lists, numbers and words; `names` are the classes that were met, in that order."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self._known: dict[type, tuple[int, tuple[str, ...]]] = {}

    def plain(self, value: Any) -> Any:
        """A value as what msgpack knows."""
        kind = type(value)
        if kind in WHOLE:
            return value
        if issubclass(kind, msgspec.Struct):
            return self._struct(value, kind)
        if kind is tuple:
            return [TUPLE, *map(self.plain, value)]
        if isinstance(value, Mapping):
            return [MAPPING, list(map(self.plain, value.keys())), list(map(self.plain, value.values()))]
        if isinstance(value, AbstractSet):
            return [SET, *map(self.plain, value)]
        return self._rare(value, kind)

    def _struct(self, value: Any, kind: type) -> list[Any]:
        number, fields = self._known.get(kind) or self._met(kind)
        return [STRUCT, number, *[self.plain(getattr(value, field)) for field in fields]]

    def _met(self, kind: type) -> tuple[int, tuple[str, ...]]:
        number = self.names.setdefault(_name(kind), len(self.names))
        self._known[kind] = number, _fields(kind)
        return self._known[kind]

    def _rare(self, value: Any, kind: type) -> list[Any]:
        if kind is list:
            return [LIST, *map(self.plain, value)]
        if kind is datetime:
            return [MOMENT, value.isoformat()]
        if kind is date:
            return [DAY, value.isoformat()]
        if kind is timedelta:
            return [WHILE, value.days, value.seconds, value.microseconds]
        if kind is Fraction:
            return [FRACTION, str(value)]
        if kind is Trail:
            return [TRAIL]
        if value is msgspec.UNSET:
            return [UNSET]
        if issubclass(kind, Enum):
            return [CHOICE, self._met(kind)[0] if kind not in self._known else self._known[kind][0], value.value]
        if dataclasses.is_dataclass(kind):
            return self._struct(value, kind)
        raise TypeError(f"{kind.__module__}.{kind.__qualname__} has no form in a snapshot")


class Reader:
    """Makes values again; `classes` are those that were met while writing."""

    def __init__(self, classes: Sequence[Any]) -> None:
        self._makers: list[Any] = [(each, None if issubclass(each, Enum) else _fields(each)) for each in classes]
        self._others: dict[int, Callable[[list[Any]], Any]] = {
            LIST: lambda parts: [self.value(part) for part in parts[1:]],
            MOMENT: lambda parts: datetime.fromisoformat(parts[1]),
            DAY: lambda parts: date.fromisoformat(parts[1]),
            WHILE: lambda parts: timedelta(*parts[1:]),
            FRACTION: lambda parts: Fraction(parts[1]),
            CHOICE: lambda parts: self._makers[parts[1]][0](parts[2]),
            UNSET: lambda parts: msgspec.UNSET,
            TRAIL: lambda parts: Trail(),
        }

    def value(self, plain: Any) -> Any:
        """The value of what was written."""
        if type(plain) is not list:
            return plain
        what = plain[0]
        if what == STRUCT:
            made, fields = self._makers[plain[1]]
            return made(**dict(zip(fields, map(self.value, plain[2:]), strict=True)))
        if what == TUPLE:
            return tuple(map(self.value, plain[1:]))
        if what == MAPPING:
            return dict(zip(map(self.value, plain[1]), map(self.value, plain[2]), strict=True))
        if what == SET:
            return frozenset(map(self.value, plain[1:]))
        return self._others[what](plain)
