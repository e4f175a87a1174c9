"""A conversation as Polis exports it: `votes.csv` or `participants-votes.csv`, with `comments.csv` beside it.

The last vote of a person on a statement counts. Statements that were moderated out, or that are about who people are
(`is-meta`), are left out. Columns are found by their names; what else stands in these files is not read.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from app.forms.cells import bare
from app.imports.source import ImportRefused, content, excerpt
from facilitation.counting.common_ground.votes import Votes, table

VOTES, MATRIX, COMMENTS = "votes.csv", "participants-votes.csv", "comments.csv"
OUT, MARKS = "-1", {"1": 1, "0": 0, "-1": -1}
Rows = list[tuple[int, dict[str, str]]]


class Conversation(msgspec.Struct, frozen=True):
    """The votes, the ids of those who voted in the order of the table, and the words of statements where they are."""

    votes: Votes
    people: tuple[str, ...]
    texts: Mapping[str, str]


def conversation(path: Path) -> Conversation:
    """A folder with an export, or one of its two files of votes; `comments.csv` is looked for beside it.

    Raises ImportRefused: no_such_file, unreadable_file, wrong_encoding, missing_column, bad_row, bad_number, no_votes.
    """
    file = _file_of(path) if path.is_dir() else path
    comments = _rows(file.with_name(COMMENTS), "comment-id") if file.with_name(COMMENTS).is_file() else []
    cast = _cast(file)
    if not cast:
        raise ImportRefused("no_votes", name=file.name)
    people = _in_order({who for who, _ in cast})
    found = table(cast, people, _in_order({what for _, what in cast}))
    out = {row["comment-id"] for _, row in comments if _is_out(row)}
    left_out = tuple(what for what in found.statements if what in out)
    texts = {row["comment-id"]: bare(row.get("comment-body") or "") for _, row in comments}
    return Conversation(msgspec.structs.replace(found, left_out=left_out), tuple(people), texts)


def _file_of(folder: Path) -> Path:
    return folder / VOTES if (folder / VOTES).is_file() else folder / MATRIX


def _is_out(row: Mapping[str, str]) -> bool:
    return (row.get("moderated") or "").strip() == OUT or (row.get("is-meta") or "").strip().lower() == "true"


def _in_order(ids: set[str]) -> list[str]:
    """By number where all are numbers, else as text."""
    return sorted(ids, key=int) if all(each.isdecimal() and each.isascii() for each in ids) else sorted(ids)


def _cast(file: Path) -> dict[tuple[str, str], int]:
    rows = _rows(file)
    if rows and "voter-id" in rows[0][1]:
        return _listed(rows)
    if rows and "participant" in rows[0][1]:
        return dict(_in_matrix(rows))
    raise ImportRefused("missing_column", column="voter-id")


def _listed(rows: Rows) -> dict[tuple[str, str], int]:
    """One row for each vote, in the order of their times."""
    for column in ("comment-id", "vote"):
        if column not in rows[0][1]:
            raise ImportRefused("missing_column", column=column)
    if "timestamp" in rows[0][1]:
        rows = sorted(rows, key=lambda each: _number(each[1]["timestamp"], "timestamp", each[0]))
    return {(_id(row, "voter-id", line), _id(row, "comment-id", line)): _vote(row, "vote", line) for line, row in rows}


def _in_matrix(rows: Rows) -> Iterator[tuple[tuple[str, str], int]]:
    """One row for each person, and a column for each statement, which has a number for its name."""
    statements = [name for name in rows[0][1] if name.isdecimal()]
    for line, row in rows:
        who = _id(row, "participant", line)
        for what in statements:
            if row[what].strip():
                yield (who, what), _vote(row, what, line)


def _rows(file: Path, needed: str = "") -> Rows:
    """The lines of a file with a heading, each with its number in the file."""
    reader = csv.DictReader(io.StringIO(content(file), newline=""), strict=True)
    found: Rows = []
    try:
        for row in reader:
            if None in row or None in row.values():
                raise ImportRefused("bad_row", line=reader.line_num)
            found.append((reader.line_num, row))
    except csv.Error:
        raise ImportRefused("bad_row", line=reader.line_num) from None
    if needed and needed not in (reader.fieldnames or ()):
        raise ImportRefused("missing_column", column=needed)
    return found


def _id(row: Mapping[str, str], column: str, line: int) -> str:
    found = row[column].strip()
    if not found:
        raise ImportRefused("missing_value", column=column, line=line)
    return found


def _vote(row: Mapping[str, str], column: str, line: int) -> int:
    text = bare(row[column].strip()).removesuffix(".0")
    if text not in MARKS:
        raise ImportRefused("bad_number", value=excerpt(row[column]), column=column, line=line)
    return MARKS[text]


def _number(text: str, column: str, line: int) -> int:
    try:
        return int(text)
    except ValueError:
        raise ImportRefused("bad_number", value=excerpt(text), column=column, line=line) from None
