"""What people see of tables that come and go: at the console, on phones, and of a code that was scanned."""

import pytest
from flask import Flask

from app.access import links
from app.live.meetings import load
from facilitation.parts.seating import seats, tables
from facilitation.roles import Role
from tests.devices import CODE, Browser
from tests.parts.tables.test_calls import words
from tests.parts.tables.test_scanned import SELECTED, asked


def scans(context: Flask, table: str) -> str:
    """What somebody without a seat reads who scans the code of a table."""
    return Browser(context.test_client()).get(f"?tafel={table}").text


def test_the_console_joins_two_tables_and_takes_it_back_within_ten_seconds(console: Browser, seated: Browser) -> None:
    page = console.get("/regie").text
    assert "Tafels samenvoegen, erbij of weg" in page
    before = load(CODE).state
    assert console.act("table.join", table="T1", into="T2").status_code == 200
    assert [seat.table for seat in seats(load(CODE).state).values()] == ["T2"]
    assert "Zet tafel 1 terug" in words(console.get("/regie").text)
    assert console.act("undo", seq=load(CODE).state.seq).status_code == 200
    assert seats(load(CODE).state) == seats(before)
    assert tables(load(CODE).state) == tables(before)


def test_the_code_of_a_table_that_joined_another_leads_to_where_its_people_are(
    context: Flask, console: Browser, seated: Browser
) -> None:
    console.act("table.join", table="T1", into="T2")
    page = scans(context, "1")
    assert SELECTED.findall(page) == ["T2"]
    assert "Tafel 1 is er niet meer. Iedereen van daar zit nu aan tafel 2." in words(page)
    assert ">Tafel 1</option>" not in page
    assert asked(seated.get("?tafel=1").text) == ""


def test_the_code_of_an_empty_table_that_went_chooses_none(context: Flask, console: Browser, seated: Browser) -> None:
    console.act("table.close", table="T2")
    page = scans(context, "2")
    assert SELECTED.findall(page) == []
    assert "Tafel 2 is er niet meer." in words(page)
    said = asked(seated.get("?tafel=2").text)
    assert "Tafel 2 is er niet meer." in said
    assert "Je zit nog aan tafel 1." in said


@pytest.mark.parametrize("wanted", ["T1", "1"])
def test_who_chooses_a_table_that_went_on_a_page_from_before_is_told_where_to_go(console: Browser, wanted: str) -> None:
    console.act("table.join", table="T1", into="T2")
    refused = console.say("seat.add", table=wanted)
    assert refused.json["error"]["message"] == "Tafel 1 is er niet meer. Iedereen van daar zit nu aan Tafel 2."


def test_the_links_of_a_chair_and_of_a_device_go_along_with_their_table(
    context: Flask, console: Browser, seated: Browser
) -> None:
    chair, device = Browser(context.test_client(), "console"), Browser(context.test_client(), "table")
    for browser, role in ((chair, Role.TABLE_CHAIR), (device, Role.TABLE)):
        browser.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE, role, "T1")})
    console.act("table.join", table="T1", into="T2")
    assert "Tafel 2" in device.get("/tafel").text
    assert chair.act("table.answer").status_code == 200
    assert chair.act("table.answer", table="T2").status_code == 200
    assert chair.act("table.answer", table="ONLINE").status_code in (403, 409)
