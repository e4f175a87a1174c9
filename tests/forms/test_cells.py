"""Every CSV that we write opens again in a spreadsheet, and in our own reader."""

import csv
import io
import re
from pathlib import Path

import msgspec
import pytest
from flask import Flask

from app.forms.cells import euros, safe, sheet
from app.imports.lists import preview
from app.imports.source import Source
from app.imports.votes import ballot_files
from app.imports.votes.recorded import Recorded, Vote
from app.live import meetings
from app.record.exports import choices_csv, plans_csv
from facilitation.state.plan import Initiative
from tests.devices import CODE, opening

HOSTILE = ("=1+1", "+31 6", "-5", "@jan", "\ttab", "\rregel", "＝1", "a;b", 'a"b', "a\nb", "'@jan", "٣", "é")
OURS = "id;title;theme;proposer;ask;minimum;amount;outcome;reason;conditions"


def rows(data: bytes) -> list[list[str]]:
    """The cells as a Dutch spreadsheet sees them; the form of the file is looked at on the way."""
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    found = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    assert text.count("\r\n") >= len(found)
    assert text.endswith("\r\n")
    assert {len(row) for row in found} == {len(found[0])}
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for row in found for cell in row)
    return found


def test_no_cell_starts_a_formula_and_every_row_has_one_width() -> None:
    assert [row[0] for row in rows(sheet(["tekst"], [[text] for text in HOSTILE]))[1:]] == [safe(t) for t in HOSTILE]


@pytest.mark.parametrize(("cents", "text"), [(0, "0,00"), (5, "0,05"), (1_200_050, "12000,50")])
def test_an_amount_has_a_decimal_comma(cents: int, text: str) -> None:
    assert euros(cents) == text


def test_the_csv_of_a_meeting_opens_again_and_reads_as_the_same_plans(app: Flask) -> None:
    plans = [Initiative(f"P{n}", f"{text} plan {n}".strip(), 1_200_050 + n, 800_000) for n, text in enumerate(HOSTILE)]
    with app.app_context():
        meetings.create(msgspec.structs.replace(opening(), initiatives=tuple(plans)))
        written = plans_csv.write(CODE)
        rows(choices_csv.write(CODE))
    assert re.fullmatch(r"12000,\d\d", rows(written)[1][4])
    back = preview(written, "besluit.csv").kept().initiatives
    assert [(plan.id, plan.title, plan.ask) for plan in back] == [
        (p.id, " ".join(p.title.split()), p.ask) for p in plans
    ]


def test_the_csv_of_ballots_opens_again(tmp_path: Path) -> None:
    plans = (Initiative("-1", "Tuin", 5, 5), Initiative("=2", "Feest", 5, 5))
    recorded = Recorded(Source("Buurt", 10, plans), "ordinal", (Vote("ordinal", ("-1", "=2"), channel="@zaal"),))
    assert rows(ballot_files.ballots(recorded))[1] == ["1", "'-1,=2", "", "'@zaal", "ordinal"]


def test_nothing_else_of_the_house_writes_csv_for_spreadsheets() -> None:
    house = Path(__file__).parents[2] / "app"
    found = {str(p.relative_to(house)) for p in house.rglob("*.py") if "csv.writer" in p.read_text("utf-8")}
    others = {"imports/votes/ballot_files.py", "parts/common_ground/polis.py"}  # `.pb`, and the files of Polis
    assert found == {"forms/cells.py", *others}
