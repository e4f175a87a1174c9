"""Handing in a plan in small steps, without an account and without scripts."""

from collections.abc import Callable
from io import BytesIO

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.programme.intake import intakes, plans
from app.programme.intake.tables import CONTACT, PERSON, PHOTO
from app.programme.rounds import rounds
from app.programme.storage import rows
from tests.programme.intake.conftest import ROUND, Resident, begun, form, local, photo

Make = Callable[..., Resident]


def test_a_plan_is_written_in_steps_and_read_by_everybody_once_it_was_handed_in(
    house: Flask, intake: str, passer_by: FlaskClient
) -> None:
    browser = house.test_client()
    page = f"/plan/{begun(browser, 'Een bankje')}"
    steps: dict[str, dict[str, object]] = {
        "wat": {"title": "Een bankje", "short": "Een plek om te zitten.", "text": "Voor oud en jong."},
        "geld": {"ask": "1.250,50", "minimum": "800", "theme": "groen"},
        "waar": {"spot": "Bij het Banneplein", "lat": "52,403712", "lon": "4.916301"},
        "foto": {"photo": (photo(), "plein.jpg"), "alt": "Het plein zonder bank"},
        "wie": {"name": "Ans", "email": "ans@example.nl", "shown": "1"},
    }
    order = [*steps, "klaar"]
    for step, said in steps.items():
        assert browser.get(f"{page}/{step}").status_code == 200
        assert browser.post(f"{page}/{step}", data=said).location == f"{page}/{order[order.index(step) + 1]}"
    assert "Een bankje" not in passer_by.get(f"/ronde/{ROUND}/plannen").text
    assert browser.post(f"{page}/klaar").location == f"{page}?klaar=1"
    shown = passer_by.get(f"/ronde/{ROUND}/plannen/1").text
    for words in (
        "Een bankje",
        "€ 1.250,50",
        "€ 800",
        "Groen",
        "Bij het Banneplein",
        "52.403712",
        "Ans",
        "zonder bank",
    ):
        assert words.replace(" ", "\u00a0") in shown or words in shown
    assert "ans@example.nl" not in shown
    assert (plans.load(ROUND, 1).lat, plans.load(ROUND, 1).lon) == (52_403_712, 4_916_301)


def test_nothing_of_where_and_when_a_photo_was_taken_is_kept(house: Flask, intake: str) -> None:
    browser = house.test_client()
    page = f"/plan/{begun(browser, 'Een bankje')}"
    browser.post(f"{page}/foto", data={"photo": (photo(), "plein.jpg"), "alt": "Een plein"})
    kept = rows(sa.select(PHOTO.c.data))[0].data
    assert kept[:2] == b"\xff\xd8"
    assert b"Thuis bij Ans" not in kept
    assert browser.get(f"{page}/beeld").data == kept
    browser.post(f"{page}/foto", data={"photo_away": "1"})
    assert rows(sa.select(PHOTO.c.data)) == []
    assert browser.get(f"{page}/beeld").status_code == 404


def test_a_link_leads_to_the_same_plan_on_another_device(house: Flask, resident: Make) -> None:
    ans = resident("Een bankje")
    secret = ans.browser.get(ans.page).text.split("/plan#")[1][:43]
    other = house.test_client()
    assert other.get(ans.page).status_code == 403
    assert other.post("/plan/key", data={"key": secret}).location == ans.page
    assert "Een bankje" in other.get(ans.page).text
    assert other.post("/plan/key", data={"key": "x" * 43}).status_code == 403


@pytest.mark.parametrize(("opens", "closes"), [(1, 7), (-7, -1)])
def test_before_and_after_its_time_a_round_takes_no_plans(
    opens: float, closes: float, house: Flask, resident: Make
) -> None:
    ans = resident("Een bankje", hand_in=False)
    intakes.save(ROUND, form(opens=local(opens), closes=local(closes)))
    assert house.test_client().post(f"/ronde/{ROUND}/indienen", data={"title": "Nog een"}).status_code == 409
    assert ans.browser.post(f"{ans.page}/wat", data={"title": "Anders", "short": "Anders"}).status_code == 409
    assert ans.browser.post(f"{ans.page}/klaar").status_code == 409


@pytest.mark.parametrize(
    ("step", "said", "status"),
    [
        ("wat", {"title": "", "short": "x"}, 422),
        ("wat", {"title": "Bank", "short": ""}, 422),
        ("geld", {"ask": "veel"}, 422),
        ("geld", {"ask": "0"}, 409),
        ("geld", {"ask": "100", "minimum": "200"}, 422),
        ("geld", {"ask": "20000,01"}, 409),
        ("geld", {"ask": "100", "theme": "blauw"}, 422),
        ("waar", {"lat": "noord", "lon": "4,9"}, 422),
        ("waar", {"lat": "nan", "lon": "4,9"}, 422),
        ("wie", {"email": "ans"}, 422),
        ("foto", {"photo": (b"geen foto", "plein.jpg")}, 422),
        ("elders", {}, 422),
    ],
)
def test_what_cannot_be_kept_is_said_in_words(
    step: str, said: dict[str, object], status: int, house: Flask, intake: str
) -> None:
    browser = house.test_client()
    page = f"/plan/{begun(browser, 'Een bankje')}"
    data = {name: (BytesIO(each[0]), each[1]) if isinstance(each, tuple) else each for name, each in said.items()}
    answer = browser.post(f"{page}/{step}", data=data)
    assert answer.status_code == status, answer.text
    assert plans.of_id(rows(sa.select(PERSON.c.plan))[0].plan).ask is None


def test_a_plan_that_lacks_something_is_not_handed_in(house: Flask, intake: str) -> None:
    browser = house.test_client()
    page = f"/plan/{begun(browser, 'Een bankje')}"
    assert browser.post(f"{page}/klaar").status_code == 409
    assert f"{page}/geld" in browser.get(f"{page}/klaar").text


def test_it_can_be_changed_until_the_round_closes_and_keeps_its_number(resident: Make, passer_by: FlaskClient) -> None:
    ans = resident("Een bankje")
    assert ans.browser.post(f"{ans.page}/wat", data={"title": "Twee bankjes", "short": "Kort"}).location == ans.page
    assert "Twee bankjes" in passer_by.get(f"/ronde/{ROUND}/plannen?q=TWEE").text
    assert ans.browser.post(f"{ans.page}/klaar").status_code == 409
    assert plans.load(ROUND, 1).changed is not None


def test_a_place_of_the_list_serves_who_has_no_map(resident: Make) -> None:
    ans = resident("Een bankje", known="52.4037;4.9163")
    assert plans.load(ROUND, 1).point == (52_403_700, 4_916_300)
    assert 'role="img"' in ans.browser.get(f"/ronde/{ROUND}/plannen/1").text


def test_a_co_proposer_says_yes_by_a_link_of_their_own(house: Flask, resident: Make, passer_by: FlaskClient) -> None:
    ans = resident("Een bankje")
    invited = ans.browser.post(f"{ans.page}/doe/uitnodigen").text
    secret = next(part[:43] for part in invited.split("/plan#")[1:])
    bo = house.test_client()
    page = bo.post("/plan/key", data={"key": secret}).location
    assert bo.post(f"{page}/wat", data={"title": "Van mij", "short": "x"}).status_code == 403
    assert bo.post(f"{page}/doe/ja", data={"name": "Bo Bakker", "shown": "1"}).location == page
    assert "Ans, Bo Bakker" in passer_by.get(f"/ronde/{ROUND}/plannen/1").text
    assert bo.post(f"{page}/doe/intrekken").status_code == 403
    assert bo.post(f"{page}/doe/weg", data={"who": page.split("/")[-1]}).location == "/plan"
    assert "Bo Bakker" not in passer_by.get(f"/ronde/{ROUND}/plannen/1").text
    assert bo.get(page).status_code == 403


def test_names_and_addresses_can_go_and_everything_else_stays(
    resident: Make, lead: FlaskClient, passer_by: FlaskClient
) -> None:
    ans = resident("Een bankje", email="ans@example.nl")
    assert "ans@example.nl" in lead.get(f"/programma/ronde/{ROUND}/plannen/1").text
    assert lead.post(f"/programma/ronde/{ROUND}/plannen/1/namen-weg").status_code == 303
    assert rows(sa.select(CONTACT)) == []
    assert "Ans" not in passer_by.get(f"/ronde/{ROUND}/plannen/1").text
    assert ans.browser.get(ans.page).status_code == 200


def test_a_plan_that_was_taken_back_is_still_read_as_that(resident: Make, passer_by: FlaskClient) -> None:
    ans = resident("Een bankje")
    assert ans.browser.post(f"{ans.page}/doe/intrekken").status_code == 303
    assert "ingetrokken" in passer_by.get(f"/ronde/{ROUND}/plannen/1").text
    assert ans.browser.post(f"{ans.page}/doe/intrekken").status_code == 409


def test_a_round_that_is_not_public_shows_no_plans(house: Flask, resident: Make, passer_by: FlaskClient) -> None:
    resident("Een bankje")
    rounds.change(ROUND, "Ronde 2027", public="")
    for path in ("/plannen", "/plannen/1", "/plannen/1/foto", "/indienen"):
        assert passer_by.get(f"/ronde/{ROUND}{path}").status_code == 404


def test_of_a_photo_past_all_measure_is_said_that_the_file_is_too_large(resident: Callable[..., Resident]) -> None:
    ans = resident("Een bankje", hand_in=False)
    whole = {"data": bytes(17 << 20), "content_type": "multipart/form-data; boundary=b"}
    answer = ans.browser.post(f"{ans.page}/foto", **whole)
    assert (answer.status_code, "Dit bestand is te groot" in answer.text) == (413, True)
