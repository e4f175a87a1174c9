"""Rows of ballots made into votes: one bad row never costs the file, and whatever is mended or left out is told."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from app.forms.amounts import exact
from app.imports.source import ImportRefused, excerpt
from app.imports.votes.recorded import MARKED, Vote
from app.imports.votes.told import Told

MOST_NAMED = 5


class Row(msgspec.Struct, frozen=True):
    """One ballot as a file holds it; `long` where it has cells without a column."""

    line: int
    voter: str
    choices: tuple[str, ...]
    points: tuple[str, ...] = ()
    channel: str = ""
    long: bool = False


class Cast(msgspec.Struct, frozen=True):
    """The votes that can be read, each with its line, and what there is to tell."""

    votes: tuple[Vote, ...]
    lines: tuple[int, ...]
    told: tuple[Told, ...]


class _Bad(Exception):
    """This row is no ballot."""

    def __init__(self, told: Told) -> None:
        self.told = told


def cast(rows: Sequence[Row], kind: str, known: set[str], stated: int | None = None) -> Cast:
    """Every row that is a ballot; `stated` is how many ballots the file says it has.

    Raises ImportRefused(no_ballot_readable) where there are rows and none of them is a ballot.
    """
    told: list[Told] = []
    votes: dict[int, Vote] = {}
    repeated = _repeated(rows, stated, told)
    for row in rows:
        if row.line in repeated:
            continue
        try:
            votes[row.line] = _vote(row, kind, known, told)
        except _Bad as bad:
            told.append(bad.told)
    if rows and not votes:
        raise ImportRefused("no_ballot_readable", line=rows[0].line)
    return Cast(tuple(votes.values()), tuple(votes), tuple(sorted(told, key=lambda each: each.line or 0)))


def _repeated(rows: Sequence[Row], stated: int | None, told: list[Told]) -> set[int]:
    """The lines of ballots whose voter has one before; none where the numbers cannot be those of voters."""
    of_voter: dict[str, list[int]] = {}
    for row in rows:
        if row.voter:
            of_voter.setdefault(row.voter, []).append(row.line)
    again = {voter: lines for voter, lines in of_voter.items() if len(lines) > 1}
    extra = {line for lines in again.values() for line in lines[1:]}
    if 2 * len(extra) > len(rows) and stated != len(rows) - len(extra):
        told.append(Told(min(extra), "voter_numbers_unsure", {"many": len(extra)}))
        return set()
    for voter, lines in again.items():
        shown = ", ".join(map(str, lines[:MOST_NAMED])) + ("…" if len(lines) > MOST_NAMED else "")
        details = {"voter": excerpt(voter), "many": len(lines), "lines": shown}
        told.append(Told(lines[1], "voter_repeats", details))
    return extra


def _vote(row: Row, kind: str, known: set[str], told: list[Told]) -> Vote:
    if row.long:
        raise _Bad(Told(row.line, "row_too_long"))
    points = _points(row, kind)
    strange = [key for key in row.choices if key not in known]
    if strange:
        left_out = len(strange) == len(row.choices)
        found = Told(row.line, "only_unknown_plans" if left_out else "unknown_plan", {"ids": _ids(strange)})
        if left_out:
            raise _Bad(found)
        told.append(found)
    twice = [key for key, times in Counter(row.choices).items() if times > 1 and key in known]
    if twice:
        told.append(Told(row.line, "plan_twice", {"ids": _ids(twice)}))
    places = {key: place for place, key in reversed([*enumerate(row.choices)]) if key in known}
    kept = sorted(places.values())
    return Vote(
        kind, tuple(row.choices[n] for n in kept), tuple(points[n] for n in kept) if points else (), row.channel
    )


def _points(row: Row, kind: str) -> tuple[int, ...]:
    """The marks beside the plans; of a ballot without marks they are kept only where they fit."""
    fits = len(row.points) == len(row.choices)
    if kind not in MARKED:
        return tuple(map(_whole, row.points)) if fits and all(map(_readable, row.points)) else ()
    if not fits:
        raise _Bad(Told(row.line, "points_do_not_fit", {"plans": len(row.choices), "points": len(row.points)}))
    for text in row.points:
        if not _readable(text):
            raise _Bad(Told(row.line, "points_unreadable", {"value": excerpt(text)}))
    return tuple(map(_whole, row.points))


def _readable(text: str) -> bool:
    try:
        cents = exact(text)
    except ValueError:
        return False
    return cents >= 0 and cents % 100 == 0


def _whole(text: str) -> int:
    return exact(text) // 100


def _ids(keys: Iterable[str]) -> str:
    return ", ".join(f"‘{excerpt(key)}’" for key in dict.fromkeys(keys))
