"""A list of ballots as .csv, one ballot a row: `ballot;choices` and where they are used `points` and `channel`.

`choices` are ids of plans parted by commas, for a ranking from first to last; `points` stand beside them in the same
order. A list in which a row has points is a list of points; otherwise the column `kind` or the form of the plans' file
says whether it is `approval` or `ordinal`.
"""

import csv
import io
from pathlib import Path

import msgspec

from app.forms.amounts import written
from app.forms.cells import FORMULA
from app.imports import pabulib, read
from app.imports.recorded import KINDS, Recorded, Vote
from app.imports.source import ImportRefused, content, excerpt

COLUMNS = ("ballot", "choices", "points", "channel", "kind")


def recorded(path: Path, initiatives: Path | None = None, pot: str | None = None) -> Recorded:
    """The vote in a `.pb`, or in a `.csv` of ballots beside a file of plans.

    Raises ImportRefused: unsupported_ending, missing_value, and whatever the file itself gives cause for.
    """
    if path.suffix.lower() == ".csv":
        found = _listed(path, initiatives)
    elif path.suffix.lower() == ".pb":
        found = pabulib.recorded(path)
    else:
        raise ImportRefused("unsupported_ending", name=path.name, known=".pb, .csv")
    if pot is not None:
        found = msgspec.structs.replace(found, source=msgspec.structs.replace(found.source, pot=_pot(pot)))
    if found.source.pot is None:
        raise ImportRefused("missing_value", column="budget")
    return found


def _pot(text: str) -> int:
    try:
        cents = written(text)
    except ValueError:
        cents = 0
    if cents <= 0:
        raise ImportRefused("bad_param", name="pot", value=excerpt(text))
    return cents


def _listed(path: Path, initiatives: Path | None) -> Recorded:
    if initiatives is None:
        raise ImportRefused("plans_needed", name=path.name)
    source = read(initiatives)
    rows = list(csv.DictReader(io.StringIO(content(path), newline=""), delimiter=";"))
    header = set(rows[0] if rows else COLUMNS)
    for column in ("ballot", "choices"):
        if column not in header:
            raise ImportRefused("missing_column", column=column)
    known = {plan.id for plan in source.initiatives}
    kind = _kind(rows, source.form.kind)
    votes = tuple(_vote(row, line, kind, known) for line, row in enumerate(rows, start=2))
    return Recorded(source, kind, votes)


def _kind(rows: list[dict[str, str]], form: str) -> str:
    said = next((row["kind"].strip() for row in rows if (row.get("kind") or "").strip()), "")
    if said and said not in KINDS:
        raise ImportRefused("bad_kind", kind=excerpt(said), known=", ".join(KINDS))
    if said:
        return said
    return "cumulative" if any(row.get("points") for row in rows) else "approval" if form == "approval" else "ordinal"


def _vote(row: dict[str, str], line: int, kind: str, known: set[str]) -> Vote:
    choices = _parts(row["choices"])
    points = tuple(_points(text, line) for text in _parts(row.get("points")))
    for key in choices:
        if key not in known:
            raise ImportRefused("vote_for_unknown_plan", line=line, id=excerpt(key))
    if len(set(choices)) < len(choices):
        raise ImportRefused("vote_repeats", line=line)
    if None in row or len(points) != (len(choices) if kind in pabulib.MARKED else len(points)):
        raise ImportRefused("bad_row", line=line)
    return Vote(kind, choices, points, _bare(row.get("channel")))


def _parts(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in _bare(cell).split(",") if part.strip())


def _bare(cell: str | None) -> str:
    """The cell without the quote that keeps a spreadsheet from taking it for a formula."""
    text = (cell or "").strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


def _points(text: str, line: int) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise ImportRefused("bad_number", line=line, column="points", value=excerpt(text))
    return int(text)
