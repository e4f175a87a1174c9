"""A list of people, pasted or as a file: text or a spreadsheet, as an office keeps it."""

from collections.abc import Iterable

from facilitation.parts.roll.acts import MOST_ROWS, Person
from facilitation.refusals import Malformed

NAMES = ("voornaam", "first name", "tussenvoegsel", "achternaam", "last name", "surname", "naam", "name", "bewoner")
PLACES = ("straat", "street", "adres", "address", "huisnummer", "number", "nummer", "nr", "toevoeging")


def people(data: bytes) -> list[Person]:
    """Who stands on a list.

    Raises Malformed: roll_unreadable, roll_too_long; ImportRefused for what is no text and no spreadsheet.
    """
    persons = [person for person in _persons(_lines(data)) if person.name]
    if not persons:
        raise Malformed("roll_unreadable")
    if len(persons) > MOST_ROWS:
        raise Malformed("roll_too_long", rows=len(persons), limit=MOST_ROWS)
    return persons


def _lines(data: bytes) -> list[list[str]]:
    """The cells of every row; of a spreadsheet those of the first sheet that has any."""
    from app.imports.lists.files import kinds, rows, sheets, text

    if kinds.is_workbook(data):
        tables, _hidden = sheets.tables(data, "")
        found = next((table.rows for table in tables if table.rows), [])
    else:
        kinds.require_text(data, "")
        said = text.decoded(data)[0]
        found = rows.table(f"sep={_mark(said)}\n{said}", lambda cells: (0, len(cells))).rows
    return [[rows.word(cell).strip() for cell in cells] for _, cells in found]


def _mark(said: str) -> str:
    """What parts the cells: a comma may stand in a name, so it is the last that is thought of."""
    lines = [line for line in said.splitlines() if line.strip()]
    return next((mark for mark in "\t;," if sum(mark in line for line in lines) * 2 >= len(lines)), ";")


def _persons(lines: list[list[str]]) -> Iterable[Person]:
    """By the headings, where the first row has any; else the first column is the name, the second the address."""
    heading = lines[0] if lines and any(_is(cell, NAMES) for cell in lines[0]) else []
    names = [at for at, cell in enumerate(heading) if _is(cell, NAMES)] or [0]
    places = [at for at, cell in enumerate(heading) if _is(cell, PLACES)] if heading else [1]
    for cells in lines[1:] if heading else lines:
        yield Person(_joined(cells, names), _joined(cells, places))


def _joined(cells: list[str], columns: list[int]) -> str:
    return " ".join(cells[at] for at in columns if at < len(cells) and cells[at])


def _is(cell: str, headings: Iterable[str]) -> bool:
    return cell.strip().rstrip(":").casefold() in headings
