"""Links as messages hand them on: with something behind them, through a redirect, without their fragment."""

import pytest
from flask import Flask

from app.access import links
from app.live import entry
from tests.devices import CODE, Browser

BEHIND = [".", ",", ")", "…", "%20", ").", "%20…", ";", "”"]


@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize("path", ["", "/regie", "/scherm", "/livecast", "/besluit"])
def test_an_address_with_something_behind_it_leads_to_the_page_that_was_meant(
    phone: Browser, path: str, behind: str
) -> None:
    answer = phone.get(f"{path}{behind}")
    assert (answer.status_code, answer.location) == (302, f"/t/{CODE}{path}")


def test_what_an_address_asks_for_stays_when_something_behind_it_goes(phone: Browser) -> None:
    assert phone.get(".?taal=en").location == f"/t/{CODE}?taal=en"


def test_a_code_that_is_not_there_is_still_said_to_be_unknown(phone: Browser) -> None:
    assert phone.client.get("/t/NERGENS").status_code == 404


@pytest.mark.parametrize("behind", [".", ",", ")", "…", " ", "%20", "%"])
def test_a_key_with_something_behind_it_opens_the_console(phone: Browser, context: Flask, behind: str) -> None:
    key = links.make(CODE)
    assert phone.client.post(f"/t/{CODE}/regie/key", data={"key": f"{key}{behind}"}).status_code == 204


@pytest.mark.parametrize("behind", ["", ".", "%20"])
def test_the_field_for_the_key_takes_the_whole_link(phone: Browser, context: Flask, behind: str) -> None:
    link = f"http://hal.example/t/{CODE}/regie#{links.make(CODE)}{behind}"
    assert phone.client.post(f"/t/{CODE}/regie/key", data={"key": link, "then": "1"}).status_code == 303


def test_a_link_that_lost_its_fragment_leads_to_a_field_for_the_key(phone: Browser) -> None:
    page = phone.get("/regie").text
    assert 'name="key"' in page
    assert "Heb je alleen de sleutel? Plak hem hier." in page


@pytest.mark.parametrize(
    "typed", ["proef2", "PROEF2.", " proef 2 )", "http://hal.example/t/PROEF2", "http://hal.example/t/proef2/scherm#x."]
)
def test_the_front_door_reads_the_code_in_whatever_is_pasted(typed: str) -> None:
    assert entry.code_in(typed) == CODE
