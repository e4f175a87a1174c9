"""Commands on copies of a data folder, and what is in them."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from flask import Flask

from app import create_app
from app.live.meetings import perform
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.stages import AdvanceStage
from facilitation.roles import Actor
from tests.devices import CODE
from tests.people import LEADER, lead_to, post, sit

Run = Callable[..., Any]


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
