"""The sheets of a workbook, read in a process of its own."""

from decimal import Decimal
from pathlib import Path

import msgspec
from flask_babel import lazy_gettext as _

from app.imports.lists.files import kinds, workbook
from app.imports.lists.files.rows import Cell, Table
from app.operations import bounded

LARGEST_UNPACKED = 100 << 20


class _Sheet(msgspec.Struct, frozen=True):
    name: str
    rows: list[list[str | dict[str, str]]]


class _Answer(msgspec.Struct, frozen=True):
    """What the reader says: sheets, or why it cannot give any."""

    sheets: tuple[_Sheet, ...] = ()
    hidden: tuple[str, ...] = ()
    refused: str = ""


def tables(data: bytes, name: str) -> tuple[list[Table], tuple[str, ...]]:
    """Every sheet that can be seen, and the names of those that are hidden; raises ImportRefused: no_list."""
    if kinds.is_locked(data):
        raise kinds.no_list(name, _("een bestand met een wachtwoord"))
    if kinds.unpacked_size(data) > LARGEST_UNPACKED:
        raise kinds.no_list(name, _("te groot om te openen"))
    found = _ask(data)
    if found is None:
        raise kinds.no_list(name, _("te groot om te openen, of beschadigd"))
    if found.refused == "password":
        raise kinds.no_list(name, _("een bestand met een wachtwoord"))
    if found.refused:
        raise kinds.no_list(name, kinds.of_packed(data))
    if any(len(sheet.rows) > workbook.MOST_ROWS for sheet in found.sheets):
        raise kinds.no_list(name, _("te groot om te openen"))
    return [_table(sheet.name, sheet.rows) for sheet in found.sheets], found.hidden


def _ask(data: bytes) -> _Answer | None:
    code, told = bounded.run(Path(workbook.__file__), data)
    return msgspec.json.decode(told, type=_Answer) if code == 0 else None


def _table(name: str, rows: list[list[str | dict[str, str]]]) -> Table:
    cells = [(line, [_cell(cell) for cell in row]) for line, row in enumerate(rows, start=1)]
    return Table([(line, row) for line, row in cells if any(map(_said, row))], name)


def _cell(cell: str | dict[str, str]) -> Cell:
    return cell if isinstance(cell, str) else Decimal(cell["n"])


def _said(cell: Cell) -> bool:
    return not isinstance(cell, str) or bool(cell.strip())
