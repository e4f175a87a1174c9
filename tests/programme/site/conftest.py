"""A city with rounds that the public may see, and one that it may not."""

import pytest
from flask import Flask

from app.live import meetings
from app.programme.places import places
from app.programme.rounds import money, rounds
from app.programme.rounds.money import Award
from app.programme.site import index
from tests.devices import CODE, opening


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was written is told at the next look, however busy this machine is."""
    monkeypatch.setattr(index, "PATIENCE", 60.0)


@pytest.fixture
def city(house: Flask) -> Flask:
    """De Banne runs a round with a meeting and two plans, Noord decided on one; another round is not public."""
    place = places.load("de-banne")
    meetings.create(opening())
    first = rounds.add(place, "Buurtbudget De Banne", 2_000_000, public=True, stage="plans", begins="2026-11-01")
    money.share(first, CODE, 1_000_000)
    money.award(first, [Award("P1", "Moestuin aan het IJ", 60_000, 50_000), Award("P2", "Café Zoë", 50_000, 0)])
    second = rounds.add(places.load("noord"), "Noord kiest", 100_000, public=True, stage="over", ends="2025-12-31")
    money.award(second, [Award("P3", "Speeltuin", 60_000, 60_000)])
    hidden = rounds.add(place, "Nog geheim", 500_000)
    money.award(hidden, [Award("P4", "Geheime tuin", 1, 1)])
    return house
