"""Who stands behind a plan sees what is kept of them, changes it, and takes it away; nobody else can."""

from collections.abc import Callable

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.programme.intake import plans
from app.programme.intake.tables import CONTACT, PERSON, PHOTO, PLAN, SUPPORT
from app.programme.storage import rows
from tests.programme.intake.conftest import ROUND, Resident, photo, support

Make = Callable[..., Resident]
JSON = {"Accept": "application/json"}


def test_what_is_kept_is_seen_changed_and_forgotten_by_its_owner(resident: Make, passer_by: FlaskClient) -> None:
    ans = resident("Een bankje", email="ans@example.nl")
    page = ans.browser.get(ans.page).text
    assert "ans@example.nl" in page
    assert f'href="{ans.page}/wie"' in page
    ans.browser.post(f"{ans.page}/wie", data={"name": "Ans de Wit", "email": ""})
    assert "Ans" not in passer_by.get(f"/ronde/{ROUND}/plannen/1").text, "that it is shown was taken back"
    assert "Ans de Wit" in ans.browser.get(ans.page).text
    assert passer_by.post(f"{ans.page}/doe/vergeten").status_code == 403
    assert ans.browser.post(f"{ans.page}/doe/vergeten").status_code == 303
    assert not rows(sa.select(CONTACT))
    assert "We weten niet wie je bent." in ans.browser.get(ans.page).text
    assert rows(sa.select(PERSON.c.agreed))[0].agreed, "who stands behind the plan still does"


def test_names_can_be_taken_away_after_the_round_took_plans_no_more(resident: Make, house: Flask) -> None:
    from app.programme.intake import intakes
    from tests.programme.intake.conftest import form, local

    ans = resident("Een bankje", email="ans@example.nl")
    intakes.save(ROUND, form(opens=local(-9), closes=local(-2)))
    assert ans.browser.post(f"{ans.page}/wat", data={"title": "Anders", "short": "X"}).status_code == 409
    assert ans.browser.post(f"{ans.page}/doe/vergeten").status_code == 303
    assert not rows(sa.select(CONTACT))


def test_a_plan_that_was_never_handed_in_is_removed_whole(resident: Make) -> None:
    ans = resident("Niet af", hand_in=False)
    ans.browser.post(f"{ans.page}/foto", data={"photo": (photo(), "x.jpg")})
    assert "Ja, haal dit plan weg" in ans.browser.get(ans.page).text
    assert ans.browser.post(f"{ans.page}/doe/weghalen").location == f"/ronde/{ROUND}/indienen"
    assert [len(rows(sa.select(table))) for table in (PLAN, PERSON, CONTACT, PHOTO)] == [0, 0, 0, 0]
    assert ans.browser.get(ans.page).status_code == 403


def test_a_plan_that_was_taken_back_is_removed_but_for_its_number_and_the_sums(
    resident: Make, house: Flask, passer_by: FlaskClient
) -> None:
    ans = resident("Een bankje", email="ans@example.nl", spot="Bij Ans")
    support(house, 1, 1)
    refused = ans.browser.post(f"{ans.page}/doe/weghalen", headers=JSON)
    assert refused.get_json()["error"]["key"] == "withdraw_first"
    ans.browser.post(f"{ans.page}/doe/intrekken")
    assert ans.browser.post(f"{ans.page}/doe/weghalen").location == f"{ans.page}?weg=1"
    page = passer_by.get(f"/ronde/{ROUND}/plannen/1").text
    assert "Plan 1" in page
    assert [each for each in ("bankje", "Ans", "Een plan voor") if each in page] == []
    own = ans.browser.get(f"{ans.page}?weg=1").text
    assert "zijn weg" in own
    assert not any(each in own for each in ("Ja, haal dit plan weg", "Je plan in stappen", "Ja, trek dit plan in"))
    assert (plans.load(ROUND, 1).support, len(rows(sa.select(SUPPORT)))) == (1, 1)
    assert not rows(sa.select(CONTACT))
    assert "Plan 1" in passer_by.get(f"/ronde/{ROUND}/plannen").text


def test_where_the_number_of_supporters_stands_it_says_how_it_is_counted(
    resident: Make, passer_by: FlaskClient
) -> None:
    ans = resident("Een bankje")
    told = "Wie twee apparaten of browsers gebruikt, kan twee keer tellen."
    for page in (passer_by.get(f"/ronde/{ROUND}/plannen/1").text, ans.browser.get(ans.page).text):
        assert told in page
