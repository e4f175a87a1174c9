"""The ballots of a Pabulib `.pb` file, with its round, its limits and whatever is to be told about it.

Of voters only the vote itself is read, never age or sex; how it was cast only for a count that weighs that. Their
numbers are looked at to see whether one stands on more ballots, and are not kept.
"""

from pathlib import Path

from app.imports.pabulib import Row, cents_of, parts, said, sections, source
from app.imports.source import ImportRefused, content
from app.imports.votes import claims, mending
from app.imports.votes.recorded import CHANNEL, Recorded, Vote

WORDS = ("vote_type", "rule")
Sections = dict[str, list[Row]]


def ballots(path: Path) -> tuple[Vote, ...]:
    """All ballots of a `.pb` file, in the file's order; raises ImportRefused."""
    return _cast(sections(content(path)), channels=False).votes


def recorded(path: Path) -> Recorded:
    """The round of a `.pb` file and all its ballots, with the channel of those that tell it.

    Raises ImportRefused: bad_row, cut_off, no_ballot_readable, and whatever else the file gives cause for.
    """
    text = content(path)
    found = sections(text)
    meta = {key: row.cells["value"].strip() for key, row in said(found).items()}
    meta |= {key: meta[key].lower() for key in WORDS if key in meta}
    cast = _cast(found, channels=True)
    claimed = claims.checked(found, source(found, path), cast, whole=text.endswith(("\n", "\r")))
    return Recorded(
        source=source(found, path),
        kind=_kind(found),
        votes=cast.votes,
        caps=_caps(found["META"]),
        meta=meta,
        lines=cast.lines,
        told=(*claimed, *cast.told),
    )


def _cast(found: Sections, channels: bool) -> mending.Cast:
    known = {row.cells["project_id"].strip() for row in found["PROJECTS"]}
    rows = [_ballot(row, channels) for row in found["VOTES"]]
    return mending.cast(rows, _kind(found), known, claims.number(found, "num_votes"))


def _kind(found: Sections) -> str:
    row = said(found).get("vote_type")
    return row.cells["value"].strip().lower() if row else ""


def _ballot(row: Row, channels: bool) -> mending.Row:
    cells = row.cells
    channel = cells.get(CHANNEL, "").strip() if channels else ""
    marks = parts(cells.get("points", ""))
    return mending.Row(row.line, cells["voter_id"].strip(), parts(cells["vote"]), marks, channel, row.long)


def _caps(meta: list[Row]) -> dict[str, int]:
    """The most that the file allows a theme, in cents."""
    rows = said({"META": meta})
    if "categories" not in rows or "budget_per_category" not in rows:
        return {}
    row = rows["budget_per_category"]
    themes, amounts = parts(rows["categories"].cells["value"]), parts(row.cells["value"])
    if len(themes) != len(amounts):
        raise ImportRefused("bad_row", line=row.line)
    return {theme: cents_of(text, row, "budget_per_category") for theme, text in zip(themes, amounts, strict=True)}
