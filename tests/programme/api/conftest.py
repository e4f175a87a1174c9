"""An installation with everything that programs may read, and much that they may not."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from app.live import meetings
from app.programme.editions.filling import fill
from app.programme.places import places
from app.programme.rounds import figures, money, outcome, rounds
from app.programme.rounds.money import Award, Part
from tests.devices import opening
from tests.programme.api.reading import PUBLIC, Reader
from tests.programme.evening import closed_round

HIDDEN, STILL_OPEN = "Nog van niemand", "GEHEIM"
"""The title of a round that is not public, and the code of a meeting that goes on in it."""


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Both editions, a closed evening in a public round, and a round that is not public with all that a round has."""
    folder: Path = tmp_path_factory.mktemp("city")
    app = create_app({"DATA_DIR": folder, "TESTING": True, "LIMITS": {}, "PUBLIC_URL": PUBLIC})
    with app.app_context():
        fill()
        places.add("noord", "neighbourhood", "De Banne")
        closed_round()
        _hidden()
    return app


def _hidden() -> None:
    made = rounds.add(places.load("de-banne"), HIDDEN, 5_000_000)
    money.set_envelopes(made, [Part("stil", "Stil potje", 100_000)])
    money.award(made, [Award("stil-plan", "Stil plan", 100_000, 50_000, None, "stil", 44)])
    figures.tell(made, {"voters": 4_444})
    meetings.create(opening(STILL_OPEN), public=True)
    outcome.join(made, STILL_OPEN, 4_000_000)


@pytest.fixture
def reader(city: Flask) -> Reader:
    """A program that reads."""
    return Reader(city.test_client())


@pytest.fixture
def client(city: Flask) -> FlaskClient:
    """Whoever asks."""
    return city.test_client()
