"""A round of De Banne that takes plans, who hands one in, and who checks them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import NamedTuple

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from app.languages import AMSTERDAM
from app.programme.feature import Role
from app.programme.intake import checks, intakes, people, plans
from app.programme.places import places
from app.programme.rights import Held, Holder
from app.programme.rounds import money, rounds
from app.programme.rounds.money import Part

ROUND = "de-banne-ronde-2027"
PATH = "/amsterdam/noord/de-banne/"
CHECKER = Holder("checker", "Toos", (Held("/amsterdam/noord/", Role.CHECKER),))
OTHER = Holder("other", "Omar", (Held("/amsterdam/", Role.CHECKER),))
CRITERIA = "Het is voor iedereen in de buurt.\nHet mag daar."
SPOTS = "Banneplein; 52,4037; 4,9163\nNoorderbad; 52.4060; 4.9210"


class Resident(NamedTuple):
    """A browser, and the id of who it is behind a plan."""

    browser: FlaskClient
    person: str

    @property
    def page(self) -> str:
        """The address of its plan."""
        return f"{people.PATH}/{self.person}"


def local(days: float) -> str:
    """A moment so many days from now, as a browser's field in Amsterdam writes it."""
    return f"{(datetime.now(UTC) + timedelta(days=days)).astimezone(AMSTERDAM):%Y-%m-%dT%H:%M}"


def form(threshold: int = 2, **more: str) -> dict[str, str]:
    """How the round takes plans: since yesterday, for a week."""
    usual = {"opens": local(-1), "closes": local(7), "threshold": str(threshold), "appeal_days": "14"}
    return usual | {"about": "Vertel ons wat de buurt beter maakt.", "spots": SPOTS, "most": "20000"} | more


@pytest.fixture
def intake(house: Flask) -> str:
    """A public round that takes plans, with two themes; its id."""
    rounds.add(places.load("de-banne"), "Ronde 2027", 10_000_000, public="1", stage="plans")
    money.set_envelopes(ROUND, [Part("groen", "Groen", 3_000_000), Part("samen", "Samen", 2_000_000)])
    intakes.save(ROUND, form())
    checks.set_criteria(ROUND, CRITERIA)
    return ROUND


@pytest.fixture
def resident(house: Flask, intake: str) -> Callable[..., Resident]:
    """Makes a resident who hands in a plan with this title."""

    def make(title: str, *, hand_in: bool = True, **more: str) -> Resident:
        browser = house.test_client()
        found = Resident(browser, begun(browser, title))
        said = {"short": "Een plan voor iedereen.", "ask": "5000", "name": "Ans", "shown": "1"} | more
        for step in ("wat", "geld", "waar", "wie"):
            answer = browser.post(f"{found.page}/{step}", data={"title": title} | said)
            assert answer.status_code == 303, answer.text
        if hand_in:
            assert browser.post(f"{found.page}/klaar").location == f"{found.page}?klaar=1"
        return found

    return make


def begun(browser: FlaskClient, title: str) -> str:
    """Begin a plan in a browser; the id of who it is behind it."""
    browser.get(f"/ronde/{ROUND}/indienen")
    answer = browser.post(f"/ronde/{ROUND}/indienen", data={"title": title})
    assert answer.status_code == 303, answer.text
    return answer.location.split("/")[2]


def support(house: Flask, number: int, times: int) -> None:
    """Support a plan on so many devices."""
    for _ in range(times):
        browser = house.test_client()
        browser.get(f"/ronde/{ROUND}/plannen/{number}")
        assert browser.post(f"/ronde/{ROUND}/plannen/{number}/steun").status_code == 303


def checked(number: int, *colours: str, by: Holder = CHECKER) -> str:
    """Give a plan these colours by its criteria, one after another; how it stands then."""
    plan = plans.load(ROUND, number)
    for key, colour in enumerate(colours, 1):
        checks.check(plan.id, key, colour, f"Reden {key} voor {colour}", by, PATH)
    return plans.load(ROUND, number).state


def photo() -> BytesIO:
    """A small picture with where it was taken in it."""
    picture, out = Image.new("RGB", (40, 30), "green"), BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Thuis bij Ans"
    picture.save(out, "JPEG", exif=exif)
    out.seek(0)
    return out
