"""The list for the door is given at the desk before the evening; it goes to the door, and stays nowhere else."""

import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.desk import drafts, opening
from app.desk.door import expected
from app.desk.tables import ROLL
from app.live.meetings import load
from app.parts.roll.reading import people
from app.services import services
from app.storage.sqlite import copies
from facilitation.parts.roll.rules import LIST, roll
from tests.desk.organiser import DESK, Organiser
from tests.desk.test_plans import taken
from tests.imports.lists.seen import xlsx

LINES = "naam;straat;nr\nS. Bouzid;Klaverhof;14\nM. Bouzid;Klaverhof;14\n"


def ready(organiser: Organiser) -> str:
    """A draft that can be opened."""
    draft = taken(organiser)
    organiser.type(draft, "date", "2030-03-20")
    return draft


def sheet() -> bytes:
    """The same list as an office keeps it."""
    return xlsx({"Lijst": [line.split(";") for line in LINES.splitlines()]})


def test_the_list_goes_to_the_door_when_the_evening_is_opened(organiser: Organiser) -> None:
    draft = ready(organiser)
    assert "Er is nog geen lijst." in organiser.page(draft, "helpers").text
    assert organiser.press(draft, "helpers/lijst", people=LINES).status_code == 303
    assert "2 namen staan klaar." in organiser.page(draft, "helpers").text
    assert "Bouzid" not in organiser.page(draft, "helpers").text
    room = load(opening.open_evening(draft))
    told = room.beside["roll"][LIST]
    assert sorted(told.values()) == ["M. Bouzid\nKlaverhof 14", "S. Bouzid\nKlaverhof 14"]
    assert set(told) == roll(room.state).rows
    with services().database.read.connect() as connection:
        assert connection.execute(sa.select(ROLL)).first() is None
        assert "Bouzid" not in json.dumps([str(row) for row in connection.execute(sa.text("select * from event"))])


def test_a_list_is_replaced_taken_away_and_copied_with_no_draft(organiser: Organiser) -> None:
    draft = ready(organiser)
    organiser.press(draft, "helpers/lijst", people=LINES)
    organiser.press(draft, "helpers/lijst", people="A. de Wit; Klaverhof 12")
    assert expected.number(draft) == 1
    assert expected.number(drafts.copy(draft, "Volgend jaar")) == 0
    organiser.press(draft, "helpers/lijst", empty="1", people=LINES)
    assert expected.number(draft) == 0
    assert not roll(load(opening.open_evening(draft)).state).rows
    assert organiser.press(draft, "helpers/lijst", people=LINES).status_code == 409


def test_a_spreadsheet_is_a_list_too(organiser: Organiser) -> None:
    draft = ready(organiser)
    form = {"file": (io.BytesIO(sheet()), "lijst.xlsx")}
    assert organiser.client.post(f"{DESK}/{draft}/helpers/lijst", data=form).status_code == 303
    assert expected.number(draft) == 2
    assert people(sheet()) == people(LINES.encode())


def test_no_copy_of_the_database_has_the_list(organiser: Organiser, tmp_path: Path) -> None:
    organiser.press(ready(organiser), "helpers/lijst", people=LINES)
    source = Path(str(services().database.write.url.database))
    copies.make(source, tmp_path / "copy.db")
    assert b"Bouzid" not in (tmp_path / "copy.db").read_bytes()
    with closing(sqlite3.connect(tmp_path / "copy.db")) as connection:
        assert connection.execute("select count(*) from draft_roll").fetchone() == (0,)


@pytest.mark.parametrize("given", ["", "   \n"])
def test_what_names_nobody_is_refused_in_words(organiser: Organiser, given: str) -> None:
    answer = organiser.press(ready(organiser), "helpers/lijst", people=given)
    assert answer.status_code == 422
    assert "We vinden geen namen op deze lijst." in answer.text
