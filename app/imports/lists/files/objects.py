"""Lists of plans as objects: the JSON that other programs export, made into a table by its own headings."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from app.imports.lists.files.rows import Cell, Row, Table

DEEPEST = 4
NAMED = ("name", "label", "title")


def items(data: Any) -> Sequence[Mapping[str, Any]]:
    """The objects of the first list of objects in a file: it is one, or an object that holds one."""
    if isinstance(data, list) and data and all(isinstance(item, dict) for item in data):
        return data
    values = data.values() if isinstance(data, dict) else ()
    return next((found for value in values if isinstance(value, list) and (found := items(value))), ())


def table(found: Sequence[Mapping[str, Any]]) -> Table:
    """A row for each object, numbered from 1; what stands inside another is called `title/nl` or `tags.theme`."""
    flat = [dict(_flat(item, "", 0)) for item in found]
    names = list(dict.fromkeys(name for row in flat for name in row))
    head: list[Row] = [(0, list(names))]
    return Table(head + [(line, [row.get(name, "") for name in names]) for line, row in enumerate(flat, start=1)])


def _flat(value: Any, name: str, depth: int) -> Iterator[tuple[str, Cell]]:
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{name}/{key}" if name else str(key), depth + 1)
    elif isinstance(value, list):
        yield from _listed(value, name)
    else:
        yield name, _cell(value)


def _listed(values: list[Any], name: str) -> Iterator[tuple[str, Cell]]:
    """The names in a list, apart for each type that they have."""
    found: dict[str, list[str]] = {}
    for value in values:
        kind = f"{name}.{value['type']}" if isinstance(value, dict) and isinstance(value.get("type"), str) else name
        found.setdefault(kind, []).append(_called(value))
    for kind, words in found.items():
        yield kind, ", ".join(filter(None, words))


def _called(value: Any) -> str:
    if isinstance(value, dict):
        return next((str(value[key]) for key in NAMED if isinstance(value.get(key), str)), "")
    cell = _cell(value)
    return cell if isinstance(cell, str) else format(cell, "f")


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Decimal) and abs(value.adjusted()) < 40:
        return value
    if isinstance(value, int) and abs(value) < 10**40:
        return Decimal(value)
    return value if isinstance(value, str) else ""
