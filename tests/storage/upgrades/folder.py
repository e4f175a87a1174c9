"""A data folder as an earlier program left it, laid out of its file; and what two records have in common."""

import json
import lzma
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FILES = {file.name.partition(".")[0]: file for file in sorted(HERE.glob("*.json.xz"))}
Rows = dict[str, list[dict[str, Any]]]


def kept(version: str) -> dict[str, Any]:
    """What the file of a version holds: `files`, `sql`, `record`, `head`, `events`, `commit`."""
    found: dict[str, Any] = json.loads(lzma.decompress(FILES[version].read_bytes()))
    return found


def lay(version: str, folder: Path) -> dict[str, Any]:
    """Make the data folder again, and tell what its file holds."""
    found = kept(version)
    folder.mkdir(mode=0o700, parents=True)
    for name, content in found["files"].items():
        (folder / name).touch(mode=0o600)
        (folder / name).write_text(content, "utf-8")
    with closing(sqlite3.connect(folder / "overlegtafel.db")) as connection:
        connection.executescript("\n".join(found["sql"]))
    return found


def rows(folder: Path) -> Rows:
    """Every row of every table, by its columns."""
    with closing(sqlite3.connect(folder / "overlegtafel.db")) as connection:
        connection.row_factory = sqlite3.Row
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        tables = [name for (name,) in connection.execute(query)]
        return {table: [dict(row) for row in connection.execute(f'SELECT * FROM "{table}"')] for table in tables}


def lost_rows(before: Rows, after: Rows) -> Iterator[str]:
    """The tables of which a row of before is not there with the same values, in the columns that there still are."""
    for table, held in before.items():
        if table == "alembic_version" or not held:
            continue
        columns = sorted(set(held[0]) & set((after.get(table) or [{}])[0]))
        left = {_values(row, columns) for row in after.get(table, [])}
        missing = sum(_values(row, columns) not in left for row in held)
        if missing or not columns:
            yield f"{table}: {missing} of {len(held)} rows"


def _values(row: dict[str, Any], columns: list[str]) -> tuple[Any, ...]:
    return tuple(row[column] for column in columns)


def lost(then: Any, now: Any, path: str = "record") -> Iterator[str]:
    """What a record told then and does not tell now; more may stand in it.

    A condition was its text alone until it had an owner and a date.
    """
    if isinstance(then, dict) and isinstance(now, dict):
        for name, inner in then.items():
            if name not in now:
                yield f"{path}.{name}"
            else:
                yield from lost(inner, now[name], f"{path}.{name}")
    elif isinstance(then, list) and isinstance(now, list):
        if len(then) != len(now):
            yield f"{path}: {len(then)} and {len(now)}"
        for place, (one, other) in enumerate(zip(then, now, strict=False)):
            yield from lost(one, other, f"{path}[{place}]")
    elif then != now and not (".conditions[" in path and isinstance(now, dict) and now.get("text") == then):
        yield f"{path}: {then!r} and {now!r}"
