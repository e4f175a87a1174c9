"""The pages of frameworks: who may write what, and what everybody reads."""

import io

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.programme.feature import Role
from app.programme.framework import clauses, deviations, versions
from app.programme.framework.clauses import Said
from app.programme.places import places
from app.programme.places.places import Place
from app.programme.registry import FEATURES
from app.programme.rights import Held, Holder
from app.programme.rounds import rounds
from tests.programme.framework.conftest import FIXED, LEFT_FREE

HERE = "/programma/plek/de-banne/kaders"


@pytest.fixture
def organiser(house: Flask, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """Somebody who organises in De Banne alone."""
    known = Holder("org", "Bo", (Held(places.load("de-banne").path, Role.ORGANISER),))
    monkeypatch.setattr("app.programme.rights.present", lambda device: known)
    return house.test_client()


def test_a_lead_writes_changes_publishes_and_the_public_reads_it(lead: FlaskClient, passer_by: FlaskClient) -> None:
    form = {"chapter": "roles", "standing": "fixed", "text": FIXED, "agreed_by": "het college"}
    assert lead.post("/programma/plek/amsterdam/kaders", data=form).status_code == 303
    assert FIXED in lead.get(HERE).text
    one = "/programma/plek/amsterdam/kaders/afspraak/roles-1"
    more = {"standing": "fixed", "text": "Bewoners beslissen.", "agreed_by": "de raad", "reason": "Korter."}
    assert lead.post(one, data=more).status_code == 303
    assert "<del>" in lead.get(one).text
    assert lead.post(f"{HERE}/versies", data={"note": "De eerste"}).status_code == 303
    page = passer_by.get("/buurt/de-banne/kaders").text
    assert "vastgelegd door Amsterdam" in page
    assert "de raad" in page
    assert "De eerste" in passer_by.get("/buurt/de-banne/kaders/1").text
    assert '"place": "De Banne"' in passer_by.get("/buurt/de-banne/kaders/1.json").text
    assert passer_by.get("/buurt/de-banne/kaders/2").status_code == 404
    history = passer_by.get("/buurt/amsterdam/kaders/afspraak/roles-1").text
    assert "Korter." in history
    assert "het college" in history
    assert passer_by.get("/buurt/amsterdam/kaders/afspraak/roles-9").status_code == 404
    assert "1 afspraak vast" in passer_by.get("/buurt/de-banne").text


def test_an_organiser_writes_what_is_free_at_the_own_place_and_nothing_else(
    organiser: FlaskClient, fixed: str, free: str
) -> None:
    form = {"fills": f"amsterdam/{free}", "text": "Met tafels.", "agreed_by": "de buurtraad"}
    assert organiser.post(HERE, data=form).status_code == 303
    assert organiser.post(HERE, data=form | {"standing": "fixed", "fills": ""}).status_code == 403
    assert organiser.post("/programma/plek/amsterdam/kaders", data=form | {"chapter": "money"}).status_code == 403
    key = clauses.add(places.load("de-banne"), "money", Said(text="V", standing="fixed", agreed_by="x"), "lead")
    change = {"text": "Anders.", "standing": "free", "reason": "Zo.", "agreed_by": "ik"}
    assert organiser.post(f"{HERE}/afspraak/{key}", data=change).status_code == 403
    page = organiser.get(HERE).text
    assert LEFT_FREE in page
    assert "Hier moet het anders" in page


def test_an_organiser_asks_and_only_the_place_that_fixed_it_answers(
    organiser: FlaskClient, fixed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"of": f"amsterdam/{fixed}", "text": "Ook jongeren.", "reason": "Veel jongeren.", "agreed_by": "de buurt"}
    assert organiser.post(f"{HERE}/afwijkingen", data=asked).status_code == 303
    answer = "/programma/plek/amsterdam/kaders/ontheffing/de-banne/1"
    told = {"answer": "granted", "reason": "Een proef."}
    assert organiser.post(answer, data=told).status_code == 403
    assert "wacht op antwoord" in organiser.get(f"{HERE}/afwijkingen").text
    stad = Holder("stad", "", (Held("/amsterdam/", Role.LEAD),))
    monkeypatch.setattr("app.programme.rights.present", lambda device: stad)
    assert "Geef ontheffing" in organiser.get("/programma/plek/amsterdam/kaders/afwijkingen").text
    assert organiser.post(answer, data=told).status_code == 303
    page = organiser.get("/buurt/de-banne/kaders").text
    assert "Ook jongeren." in page
    assert "Een proef." in page
    assert organiser.post(f"{HERE}/afwijkingen/1/weg", data={"reason": "Klaar."}).status_code == 303
    assert "Klaar." in organiser.get("/buurt/de-banne/kaders").text


def test_a_draft_begins_from_the_page_of_a_place(lead: FlaskClient, fixed: str) -> None:
    answer = lead.post(f"{HERE}/avond", data={"agenda": "kadersessie"})
    assert answer.location.startswith("/voorbereiden/")
    assert FIXED in lead.get(f"{answer.location}/kaders").text
    assert lead.post(f"{HERE}/avond", data={"agenda": "onzin"}).status_code == 409


def test_a_file_is_brought_in_and_a_wrong_one_is_refused_in_words(
    lead: FlaskClient, passer_by: FlaskClient, city: Place, fixed: str
) -> None:
    versions.publish(city, "")
    data = passer_by.get("/buurt/amsterdam/kaders/1.json").data
    answer = lead.post(f"{HERE}/invoeren", data={"file": (io.BytesIO(data), "kaders.json")})
    assert answer.status_code == 303
    page = lead.get(HERE).text
    assert "voorgesteld als vast" in page
    assert "Amsterdam, versie 1" in page
    assert "Overnemen of niet" in lead.get(f"{HERE}/afspraak/roles-1").text
    wrong = lead.post(f"{HERE}/invoeren", data={"file": (io.BytesIO(data.replace(b"roles", b"sport")), "k.json")})
    assert wrong.status_code == 409
    assert "clauses[0].chapter" in wrong.text
    assert lead.post(f"{HERE}/invoeren").status_code == 422


def test_a_round_says_which_version_held_and_what_changed_after_plans(
    lead: FlaskClient, passer_by: FlaskClient, city: Place, buurt: Place, fixed: str
) -> None:
    made = rounds.add(buurt, "Ronde", 100, public="1")
    assert "Leg nu vast" in lead.get(f"/programma/ronde/{made}/kaders").text
    assert lead.post(f"/programma/ronde/{made}/kaders").status_code == 303
    assert lead.post(f"/programma/ronde/{made}/kaders").status_code == 409
    rounds.change(made, "Ronde", stage="plans")
    told = Said(text="Bewoners beslissen.", standing="fixed", reason="Korter.", agreed_by="de raad")
    clauses.rewrite(city, fixed, told, "noor")
    page = passer_by.get(f"/ronde/{made}").text
    assert "Gewijzigd nadat plannen waren ingediend" in page
    assert "Bewoners beslissen" in lead.get(f"/programma/ronde/{made}/kaders").text
    assert "gewijzigd nadat plannen waren ingediend" in passer_by.get("/buurt/de-banne/kaders").text


def test_pages_ask_the_database_as_often_with_many_clauses_as_with_few(
    lead: FlaskClient, city: Place, buurt: Place, fixed: str, statements: list[str]
) -> None:
    def asked(path: str) -> int:
        statements.clear()
        assert lead.get(path).status_code == 200
        return len(statements)

    paths = (HERE, "/buurt/de-banne/kaders", "/programma/plek/amsterdam/kaders/afwijkingen", f"{HERE}/versies")
    few = [asked(path) for path in paths]
    for number in range(20):
        told = Said(text=f"Afspraak {number}", standing="fixed", agreed_by="x")
        key = clauses.add(city, "roles", told, "noor")
        deviations.ask(buurt, (city.id, key), "Anders.", "Daarom.", "wij", "noor")
        versions.publish(buurt, "")
    assert [asked(path) for path in paths] == few


def test_every_right_of_these_pages_is_declared() -> None:
    for name in ("framework", "talks"):
        wanted = {route.right for route in FEATURES.features[name].routes if route.right}
        assert wanted <= FEATURES.rights.keys()
