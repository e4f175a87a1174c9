"""The code of a table: who scans it sits down there, and who sits elsewhere is asked first."""

import re

import pytest
from flask import Flask

from app.live.meetings import load
from facilitation.parts.seating import seats
from tests.devices import CODE, Browser

SELECTED = re.compile(r'<option value="(\w+)" selected>')


def asked(html: str) -> str:
    """What the page asks about another table; empty where it asks nothing."""
    found = re.search(r'<section class="scanned".*?</section>', html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found.group()).split()) if found else ""


@pytest.mark.parametrize("said", ["2", "T2", "Tafel 2", " 2 "])
def test_who_has_no_seat_finds_the_table_chosen_and_sits_down_there(phone: Browser, said: str) -> None:
    page = phone.client.get(f"/t/{CODE}", query_string={"tafel": said}).text
    assert SELECTED.findall(page) == ["T2"]
    phone.join(table="T2")
    assert [seat.table for seat in seats(load(CODE).state).values()] == ["T2"]
    assert asked(phone.get(f"?tafel={said}").text) == ""


@pytest.mark.parametrize("said", ["7", "T9", "<b>"])
def test_a_table_that_is_not_in_the_hall_is_said_so_and_none_is_chosen(phone: Browser, said: str) -> None:
    page = phone.client.get(f"/t/{CODE}", query_string={"tafel": said}).text
    assert SELECTED.findall(page) == []
    assert "is er niet. Kies hieronder waar je zit." in " ".join(page.split()).replace("</span> ", "")
    assert "<b>" not in page.partition("is er niet")[0][-60:]
    phone.join(table="T1")
    assert "is er niet. Je zit nog aan tafel 1." in asked(phone.client.get(f"/t/{CODE}?tafel=7").text)


def test_who_sits_elsewhere_is_asked_and_keeps_everything_when_they_go(context: Flask, seated: Browser) -> None:
    before = seats(load(CODE).state)
    page = seated.get("?tafel=2").text
    assert asked(page).startswith("Wil je naar tafel 2? Je zit nu aan tafel 1. Alles wat je deed, gaat met je mee.")
    assert seats(load(CODE).state) == before
    assert seated.act("seat.move T2", table="T1").status_code == 200
    (after,) = seats(load(CODE).state).values()
    assert (after.id, after.table) == (next(iter(before)), "T2")
    assert asked(seated.get("?tafel=2").text) == ""
    assert asked(seated.get().text) == ""


def test_nothing_is_asked_when_the_evening_is_over(console: Browser, seated: Browser) -> None:
    console.lead_to("review")
    console.act("stage.close")
    assert console.act("meeting.close").status_code == 200
    assert asked(seated.get("?tafel=2").text) == ""
