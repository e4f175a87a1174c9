"""Every cell of what is published is what the dictionary says that stands there, and days are those of Amsterdam."""

import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from flask import Flask

from app.programme.publication import records
from app.programme.rounds import rounds
from app.record.exports import pabulib
from tests.programme.publication.conftest import CITY, CODE, ROUND

CELLS = {
    "text": r".*",
    "number": r"\d*",
    "amount": r"-?(\d+,\d\d)?",
    "day": r"(\d{4}-\d\d-\d\d)?",
    "people": r"(<5|\d*)",
}
"""What may stand in a cell of CSV, by its form."""


def sheet(folder: Path, name: str) -> list[dict[str, str]]:
    """The lines of a file of CSV."""
    return list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text("utf-8-sig")), delimiter=";"))


def test_every_cell_is_what_the_dictionary_says_that_stands_there(folder: Path) -> None:
    told = {(line["file"], line["column"]): line for line in sheet(folder, "dictionary")}
    limited = {line["column"] for line in told.values() if line["values"]}
    assert limited == {"model", "stage", "name", "rule", "decided", "channel"}
    for path in (folder / "data").glob("*.csv"):
        for line in sheet(folder, f"data/{path.stem}"):
            for column, cell in line.items():
                known = told[path.stem, column]
                assert re.fullmatch(CELLS[known["form"]], cell, re.DOTALL), (path.stem, column, cell)
                assert not known["values"] or cell in ("", *known["values"].split()), (path.stem, column, cell)


def test_the_dictionary_says_the_same_in_json(folder: Path) -> None:
    lines = sheet(folder, "dictionary")
    columns = {
        (file["file"], column["name"]): " ".join(column.get("values", ()))
        for file in json.loads((folder / "dictionary.json").read_text("utf-8"))
        for column in file["columns"]
    }
    assert columns == {(line["file"], line["column"]): line["values"] for line in lines if line["column"]}


def test_a_seat_with_help_is_one_of_the_channels_that_are_described(town: Flask) -> None:
    (about,) = [column for file in records.FILES for column in file.columns if column.name == "channel"]
    assert set(about.values) == {"room", "online", "paper", "assisted", "all"}


@pytest.mark.parametrize(
    ("closed", "day"),
    [
        ("2026-11-21T23:30:00.000Z", "2026-11-22"),
        ("2026-11-21T22:30:00.000Z", "2026-11-21"),
        ("2026-10-24T22:10:00.000Z", "2026-10-25"),  # the night in which the clock goes back
        ("2026-03-28T23:30:00.000Z", "2026-03-29"),  # the night in which it goes forward
    ],
)
def test_the_day_of_a_meeting_is_that_of_amsterdam(
    closed: str, day: str, town: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    (found,) = records.closed([rounds.load(ROUND)])
    record: Mapping[str, Any] = {**found.record, "times": {**found.record["times"], "closed": closed}}
    monkeypatch.setattr(records, "closed", lambda _rounds: [msgspec.structs.replace(found, record=record)])
    (row,) = records.meeting_rows([rounds.load(ROUND)])
    assert row[3] == day


def test_ballots_of_fewer_than_five_are_in_no_file_also_where_more_were_handed_in(town: Flask) -> None:
    votes = int(re.findall(r"num_votes;(\d+)", pabulib.write(CODE).decode())[0])
    assert votes >= records.LEAST
    assert pabulib.write(CODE, described=False, fewest=votes)
    assert pabulib.write(CODE, described=False, fewest=votes + 1) == b""
    assert [name for name, _content in records.attached([rounds.load(CITY)])] == []


def test_where_nothing_was_decided_nothing_was_divided(town: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = records.closed([rounds.load(ROUND)])
    times = {name: at for name, at in found.record["times"].items() if name != "decided"}
    halfway = msgspec.structs.replace(found, record={**found.record, "times": times})
    told = records.decision(halfway)
    assert (told["divided"], told["remainder"]) == (None, None)
    assert {(plan["amount"], plan["outcome"]) for plan in told["plans"]} == {(None, None)}
    assert records.decision(found)["divided"] == found.record["divided"] > 0
    monkeypatch.setattr(records, "closed", lambda _rounds: [halfway])
    (row,) = records.meeting_rows([rounds.load(ROUND)])
    assert (row[5], row[8]) == (None, "no")
