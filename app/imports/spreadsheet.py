"""A list of plans from a spreadsheet: `.csv` with commas, semicolons or tabs, and Dutch or English column names."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from app.forms.amounts import written
from app.imports.plans import Draft, Where, amount, complete, initiative
from app.imports.source import ImportRefused, Source, content, excerpt
from facilitation.state.plan import Initiative

COLUMNS = {
    "id": ("id", "nummer", "nr"),
    "title": ("titel", "title", "plan", "naam", "name"),
    "ask": ("gevraagd", "gevraagd bedrag", "bedrag", "kosten", "ask", "cost", "amount"),
    "minimum": ("minimaal", "minimaal nodig", "minimum"),
    "scalable": ("schaalbaar", "scalable"),
    "theme": ("thema", "theme", "category", "categorie"),
    "short": ("kort", "short", "samenvatting", "summary"),
    "text": ("tekst", "text", "omschrijving", "beschrijving", "description"),
    "proposer": ("indiener", "proposer", "ingediend door", "submitted by"),
}
FIELDS = {name: field for field, names in COLUMNS.items() for name in names}
YES, NO = ("ja", "j", "yes", "y", "true", "waar", "1", "x"), ("nee", "n", "no", "false", "onwaar", "0")


def read(path: Path) -> Source:
    """The plans in a `.csv` file; raises ImportRefused."""
    text = content(path)
    rows = _rows(text)
    names = next(rows, (1, []))[1]
    columns = _columns(names)
    titles = {field: names[index].strip() for field, index in columns.items()}
    plans: list[Initiative] = []
    places: list[Where] = []
    for line, cells in rows:
        found = {field: cells[index] for field, index in columns.items() if index < len(cells)}
        where = {"line": line}
        _require_width(cells, len(names), where)
        plans.append(_plan(found, titles, where, len(plans) + 1))
        places.append(where)
    return Source(title=path.stem, pot=None, initiatives=complete(plans, places))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every row that says something, with the number of its first line."""
    head, _, rest = text.partition("\n")
    skipped = head.strip().lower().startswith("sep=")
    line = 2 if skipped else 1
    reader = csv.reader(io.StringIO(rest if skipped else text, newline=""), delimiter=_delimiter(text))
    offset = line
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + offset
    except csv.Error:
        raise ImportRefused("bad_row", line=line) from None


def _delimiter(text: str) -> str:
    """The one that gives the header most names that we know."""
    header = next((line for line in text.splitlines() if line.strip() and not line.lower().startswith("sep=")), "")
    return max(";,\t", key=lambda mark: sum(_field(cell) is not None for cell in header.split(mark)))


def _field(name: str) -> str | None:
    return FIELDS.get(re.sub(r"\(.*?\)|[^a-z]+", " ", name.strip().strip('"').lower()).strip())


def _columns(names: list[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index, name in enumerate(names):
        field = _field(name)
        if field in columns:
            raise ImportRefused("double_column", column=excerpt(name))
        if field is not None:
            columns[field] = index
    for field in ("title", "ask"):
        if field not in columns:
            raise ImportRefused("missing_column", column=COLUMNS[field][0])
    return columns


def _require_width(cells: list[str], width: int, where: Where) -> None:
    if any(cell.strip() for cell in cells[width:]):
        raise ImportRefused("bad_row", **where)


def _plan(cells: dict[str, str], titles: dict[str, str], where: Where, number: int) -> Initiative:
    ask = _amount(cells, "ask", titles, where)
    if ask is None:
        raise ImportRefused("missing_value", **where, column=titles["ask"])
    words = {field: cells.get(field, "") for field in ("title", "theme", "short", "text", "proposer")}
    draft = Draft(
        ask=ask,
        id=cells.get("id", f"I{number:02}"),
        minimum=_amount(cells, "minimum", titles, where),
        scalable=_choice(cells, titles, where),
        **words,
    )
    return initiative(draft, where, titles)


def _amount(cells: dict[str, str], field: str, titles: dict[str, str], where: Where) -> int | None:
    text = cells.get(field, "").strip()
    if not text:
        return None
    try:
        cents = written(text)
    except ValueError:
        raise ImportRefused("bad_number", **where, column=titles[field], value=excerpt(text)) from None
    return amount(cents, where, titles[field])


def _choice(cells: dict[str, str], titles: dict[str, str], where: Where) -> bool | None:
    text = cells.get("scalable", "").strip().lower()
    if not text:
        return None
    if text not in (*YES, *NO):
        raise ImportRefused("bad_choice", **where, column=titles["scalable"], value=excerpt(text))
    return text in YES
