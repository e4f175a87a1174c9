"""What a phone and the console show of help: who asked, until when, and what was done."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from app.live.meetings import load
from facilitation.parts.seating import seats
from tests.devices import Browser
from tests.live.clocks import SetTime
from tests.plain import Plain


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SetTime:
    return SetTime(monkeypatch)


def offered(console: Browser) -> list[str]:
    """The seats that the console's field for somebody else holds."""
    field = console.get("/regie").text.partition('<select id="behalf-seat"')[2].partition("</select>")[0]
    return [value for value in re.findall(r'<option value="([^"]*)"', field) if value]


def test_the_console_offers_only_seats_that_may_be_helped(
    context: Flask, console: Browser, phone: Browser, clock: SetTime
) -> None:
    paper, seat = console.put(channel="paper", name="Riet"), phone.join(name="Fatima", table="T1")
    Browser(context.test_client()).join(table="T1")
    console.lead_to("decision")
    assert offered(console) == [paper]
    phone.act("help.ask")
    assert offered(console) == [paper, seat]
    assert "Fatima, Tafel 1" in console.get("/regie").text
    phone.act("help.end")
    assert offered(console) == [paper]
    phone.act("help.ask")
    clock.ahead += timedelta(minutes=10)
    assert offered(console) == [paper]


def test_a_phone_asks_reads_what_was_done_and_ends_it(console: Browser, phone: Browser, clock: SetTime) -> None:
    seat = phone.join(name="Fatima")
    console.lead_to("decision")
    assert 'value="help.ask"' in phone.get().text
    assert 'value="help.end"' not in phone.get().text
    assert phone.act("help.ask").status_code == 200
    assert "mag iemand voor jou invullen" in phone.get().text
    said = {"seat": seat, "position": "objection", "reason": "Te duur."}
    assert console.act("consent.give", **said).status_code == 200
    assert "De gespreksleider gaf voor jou een bezwaar door." in phone.get().text
    assert phone.act("help.end").status_code == 200
    assert console.act("consent.give", **said).json["error"]["key"] == "help_not_asked"
    page = phone.get().text
    assert "mag iemand voor jou invullen" not in page
    assert "De gespreksleider gaf voor jou een bezwaar door." in page


def test_help_is_over_after_its_time_and_after_the_clock_was_set_back_before_it(
    console: Browser, phone: Browser, clock: SetTime
) -> None:
    seat = phone.join()
    console.lead_to("arguments")
    said = {"seat": seat, "initiative": "P1", "side": "for", "text": "Goed plan."}
    phone.act("help.ask")
    for seconds, status in ((0, 200), (599, 200), (601, 403), (-2, 403)):
        clock.ahead = timedelta(seconds=seconds)
        assert console.act("argument.post", **said).status_code == status, seconds


def test_what_was_done_for_one_seat_is_told_to_no_other(console: Browser, phone: Browser, context: Flask) -> None:
    seat, other = phone.join(), Browser(context.test_client())
    other.join()
    console.lead_to("arguments")
    phone.act("help.ask")
    console.act("argument.post", seat=seat, initiative="P1", side="for", text="Goed plan.")
    for page in (other.get(), other.get("/scherm"), other.get("/livecast")):
        assert "schreef voor jou" not in page.text
        assert "mag iemand voor jou invullen" not in page.text


def test_an_objection_is_said_aloud_only_for_who_has_no_phone_or_asked(
    console: Browser, phone: Browser, desk: Plain
) -> None:
    phone.join()
    console.lead_to("decision")
    assert phone.act("consent.give", position="objection", reason="Te donker.").status_code == 200
    console.act("stage.close")
    assert 'value="objection.withdraw B1.1"' not in desk.page.html
    assert "op de eigen telefoon" in desk.page.html
    phone.act("help.ask")
    assert 'value="objection.withdraw B1.1"' in desk.page.html
    assert [seat.help is not None for seat in seats(load(console.code).state).values()] == [True]
