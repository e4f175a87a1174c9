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
from app.forms.cells import bare
from app.imports.lists import read
from app.imports.source import ImportRefused, content, excerpt
from app.imports.votes import mending, pb
from app.imports.votes.recorded import KINDS, Recorded

COLUMNS = ("ballot", "choices", "points", "channel", "kind")


def recorded(path: Path, initiatives: Path | None = None, pot: str | None = None) -> Recorded:
    """The vote in a `.pb`, or in a `.csv` of ballots beside a file of plans.

    Raises ImportRefused: unsupported_ending, missing_value, and whatever the file itself gives cause for.
    """
    if path.suffix.lower() == ".csv":
        found = _listed(path, initiatives)
    elif path.suffix.lower() == ".pb":
        found = pb.recorded(path)
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
    rows = list(csv.DictReader(io.StringIO(content(path), newline=""), delimiter=";"))
    header = set(rows[0] if rows else COLUMNS)
    if not {"ballot", "choices"} <= header:
        raise ImportRefused("no_ballot_list", name=path.name)
    if initiatives is None:
        raise ImportRefused("plans_needed", name=path.name)
    source = read(initiatives)
    known = {plan.id for plan in source.initiatives}
    kind = _kind(rows, source.form.kind)
    cast = mending.cast([_row(row, line) for line, row in enumerate(rows, start=2)], kind, known)
    return Recorded(source, kind, cast.votes, lines=cast.lines, told=cast.told)


def _kind(rows: list[dict[str, str]], form: str) -> str:
    said = next((row["kind"].strip().lower() for row in rows if (row.get("kind") or "").strip()), "")
    if said and said not in KINDS:
        raise ImportRefused("bad_kind", kind=excerpt(said), known=", ".join(KINDS))
    if said:
        return said
    return "cumulative" if any(row.get("points") for row in rows) else "approval" if form == "approval" else "ordinal"


def _row(row: dict[str, str], line: int) -> mending.Row:
    number = bare((row["ballot"] or "").strip())
    channel = bare((row.get("channel") or "").strip())
    return mending.Row(line, number, _parts(row["choices"]), _parts(row.get("points")), channel, None in row)


def _parts(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in bare((cell or "").strip()).split(",") if part.strip())
