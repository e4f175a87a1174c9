"""Commands on copies of a data folder, and what is in them."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app import create_app
from app.commands import main
from app.live.meetings import perform
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.stages import AdvanceStage
from facilitation.roles import Actor
from tests.app.conftest import CODE
from tests.people import LEADER, lead_to, post, sit

Run = Callable[..., Any]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command that should work; the one JSON object that it prints."""
    for name in ("OVERLEGTAFEL_DATA_DIR", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)

    def command(*args: object) -> Any:
        assert main([*map(str, args), "--json"]) == 0, capsys.readouterr().err
        return json.loads(capsys.readouterr().out)

    return command


@pytest.fixture
def complaint(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command that should not work; its one sentence."""

    def command(*args: object) -> str:
        assert main([*map(str, args)]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        return said.err

    return command


def rows(file: Path, table: str) -> list[Any]:
    """What stands in a table of a file."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(f'SELECT * FROM "{table}"').fetchall()


def elsewhere(folder: Path) -> Flask:
    """The app on a restored folder."""
    return create_app({"DATA_DIR": folder, "TESTING": True})


def voting() -> list[Actor]:
    """Five seats at the open ranking, three of them with a ballot in."""
    seats = [sit(n) for n in range(5)]
    lead_to("arguments")
    post(seats[0], "Goed plan")
    perform(CODE, AdvanceStage(to="ranking"), LEADER)
    for seat in seats[:3]:
        perform(CODE, CastBallot(id=f"vote {seat.id}", ballot=Paper(order=["P1", "P2"])), seat)
    return seats
