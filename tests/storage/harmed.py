"""Data folders that were harmed, and what a server makes of them."""

import shutil
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask

from app import create_app
from app.live import meetings
from app.live.meetings import load, perform
from app.operations import integrity
from app.services import services, services_of
from app.storage import startup_checks
from app.storage.tables import BALLOT, PERSON
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.stages import AdvanceStage
from tests.devices import CODE, opening
from tests.people import LEADER, lead_to, post, sit

LONG = "Een lang verhaal over de moestuin. " * 8


def crashed(folder: Path, to: Path) -> Path:
    """What a power cut leaves of a folder whose server still runs."""
    to.mkdir()
    for path in folder.glob("overlegtafel.db*"):
        shutil.copy(path, to / path.name)
    return to


def opened(folder: Path) -> Flask:
    """The app as the server opens it."""
    app = create_app({"DATA_DIR": folder, "TESTING": True})
    try:
        integrity.require_writable(services_of(app).database)
        integrity.require_whole(services_of(app).database)
    except BaseException:
        services_of(app).database.close()
        raise
    return app


def everything(folder: Path) -> Any:
    """All that a server makes of a folder, or why it does not start."""
    try:
        app = opened(folder)
    except startup_checks.Unsound as unsound:
        return str(unsound)
    with app.app_context():
        room = load(CODE)
        with services().database.read.connect() as connection:
            ballots = sorted(connection.execute(sa.select(BALLOT.c.key, BALLOT.c.stage, BALLOT.c.paper)).all())
            names = sorted(connection.execute(sa.select(PERSON.c.seat)).all())
        found = room.state, room.voted, [tuple(row) for row in ballots], [tuple(row) for row in names]
    services_of(app).database.close()
    return found


def furnished(folder: Path) -> tuple[Path, Any]:
    """A closed database with arguments, names and open ballots in it, and what a server makes of it."""
    app = create_app({"DATA_DIR": folder, "TESTING": True})
    with app.app_context():
        meetings.create(opening())
        actors = [sit(n) for n in range(8)]
        lead_to("arguments")
        for actor in actors:
            post(actor, LONG[:280])
        perform(CODE, AdvanceStage(to="ranking"), LEADER)
        for actor in actors:
            perform(CODE, CastBallot(ballot=Paper(order=["P2", "P1"])), actor)
    services_of(app).database.close()
    return folder, everything(folder)
