"""A round whose meeting decided, and a programme that it is in."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.demo import demo_meetings
from app.programme.places import places
from app.programme.publication import bundle
from app.programme.publication.bundle import Bundle
from app.programme.rounds import figures, money, outcome, rounds
from app.programme.rounds.money import Award, Part

CODE = demo_meetings.KLAVERBUURT
CITY, ROUND, HIDDEN = "amsterdam-stad", "de-banne-ronde", "noord-stil"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A city whose pot went to a round that a meeting decided on, to one that is not public, and to plans."""
    app = create_app({"DATA_DIR": tmp_path_factory.mktemp("town"), "TESTING": True, "LIMITS": {}})
    with app.app_context():
        furnish()
        yield app


def furnish() -> None:
    """The rounds, their meeting, and what they decided."""
    city = places.add(None, "city", "Amsterdam")
    district = places.add(city, "district", "Noord")
    quarter = places.add(district, "neighbourhood", "De Banne")
    demo_meetings.demo("closed")
    rounds.add(places.load(city), "Stad", 20_000_000, public=True, stage="over", begins="2026-01-01", ends="2026-06-30")
    rounds.add(places.load(quarter), "Ronde", 9_000_000, public=True, stage="carrying_out", parent=CITY)
    rounds.add(places.load(district), "Stil", 1_500_000, parent=CITY)
    outcome.join(ROUND, CODE, 8_400_000)
    outcome.take(ROUND, CODE)
    money.set_envelopes(CITY, [Part("groen", "Groen", 2_000_000)])
    bench, garden = Award("B", "=Bankje", 90_000, 40_000, votes=3), Award("T", "Tuin", 5_000, 5_000, None, "groen", 7)
    money.award(CITY, [bench, garden])
    figures.tell(CITY, {"voters": 4, "plans": 2, "smallest": 5_000})


@pytest.fixture(scope="module")
def made(town: Flask) -> Bundle:
    """What is published of the whole programme."""
    return bundle.made(rounds.load(CITY))


@pytest.fixture(scope="module")
def folder(made: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, unpacked."""

    found = tmp_path_factory.mktemp("unpacked")
    zipfile.ZipFile(io.BytesIO(made.content)).extractall(found)
    return found
