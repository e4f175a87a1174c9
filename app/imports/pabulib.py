"""Pabulib `.pb` files: META, PROJECTS and VOTES, parted by semicolons. Format: pabulib.org/format, arXiv:2012.06539.

The words of the format are read whatever their capitals. Here is the round; its ballots are read by `votes.pb`.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path, PurePath

import msgspec

from app.forms.amounts import exact
from app.imports.plans import Draft, Where, amount, complete, initiative
from app.imports.source import ImportRefused, Source, content, excerpt
from app.imports.votes.recorded import ONE
from facilitation.state.method import BallotForm
from facilitation.state.plan import Initiative

COLUMNS = {"META": ("key", "value"), "PROJECTS": ("project_id", "cost"), "VOTES": ("voter_id", "vote")}
SECTIONS = tuple(COLUMNS)
NO_TEXT = "–"  # the public checker wants every cell of a description filled
CREDIT = "pabulib.org (arXiv:2012.06539)"


class Row(msgspec.Struct, frozen=True):
    """One line of a section: its number in the file, its cells by column, and whether it has more than there are."""

    line: int
    cells: dict[str, str]
    long: bool = False

    @property
    def where(self) -> Where:
        """The place for a refusal."""
        return {"line": self.line}


def read(path: Path) -> Source:
    """The round in a `.pb` file, without its ballots; raises ImportRefused."""
    return source(sections(content(path)), path)


class Listed(msgspec.Struct, frozen=True):
    """The round in a `.pb` file, the line of each plan by its id, and what is wrong with the lines that gave none."""

    source: Source
    lines: dict[str, int]
    faults: tuple[tuple[int, ImportRefused], ...] = ()


def listed(text: str, name: PurePath) -> Listed:
    """The plans in the text of a `.pb` file, line by line; raises ImportRefused for a file that cannot be read."""
    found = sections(text)
    sound, faults = [], []
    for row in found["PROJECTS"]:
        try:
            _plan(row)
            sound.append(row)
        except ImportRefused as refusal:
            faults.append((row.line, refusal))
    lines = {row.cells["project_id"].strip(): row.line for row in sound}
    if faults and not sound:
        raise faults[0][1]
    return Listed(source({**found, "PROJECTS": sound}, name), lines, tuple(faults))


def source(found: dict[str, list[Row]], path: PurePath) -> Source:
    """The round in these sections; raises ImportRefused."""
    meta, rows = said(found), found["PROJECTS"]
    plans = complete([_plan(row) for row in rows], [row.where for row in rows])
    return Source(
        title=_meta(meta, "description") or path.stem,
        pot=_budget(meta),
        initiatives=plans,
        form=_form(meta, plans),
        credit="; ".join(filter(None, (CREDIT, _meta(meta, "acknowledgments")))),
        totals={row.cells["project_id"].strip(): _whole(row, "votes") for row in rows if row.cells.get("votes")},
    )


def said(found: dict[str, list[Row]]) -> dict[str, Row]:
    """What META says, by key in small letters; of a key that stands there twice the last."""
    named = {row.cells["key"].strip().lower(): row for row in found["META"]}
    return {key: row for key, row in named.items() if key}


def sections(text: str) -> dict[str, list[Row]]:
    """The rows of each section, by the columns of its first line."""
    found: dict[str, list[tuple[int, list[str]]]] = {}
    current: list[tuple[int, list[str]]] = []
    for line, cells in _lines(text):
        word = "" if any(cell.strip() for cell in cells[1:]) else cells[0].strip().upper()
        if word in SECTIONS:
            current = found.setdefault(word, [])
        else:
            current.append((line, cells))
    return {section: _rows(section, found) for section in SECTIONS}


def _rows(section: str, found: dict[str, list[tuple[int, list[str]]]]) -> list[Row]:
    missing = [name for name in SECTIONS if name not in found]
    if missing:
        raise ImportRefused("missing_section", section=missing[0])
    (_, names), *lines = found[section] or [(0, [])]
    header = [name.strip().lower() for name in names]
    for column in COLUMNS[section]:
        if column not in header:
            raise ImportRefused("missing_column", column=column)
    return [_row(line, header, cells, section) for line, cells in lines]


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise ImportRefused("bad_row", line=line) from None


def _row(line: int, header: list[str], cells: list[str], section: str) -> Row:
    """A ballot with too many cells is for its reader to judge; anywhere else that is no file to trust."""
    long = any(cell.strip() for cell in cells[len(header) :])
    if long and section != "VOTES":
        raise ImportRefused("bad_row", line=line)
    return Row(line, dict(zip(header, cells + [""] * len(header), strict=False)), long)


def _plan(row: Row) -> Initiative:
    cells = row.cells
    draft = Draft(
        id=cells["project_id"],
        title=cells.get("name", "").strip() or cells["project_id"],
        ask=amount(_cents(row, "cost"), row.where, "cost"),
        theme=", ".join(part.strip() for part in cells.get("category", "").split(",") if part.strip()),
        text="" if cells.get("description", "").strip() == NO_TEXT else cells.get("description", ""),
    )
    return initiative(draft, row.where, {"title": "name", "theme": "category", "text": "description"})


def _budget(meta: dict[str, Row]) -> int | None:
    if not _meta(meta, "budget"):
        return None
    return amount(_cents(meta["budget"], "value", "budget"), meta["budget"].where, "budget")


def _form(meta: dict[str, Row], plans: tuple[Initiative, ...]) -> BallotForm:
    """Approval within the file's limits, an ordinal top N, or else our own top five."""
    least, most = _limit(meta, "min_length"), _limit(meta, "max_length")
    kind = _meta(meta, "vote_type").lower()
    if kind == ONE:
        return BallotForm(kind="approval", min_choices=1, max_choices=1)
    if kind == "approval":
        return BallotForm(
            kind="approval",
            min_choices=min(least or 1, len(plans)),
            max_choices=most,
            max_sum=_sum(meta, "max_sum_cost"),
            min_sum=_sum(meta, "min_sum_cost"),
        )
    top = most if kind == "ordinal" and most else BallotForm().top
    return BallotForm(top=min(top, len(plans)))


def _limit(meta: dict[str, Row], key: str) -> int | None:
    return (_whole(meta[key], "value", key) or None) if _meta(meta, key) else None


def _sum(meta: dict[str, Row], key: str) -> int | None:
    return (_cents(meta[key], "value", key) or None) if _meta(meta, key) else None


def _meta(meta: dict[str, Row], key: str) -> str:
    return meta[key].cells["value"].strip() if key in meta else ""


def parts(cell: str) -> tuple[str, ...]:
    """What stands between the commas of a cell."""
    return tuple(part.strip() for part in cell.split(",") if part.strip())


def _cents(row: Row, column: str, name: str | None = None) -> int:
    return cents_of(row.cells[column], row, name or column)


def cents_of(text: str, row: Row, column: str) -> int:
    """The amount in cents; raises ImportRefused(bad_number) with its line."""
    try:
        return exact(text)
    except ValueError:
        raise ImportRefused("bad_number", line=row.line, column=column, value=excerpt(text)) from None


def _whole(row: Row, column: str, name: str | None = None) -> int:
    return _number(row.cells[column], row, name or column)


def _number(text: str, row: Row, column: str) -> int:
    try:
        cents = exact(text)
    except ValueError:
        cents = -1
    if cents < 0 or cents % 100:
        raise ImportRefused("bad_number", line=row.line, column=column, value=excerpt(text))
    return cents // 100
