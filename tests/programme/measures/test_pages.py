"""The measures of a round: counted by a button or a command, and read."""

import json
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.commands import main
from app.demo import demo_meetings
from app.programme.places import places
from app.programme.rounds import outcome, rounds

CODE = demo_meetings.KLAVERBUURT


@pytest.fixture
def round_(house: Flask) -> str:
    """A round with the closed evening in it."""
    demo_meetings.demo("closed")
    made = rounds.add(places.load("de-banne"), "Ronde", 9_000_000, public=True)
    outcome.join(made, CODE, 8_400_000)
    return made


def test_the_button_counts_the_meetings_of_a_round(lead: FlaskClient, round_: str) -> None:
    page = f"/programma/ronde/{round_}/metingen"
    assert "Nog niet geteld" in lead.get(page).text
    assert lead.post(page).location == page
    shown = lead.get(page).text
    assert "Argumenten per tafel" in shown
    assert "8,7" in shown
    assert lead.post(page, data={"code": "ANDERS"}).status_code == 409


def test_a_passer_by_counts_nothing(passer_by: FlaskClient, round_: str) -> None:
    assert passer_by.post(f"/programma/ronde/{round_}/metingen").status_code == 403


def test_the_command_counts_all_meetings_of_all_rounds(
    round_: str, house: Flask, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["measures", "--data", str(house.config["DATA_DIR"]), "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["meetings"]
    assert (found["meeting"], found["found"]["people"]) == (CODE, 42)
    assert main(["measures", "--data", str(tmp_path / "none")]) == 2
