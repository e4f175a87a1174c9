"""What people see of who is away: on their own phone, at the console, and before something is closed."""

from flask import Flask

from app.faces.view import View
from app.live.meetings import load, perform
from app.parts.seating.missing import not_yet
from facilitation.parts.away import StepOut
from facilitation.roles import Actor, Role
from tests.devices import Browser
from tests.parts.tables.halls import HALL, seated, shown
from tests.parts.tables.test_calls import words
from tests.people import LEADER


def test_a_phone_says_that_one_is_away_and_one_is_back_with_one_press(console: Browser, phone: Browser) -> None:
    phone.join(table="T1")
    assert "Ik ga even weg, of naar huis" in phone.get().text
    assert phone.act("seat.away").status_code == 200
    page = phone.get().text
    assert "Je bent even weg. Je tafel wacht niet op jou." in words(page)
    assert "data-goes-away hidden" in page
    phone.act("seat.away on=false")
    assert "Je bent even weg." not in words(phone.get().text)


def test_the_console_says_that_somebody_went_home_and_that_they_are_back(context: Flask, console: Browser) -> None:
    phone = Browser(context.test_client())
    seat = phone.join(name="Fatima", table="T1")
    assert console.act("seat.away", person=seat).status_code == 200
    page = words(console.get("/regie").text)
    assert "Even weg, of naar huis (1)" in page
    assert "Fatima, Tafel 1, even weg" in page
    assert "Je bent even weg." in words(phone.get().text)
    console.act(f"seat.away person={seat} on=false")
    assert "Fatima, Tafel 1, even weg" not in words(console.get("/regie").text)


def test_nobody_waits_for_who_is_away_before_a_vote_is_closed(context: Flask) -> None:
    one, two, *_ = seated(2, 2)
    assert not_yet(View(load(HALL), "console")) == "Tafel 1: 2 stemden nog niet. Tafel 2: 2 stemden nog niet."
    perform(HALL, StepOut(person=one), LEADER)
    assert not_yet(View(load(HALL), "console")).startswith("Tafel 1: 1 stemde nog niet.")
    perform(HALL, StepOut(), Actor(two, Role.RESIDENT, two))
    assert not_yet(View(load(HALL), "console")) == "Tafel 2: 2 stemden nog niet."
    assert [tile.state for tile in shown().values()] == ["empty", "busy"]
