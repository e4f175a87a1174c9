"""The tables of a bundle as CSV and as JSON, and the dictionary that says what each column holds."""

import json as plain
from collections.abc import Iterator, Sequence
from typing import Any

from app.forms.cells import euros, sheet
from app.programme.feature import Column, File
from app.programme.publication.small import people

FORMS = {
    "text": ("tekst", "text"),
    "number": ("geheel getal", "whole number"),
    "amount": (
        "bedrag: in CSV in euro’s met een komma, in JSON in centen",
        "amount: euros with a comma in CSV, cents in JSON",
    ),
    "day": ("dag, JJJJ-MM-DD", "day, YYYY-MM-DD"),
    "people": ("aantal mensen; <5 voor 1 tot en met 4", "number of people; <5 for 1 to 4"),
}
"""What each form of a column is, in Dutch and in English."""
HEAD = ("file", "column", "form", "nl", "en", "form_nl", "form_en", "values")


def csv(file: File, rows: Sequence[Sequence[object]]) -> bytes:
    """UTF-8 with a byte order mark, separated by semicolons, as Dutch spreadsheets expect; no cell is a formula."""
    names = [column.name for column in file.columns]
    return sheet(names, ([_cell(*pair) for pair in zip(file.columns, row, strict=True)] for row in rows))


def json(file: File, rows: Sequence[Sequence[object]]) -> bytes:
    """A list of objects; amounts in cents, null where there is nothing."""
    return _written([{c.name: _told(c, value) for c, value in zip(file.columns, row, strict=True)} for row in rows])


def _cell(column: Column, value: Any) -> str | int:
    told = _told(column, value)
    if told is None:
        return ""
    return euros(told) if column.form == "amount" else told


def _told(column: Column, value: Any) -> Any:
    return people(value) if column.form == "people" and isinstance(value, int) else value


def dictionary_csv(files: Sequence[File]) -> bytes:
    """A line for each column of each file."""
    return sheet(HEAD, _lines(files))


def _lines(files: Sequence[File]) -> Iterator[list[str]]:
    for file in files:
        yield [file.name, "", "", file.nl, file.en, "", "", ""]
        yield from ([file.name, c.name, c.form, c.nl, c.en, *FORMS[c.form], " ".join(c.values)] for c in file.columns)


def dictionary_json(files: Sequence[File]) -> bytes:
    """What each file holds, with its columns, the form of each, and all values where these are few words, as JSON."""
    return _written([_described(file) for file in files])


def _described(file: File) -> dict[str, Any]:
    names = ("name", "form", "nl", "en", "form_nl", "form_en")
    columns = [
        dict(zip(names, (c.name, c.form, c.nl, c.en, *FORMS[c.form]), strict=True)) | _values(c) for c in file.columns
    ]
    return {"file": file.name, "nl": file.nl, "en": file.en, "columns": columns}


def _values(column: Column) -> dict[str, Any]:
    return {"values": list(column.values)} if column.values else {}


def _written(value: Any) -> bytes:
    return plain.dumps(value, ensure_ascii=False, indent=1).encode()
