"""A data folder in which people voted, and the keys of its boxes."""

from pathlib import Path

from flask import Flask

from app import create_app
from app.live import meetings
from app.live.meetings import load, perform
from app.operations import integrity
from app.services import services_of
from app.storage.box_keys import places
from facilitation.parts.stages import CloseStage
from facilitation.roles import Actor, Role
from facilitation.situation import stage_named
from tests.devices import CODE, opening
from tests.people import LEADER, lead_to, sit, vote


def opened(data: Path) -> Flask:
    return create_app({"DATA_DIR": data, "TESTING": True, "LIMITS": {}})


def started(data: Path) -> Flask:
    """As the server opens it."""
    app = opened(data)
    found = services_of(app)
    integrity.require_readable(found.database, found.box_keys)
    found.box_keys.sweep(found.database)
    return app


def begun(data: Path, voters: int = 3) -> Flask:
    """An app with a meeting in which so many people voted."""
    app = opened(data)
    with app.app_context():
        meetings.create(opening())
        actors = [sit(number) for number in range(voters)]
        lead_to("ranking")
        for actor in actors:
            vote(actor, "P1", "P2")
    return app


def files(data: Path) -> list[Path]:
    """All keys of a data folder."""
    return [path for place in places(data) if place.is_dir() for path in place.iterdir()]


def sealed(app: Flask) -> int:
    """Close the vote; how many ballots there are."""
    with app.app_context():
        perform(CODE, CloseStage(), LEADER)
        return len(stage_named(load(CODE).state, "ranking").state.ballots)


def again(number: int) -> Actor:
    """Somebody who sits already."""
    return Actor(f"S{number}", Role.RESIDENT, f"S{number}", receipt=f"receipt {number}")
