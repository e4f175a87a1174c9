"""By one button the plans that can be done stand in a draft at the desk."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.desk import evening, opening
from app.programme.intake import checks, drafting, intakes, plans
from app.programme.rounds import rounds
from app.services import services
from facilitation.parts.plans import plans as told
from facilitation.refusals import Refused
from tests.programme.intake.conftest import CHECKER, ROUND, Resident, checked, form, photo
from tests.programme.intake.test_lists import fill

Make = Callable[..., Resident]
TABLE = f"/programma/ronde/{ROUND}/plannen/tafel"


@pytest.fixture
def ready(resident: Make) -> list[Resident]:
    """Four plans: green with a photo and a shown name, orange without a name, red, and one that nobody looked at."""
    intakes.save(ROUND, form(threshold=0))
    made = [
        resident("Een bankje", theme="groen", minimum="2500", spot="Banneplein"),
        resident("Een boom", shown="", text="Een linde."),
        resident("Een hek"),
        resident("Een vlag"),
    ]
    made[0].browser.post(f"{made[0].page}/foto", data={"photo": (photo(), "x.jpg"), "alt": "Het plein"})
    checks.freeze(ROUND, CHECKER)
    checked(1, "green", "green")
    checked(2, "green", "orange")
    checked(3, "red")
    return made


def test_one_button_makes_a_draft_of_what_can_be_done(ready: list[Resident], lead: FlaskClient) -> None:
    answer = lead.post(TABLE)
    draft = answer.location.split("/")[2]
    found = evening.load(draft)
    first, second = found.items("plan")
    assert (found.text("title"), found.cents("pot")) == ("Ronde 2027", 10_000_000)
    assert [first.text(name) for name in ("title", "theme", "proposer", "id")] == ["Een bankje", "Groen", "Ans", "1"]
    assert (first.cents("ask"), first.cents("minimum"), second.cents("minimum")) == (500_000, 250_000, None)
    assert first.picture is not None
    assert first.picture.shows == "Het plein"
    assert second.text("proposer") == "een bewoner"
    assert "Reden 2 voor orange" in second.text("text")
    assert "Een linde." in second.text("text")
    assert f"/ronde/{ROUND}/plannen/2" in second.text("text")
    assert "staat in een concept" in lead.get(TABLE).text
    assert lead.get(answer.location).status_code == 200


def test_the_draft_becomes_an_evening_with_these_plans(ready: list[Resident], house: Flask) -> None:
    draft = drafting.make(rounds.load(ROUND), [])
    room = services().rooms.load(opening.open_evening(draft))
    assert [plan.title for plan in told(room.state).values()] == ["Een bankje", "Een boom"]


def test_what_was_chosen_alone_goes_along(ready: list[Resident], lead: FlaskClient) -> None:
    chosen = plans.load(ROUND, 2).id
    draft = lead.post(TABLE, data={"plan": [chosen, plans.load(ROUND, 3).id, "iets"]}).location.split("/")[2]
    assert [item.text("title") for item in evening.load(draft).items("plan")] == ["Een boom"]


def test_more_than_an_evening_carries_are_chosen_of(intake: str, lead: FlaskClient) -> None:
    fill(1, 300)
    assert lead.post(TABLE).status_code == 409
    shown = lead.get(TABLE).text
    assert shown.count(" checked") == drafting.MOST
    chosen = [plan.id for plan in plans.ready(ROUND)[: drafting.MOST]]
    assert lead.post(TABLE, data={"plan": chosen}).status_code == 303


def test_nothing_ready_makes_no_draft(intake: str) -> None:
    with pytest.raises(Refused, match="nothing_ready"):
        drafting.make(rounds.load(ROUND), [])
