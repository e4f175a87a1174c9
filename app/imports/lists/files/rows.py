"""The rows of a text that is a table, whichever way a spreadsheet or somebody's hand parted its cells."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

import msgspec

from app.imports.source import ImportRefused

Cell = str | Decimal
Row = tuple[int, list[Cell]]
PARTING = ";,\t|"
LOOKED_AT = 40
"""So many rows may stand above the heading."""


class Table(msgspec.Struct, frozen=True):
    """Rows that say something, each with the number of its first line; `name` is that of a sheet."""

    rows: list[Row]
    name: str = ""
    tabs: bool = False


def word(cell: Cell) -> str:
    """A cell as text; a whole number has no decimals."""
    return cell if isinstance(cell, str) else format(cell, "f")


def table(text: str, known: Callable[[list[Cell]], tuple[int, int]]) -> Table:
    """The text by the mark that parts it into most headings that `known` counts.

    Raises ImportRefused: quote_not_closed, bad_row where no mark parts it.
    """
    marks = text[4] if text[:4].lower() == "sep=" and text[4:5] in tuple(PARTING) else PARTING
    found: dict[str, list[Row]] = {}
    for mark in marks:
        try:
            found[mark] = _split(text, mark)
        except ImportRefused as refusal:
            refused = refusal
    if not found:
        raise refused
    best = max(found, key=lambda mark: max((known(cells) for _, cells in found[mark][:LOOKED_AT]), default=(0, 0)))
    return Table(found[best], tabs=best == "\t")


def _split(text: str, mark: str) -> list[Row]:
    """Rows by the rules of the format, or, where quotes stand loose in words, by what stands there."""
    try:
        rows = list(_read(text, mark, strict=True))
    except csv.Error:
        rows = list(_read(text, mark, strict=False))
    kept: list[Row] = [(line, list(map(_bare, cells))) for line, cells in rows if any(cell.strip() for cell in cells)]
    return kept[1:] if text[:4].lower() == "sep=" else kept


def _read(text: str, mark: str, strict: bool) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=strict)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise ImportRefused("quote_not_closed", line=line) from None
        if not strict:
            raise ImportRefused("bad_row", line=line) from None
        raise


def _bare(cell: str) -> str:
    """A cell that was written as `="007"`, so that a spreadsheet would keep its zeros."""
    found = re.fullmatch(r'="([^"]*)"', cell)
    return found[1] if found else cell


def unfolded(cells: list[Cell]) -> list[list[Cell]]:
    """What a row may be that was saved whole in its first cell: its cells by each mark that stands in it."""
    said = [cell for cell in cells if not isinstance(cell, str) or cell.strip()]
    if len(said) != 1 or not cells or cells[0] is not said[0] or not isinstance(said[0], str):
        return []
    if "\n" in said[0]:
        return []
    return [list(_parted(said[0], mark)) for mark in PARTING if mark in said[0]]


def _parted(text: str, mark: str) -> list[str]:
    try:
        return next(csv.reader([text], delimiter=mark), [])
    except csv.Error:
        return []
