"""Pabulib `.pb` files: META, PROJECTS and VOTES, parted by semicolons. Format: pabulib.org/format, arXiv:2012.06539.

Amounts are taken as euros whatever the currency. Of voters only the vote itself is read, never age or sex; how it was
cast only for a count that weighs that.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path, PurePath

import msgspec

from app.forms.amounts import exact
from app.imports.plans import Draft, Where, amount, complete, initiative
from app.imports.recorded import Recorded, Vote
from app.imports.source import ImportRefused, Source, content, excerpt
from facilitation.state.method import BallotForm
from facilitation.state.plan import Initiative

COLUMNS = {"META": ("key", "value"), "PROJECTS": ("project_id", "cost"), "VOTES": ("voter_id", "vote")}
SECTIONS = tuple(COLUMNS)
MARKED = ("cumulative", "scoring")
CHANNEL = "voting_method"
CREDIT = "pabulib.org (arXiv:2012.06539)"


class Row(msgspec.Struct, frozen=True):
    """One line of a section: its number in the file and its cells by column."""

    line: int
    cells: dict[str, str]

    @property
    def where(self) -> Where:
        """The place for a refusal."""
        return {"line": self.line}


def read(path: Path) -> Source:
    """The round in a `.pb` file, without its ballots; raises ImportRefused."""
    return _source(_sections(content(path)), path)


def listed(text: str, name: PurePath) -> tuple[Source, dict[str, int]]:
    """The round in the text of a `.pb` file, and the line of each plan by its id; raises ImportRefused."""
    sections = _sections(text)
    lines = {row.cells["project_id"].strip(): row.line for row in sections["PROJECTS"]}
    return _source(sections, name), lines


def _source(sections: dict[str, list[Row]], path: PurePath) -> Source:
    meta = {row.cells["key"].strip(): row for row in sections["META"] if row.cells.get("key", "").strip()}
    rows = sections["PROJECTS"]
    plans = complete([_plan(row) for row in rows], [row.where for row in rows])
    return Source(
        title=_meta(meta, "description") or path.stem,
        pot=_budget(meta),
        initiatives=plans,
        form=_form(meta, plans),
        credit="; ".join(filter(None, (CREDIT, _meta(meta, "acknowledgments")))),
        totals={row.cells["project_id"].strip(): _whole(row, "votes") for row in rows if row.cells.get("votes")},
    )


def ballots(path: Path) -> tuple[Vote, ...]:
    """All ballots of a `.pb` file, in the file's order; raises ImportRefused."""
    return _votes(_sections(content(path)))


def recorded(path: Path) -> Recorded:
    """The round of a `.pb` file and all its ballots, with the channel of those that tell it.

    Raises ImportRefused: bad_row, and whatever else the file gives cause for.
    """
    sections = _sections(content(path))
    meta = {row.cells["key"].strip(): row.cells["value"].strip() for row in sections["META"]}
    source, votes = _source(sections, path), _votes(sections, channels=True)
    if meta.get("vote_type") in MARKED:
        for row, vote in zip(sections["VOTES"], votes, strict=True):
            if len(vote.points) != len(vote.choices):
                raise ImportRefused("bad_row", line=row.line)
    return Recorded(source, meta.get("vote_type", ""), votes, _caps(sections["META"]), meta)


def _votes(sections: dict[str, list[Row]], channels: bool = False) -> tuple[Vote, ...]:
    kind = next((row.cells["value"] for row in sections["META"] if row.cells["key"] == "vote_type"), "")
    known = {row.cells["project_id"].strip() for row in sections["PROJECTS"]}
    return tuple(_vote(row, kind.strip(), known, channels) for row in sections["VOTES"])


def _caps(meta: list[Row]) -> dict[str, int]:
    """The most that the file allows a theme, in cents."""
    rows = {row.cells["key"].strip(): row for row in meta}
    if "categories" not in rows or "budget_per_category" not in rows:
        return {}
    row = rows["budget_per_category"]
    themes, amounts = _list(rows["categories"].cells["value"]), _list(row.cells["value"])
    if len(themes) != len(amounts):
        raise ImportRefused("bad_row", line=row.line)
    return {theme: _exactly(text, row, "budget_per_category") for theme, text in zip(themes, amounts, strict=True)}


def _sections(text: str) -> dict[str, list[Row]]:
    """The rows of each section, by the columns of its first line."""
    found: dict[str, list[tuple[int, list[str]]]] = {}
    current: list[tuple[int, list[str]]] = []
    for line, cells in _lines(text):
        word = cells[0].strip().upper() if len(cells) == 1 else ""
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
    header = [name.strip() for name in names]
    for column in COLUMNS[section]:
        if column not in header:
            raise ImportRefused("missing_column", column=column)
    return [_row(line, header, cells) for line, cells in lines]


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


def _row(line: int, header: list[str], cells: list[str]) -> Row:
    if any(cell.strip() for cell in cells[len(header) :]):
        raise ImportRefused("bad_row", line=line)
    return Row(line, dict(zip(header, cells + [""] * len(header), strict=False)))


def _plan(row: Row) -> Initiative:
    cells = row.cells
    draft = Draft(
        id=cells["project_id"],
        title=cells.get("name", "").strip() or cells["project_id"],
        ask=amount(_cents(row, "cost"), row.where, "cost"),
        theme=", ".join(part.strip() for part in cells.get("category", "").split(",") if part.strip()),
        text=cells.get("description", ""),
    )
    return initiative(draft, row.where, {"title": "name", "theme": "category", "text": "description"})


def _budget(meta: dict[str, Row]) -> int | None:
    if not _meta(meta, "budget"):
        return None
    return amount(_cents(meta["budget"], "value", "budget"), meta["budget"].where, "budget")


def _form(meta: dict[str, Row], plans: tuple[Initiative, ...]) -> BallotForm:
    """Approval within the file's limits, an ordinal top N, or else our own top five."""
    least, most = _limit(meta, "min_length"), _limit(meta, "max_length")
    kind = _meta(meta, "vote_type")
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


def _vote(row: Row, kind: str, known: set[str], channels: bool) -> Vote:
    choices = _list(row.cells["vote"])
    for key in choices:
        if key not in known:
            raise ImportRefused("vote_for_unknown_plan", line=row.line, id=excerpt(key))
    if len(set(choices)) < len(choices):
        raise ImportRefused("vote_repeats", line=row.line)
    points = tuple(_number(text, row, "points") for text in _list(row.cells.get("points", "")))
    if points and len(points) != len(choices):
        raise ImportRefused("bad_row", line=row.line)
    return Vote(kind, choices, points, row.cells.get(CHANNEL, "").strip() if channels else "")


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip())


def _cents(row: Row, column: str, name: str | None = None) -> int:
    return _exactly(row.cells[column], row, name or column)


def _exactly(text: str, row: Row, column: str) -> int:
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
