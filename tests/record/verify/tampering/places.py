"""Ways through a record: every value with its path, a path as verifiers write it, and a value that differs by a bit."""

from collections.abc import Iterator
from random import Random
from typing import Any

Path = tuple[Any, ...]


def nodes(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every value with its path, lists and objects too."""
    yield path, value
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from nodes(inner, (*path, key))


def leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every single value with its path."""
    return ((found, inner) for found, inner in nodes(value, path) if not isinstance(inner, dict | list))


def place(path: Path) -> str:
    """`record.plans[3].amount`; of events the number is their `seq`."""
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).removeprefix(".")


def put(value: Any, path: Path, new: Any) -> None:
    """Set what stands at a path."""
    for key in path[:-1]:
        value = value[key]
    value[path[-1]] = new


def flip(value: Any, chance: Random) -> Any:
    """Another value, as near as can be."""
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, int):
        return value ^ (1 << chance.randint(0, 20))
    if not value:
        return "x"
    at = chance.randrange(len(value))
    other = chr(ord(value[at]) ^ (1 << chance.randint(0, 2)))
    return value[:at] + other + value[at + 1 :]
