"""A proposer's own link: one plan, one question, an answer, and no other right."""

import json
from typing import Any

import pytest
from flask import Flask

from app.access import addresses
from app.live.meetings import load
from facilitation.parts.plans import plans
from facilitation.refusals import Refused
from facilitation.roles import Role
from tests.devices import CODE, JSON, Browser

PAGE = "/indiener"


def proposer(app: Flask, plan: str) -> Browser:
    """The phone of somebody who proposed this plan."""
    browser = Browser(app.test_client())
    key = addresses.hand_out("http://x", load(CODE).state, Role.PROPOSER, plan).partition("#")[2]
    assert browser.client.post(f"/t/{CODE}/regie/key", data={"key": key}).status_code == 204
    return browser


def says(browser: Browser, do: str, **fields: str) -> Any:
    data = {"csrf_token": browser.token(), "do": do} | fields
    return browser.client.post(f"/t/{CODE}{PAGE}", data=data, headers=JSON)


@pytest.fixture
def asked(console: Browser) -> Browser:
    """The console, after asking whether the garden can be done for less."""
    console.lead_to("decision")
    fields = {"initiative": "P1", "ask_eur": "4.000", "text": "Minder bakken."}
    assert console.act("recast.offer", **fields).status_code == 200
    return console


def test_a_proposer_reads_the_question_says_yes_and_the_plan_asks_less(context: Flask, asked: Browser) -> None:
    phone = proposer(context, "P1")
    page = phone.get(PAGE).text
    assert "Kan ‘Moestuin’ ook voor € 4.000?" in page.replace("\xa0", " ")
    assert "Minder bakken." in page
    assert says(phone, "recast.answer K1 initiative=P1 yes=true", words="Dat kan.").status_code == 303
    assert plans(load(CODE).state)["P1"].ask == 400_000
    assert "Zo is het afgesproken" in phone.get(PAGE).text


def test_a_proposer_answers_for_no_other_plan_and_does_nothing_else(context: Flask, asked: Browser) -> None:
    other = proposer(context, "P3")
    before = load(CODE).state.seq
    assert "Er wordt je nu niets gevraagd" in other.get(PAGE).text
    for do, key in (
        ("recast.answer K1 initiative=P1 yes=true", "not_your_plan"),
        ("recast.offer initiative=P3 ask=1 text=x", "not_allowed"),
        ("recast.drop K1", "not_allowed"),
        ("stage.open", "not_allowed"),
        ("argument.post P1 side=for text=Mooi", "not_allowed"),
    ):
        assert says(other, do).json["error"]["key"] == key
    assert load(CODE).state.seq == before


def test_without_a_proposers_link_there_is_a_door_and_no_answer(phone: Browser, asked: Browser) -> None:
    answer = phone.get(PAGE)
    assert (answer.status_code, "link van de gespreksleider" in answer.text) == (403, True)
    assert says(phone, "recast.answer K1 initiative=P1 yes=true").json["error"]["key"] == "proposer_link_needed"


def test_a_link_is_for_a_plan_that_there_is(context: Flask) -> None:
    with pytest.raises(Refused, match="unknown_initiative"):
        addresses.hand_out("http://x", load(CODE).state, Role.PROPOSER, "P9")


def test_a_yes_given_aloud_is_noted_on_the_console_and_told_in_the_record(asked: Browser, phone: Browser) -> None:
    assert asked.act("recast.answer K1 initiative=P1 yes=true").status_code == 200
    asked.lead_to("review")
    asked.act("meeting.close")
    (told,) = json.loads(phone.get("/besluit.json").text)["record"]["recasts"]
    assert (told["became"], told["answers"]["P1"]["aloud"]) == ("agreed", True)
    page = phone.get("/besluit").text
    assert "Kleiner of samen, gevraagd aan de indieners" in page
    assert "(hardop)" in page


def test_everybody_sees_what_is_asked_until_it_is_answered(asked: Browser, phone: Browser) -> None:
    faces = [phone.get(path).text for path in ("/scherm", "/livecast")]
    assert all("Minder bakken." in face for face in faces)
    asked.act("recast.answer K1 initiative=P1 yes=false")
    assert not any("Een vraag aan de indiener" in phone.get(path).text for path in ("/scherm", "/livecast"))


def test_asking_in_euros_with_others_and_a_new_name(console: Browser) -> None:
    console.lead_to("decision")
    fields = {"initiative": "P1", "others": ["P3"], "ask_eur": "7.000", "text": "Bankjes in de tuin.", "title": "Tuin"}
    assert console.act("recast.offer", **fields).status_code == 200
    for plan in ("P1", "P3"):
        console.act(f"recast.answer K1 initiative={plan} yes=true")
    found = plans(load(CODE).state)
    assert (found["P1"].title, found["P1"].ask, found["P3"].withdrawn) == ("Tuin", 700_000, "Bankjes in de tuin.")
