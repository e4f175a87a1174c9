"""What a meeting decided, taken over into its round."""

from types import SimpleNamespace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.demo import demo_meetings
from app.live import meetings
from app.programme.places import places
from app.programme.rounds import money, outcome, reporting, rounds
from app.programme.rounds.money import Part
from app.services import services
from facilitation.refusals import Refused

CODE = demo_meetings.KLAVERBUURT


def test_a_closed_meeting_awards_from_its_share_what_its_record_says(house: Flask) -> None:
    demo_meetings.demo("closed")
    made = rounds.add(places.load("de-banne"), "Ronde", 9_000_000)
    with pytest.raises(Refused, match="meeting_pot_larger"):
        outcome.join(made, CODE, 8_399_999)
    with pytest.raises(Refused, match="meeting_not_here"):
        outcome.take(made, CODE)
    outcome.join(made, CODE, 8_400_000)
    taken = outcome.take(made, CODE)
    assert outcome.take(made, CODE) == taken
    with services().database.read.connect() as connection:
        awards = money.awards(connection, made)
        pot = money.pot(connection, made)
    assert len(awards) == 14
    assert sum(each.amount for each in awards) == 8_350_000
    assert (pot.out, pot.left) == (8_400_000, 600_000)
    with pytest.raises(Refused, match="share_in_use"):
        money.unshare(made, CODE)


def test_nothing_is_awarded_by_a_meeting_that_goes_on(house: Flask) -> None:
    demo_meetings.demo()
    made = rounds.add(places.load("de-banne"), "Ronde", 9_000_000)
    outcome.join(made, CODE, 8_400_000)
    assert meetings.load(CODE).state.pot == 8_400_000
    with pytest.raises(Refused, match="nothing_decided"):
        outcome.take(made, CODE)


def test_a_plan_that_was_withdrawn_was_not_one_to_choose_from(house: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    demo_meetings.demo("closed")
    made = rounds.add(places.load("de-banne"), "Ronde", 9_000_000)
    outcome.join(made, CODE, 8_400_000)
    record = services().dossiers.of(CODE).record
    first, *others = record["plans"]
    gone = {**first, "withdrawn": {"reason": "Verdeeld over de plannen."}, "amount": 0}
    told = SimpleNamespace(record={**record, "plans": [gone, *others]})
    monkeypatch.setattr(services().dossiers, "of", lambda _code: told)
    monkeypatch.setattr(services().followed, "send", lambda _code: None)
    assert [each.plan for each in outcome.take(made, CODE)] == [f"{CODE}-{each['id']}" for each in others]


def test_rounds_and_meetings_get_their_money_from_the_envelope_that_the_page_offers(lead: FlaskClient) -> None:
    demo_meetings.demo("closed")
    above = rounds.add(places.load("noord"), "Pot", 20_000_000)
    money.set_envelopes(above, [Part("groen", "Groen", 9_000_000)])
    assert f'value="{above}/groen"' in lead.get("/programma/plek/de-banne/rondes").text
    told = {"title": "Groene ronde", "amount": "80.000", "parent": f"{above}/groen"}
    assert lead.post("/programma/plek/de-banne/rondes", data=told).status_code == 303
    assert rounds.load("de-banne-groene-ronde").envelope == "groen"
    page = f"/programma/ronde/{above}/pot"
    assert '<option value="groen">Groen</option>' in lead.get(page).text
    share = {"code": CODE, "amount": "84.000", "envelope": "groen"}
    assert lead.post(f"/programma/ronde/{above}/bijeenkomst", data=share).status_code == 409
    assert lead.post(f"/programma/ronde/{above}/bijeenkomst", data=share | {"envelope": ""}).status_code == 303
    with services().database.read.connect() as connection:
        assert [(each.key, each.out) for each in money.pot(connection, above).parts] == [
            ("", 8_400_000),
            ("groen", 8_000_000),
        ]


def test_the_code_of_an_evening_that_goes_on_stands_on_no_page_for_everybody(
    house: Flask, passer_by: FlaskClient
) -> None:
    demo_meetings.demo()
    made = rounds.add(places.load("de-banne"), "Ronde", 9_000_000, public="1")
    outcome.join(made, CODE, 8_400_000)
    pages = (f"/ronde/{made}", "/zoeken?q=klaverbuurt", "/api/v1/meetings", "/sitemap.xml")
    assert [page for page in pages if CODE in passer_by.get(page).text] == []
    assert list(reporting.share_rows([rounds.load(made)])) == []
    demo_meetings.demo("closed")
    assert f"/t/{CODE}/besluit" in passer_by.get(pages[0]).text
    assert [row[1] for row in reporting.share_rows([rounds.load(made)])] == [CODE]
