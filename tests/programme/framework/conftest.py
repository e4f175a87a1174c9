"""A framework of three levels, and an evening about it that is closed."""

import pytest
from flask import Flask

from app.programme.framework import clauses
from app.programme.framework.clauses import Said
from app.programme.places import places
from app.programme.places.places import Place
from tests.devices import Browser

LEFT_FREE = "De buurt kiest zelf hoe er wordt verdeeld."
FIXED = "Bewoners beslissen, de gemeente stemt niet mee."


@pytest.fixture
def city(house: Flask) -> Place:
    """Amsterdam."""
    return places.load("amsterdam")


@pytest.fixture
def district(house: Flask) -> Place:
    """Noord."""
    return places.load("noord")


@pytest.fixture
def buurt(house: Flask) -> Place:
    """De Banne."""
    return places.load("de-banne")


@pytest.fixture
def fixed(city: Place) -> str:
    """A clause that the city fixed; its key."""
    return clauses.add(city, "roles", Said(text=FIXED, standing="fixed", agreed_by="het college"), "noor")


@pytest.fixture
def free(city: Place) -> str:
    """A clause that the city left free; its key."""
    return clauses.add(city, "money", Said(text=LEFT_FREE, agreed_by="het college"), "noor")


@pytest.fixture
def agreed(house: Flask, console: Browser, seated: Browser) -> Browser:
    """An evening that agreed on two more clauses, left one to the city, and is closed."""
    console.lead_to("frames")
    for frame, text in (
        ("money", "We houden 500 euro achter."),
        ("money", "De stad betaalt."),
        ("contact", "Noor belt."),
    ):
        assert seated.act(f"frame.propose {frame}", **{f"{frame}.text": text}).status_code == 200
    assert seated.act("frame.answer F1 agrees=true").status_code == 200
    assert console.act("frame.settle F1 verdict=agreed").status_code == 200
    assert console.act("frame.settle F2 verdict=city", **{"F2.reason": "Voor 1 juni."}).status_code == 200
    assert console.act("frame.settle F3 verdict=agreed").status_code == 200
    console.lead_to("review")
    assert console.act("meeting.close").status_code == 200
    return console
