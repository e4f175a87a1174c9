"""Places: inside one another, with an address that stays."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.programme.places import places
from app.programme.reminders.tables import REMINDER
from app.programme.rounds import rounds
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Refused


def test_a_place_keeps_its_address_when_it_is_called_otherwise(house: Flask) -> None:
    places.rename("de-banne", "Banne Buiksloot", "BU0363NC01")
    found = places.load("de-banne")
    assert (found.name, found.path, found.code) == ("Banne Buiksloot", "/amsterdam/noord/de-banne/", "BU0363NC01")
    assert [each.id for each in places.around(found)] == ["amsterdam", "noord", "de-banne"]


@pytest.mark.parametrize(
    ("parent", "level", "key"),
    [("de-banne", "district", "place_level"), (None, "area", "place_level"), ("weg", "area", "unknown_place")],
)
def test_a_place_lies_in_a_larger_one(parent: str | None, level: str, key: str, house: Flask) -> None:
    with pytest.raises(Refused) as refusal:
        places.add(parent, level, "Ergens")
    assert refusal.value.key == key


def test_a_name_is_taken_once(house: Flask) -> None:
    with pytest.raises(Refused, match="place_taken"):
        places.add("amsterdam", "district", "Noord")


def test_a_place_with_something_in_it_is_not_removed(house: Flask) -> None:
    with pytest.raises(Refused, match="place_in_use"):
        places.remove(places.load("noord"))
    places.remove(places.load("de-banne"))
    places.remove(places.load("noord"))
    assert [each.id for each in places.everywhere()] == ["amsterdam"]


def test_a_lead_adds_a_place_and_the_public_reads_it(lead: FlaskClient, passer_by: FlaskClient) -> None:
    form = {"parent": "noord", "level": "neighbourhood", "name": "Vogelbuurt"}
    assert lead.post("/programma/plek", data=form).location == "/programma/plek/vogelbuurt"
    assert "Vogelbuurt" in lead.get("/programma/plek/noord").text
    assert "Vogelbuurt" in passer_by.get("/buurt").text
    assert passer_by.get("/buurt/vogelbuurt").status_code == 200
    assert passer_by.get("/buurt/nergens").status_code == 404


def test_who_is_not_known_is_led_to_the_ways_in(passer_by: FlaskClient) -> None:
    answer = passer_by.get("/programma")
    assert answer.status_code == 403
    assert "/voorbereiden" in answer.text
    assert passer_by.post("/programma/plek", data={"level": "city", "name": "X"}).status_code == 403


@pytest.mark.parametrize(
    "name",
    [
        "\u062d\u064a \u0627\u0644\u0633\u0644\u0627\u0645",
        "Москва",
        "Łódź",
        "Ⅻ",
        "Een \u202eomgekeerde\u202c naam",
        "Naam 🌳",
    ],
)
def test_a_place_is_called_in_any_script(name: str, lead: FlaskClient, passer_by: FlaskClient) -> None:
    made = places.add("noord", "neighbourhood", name)
    assert re.fullmatch("[a-z0-9-]{1,60}", made)
    assert passer_by.get(f"/buurt/{made}").status_code == 200
    assert places.load(made).name.strip("\u2068\u2069") == name


def test_names_that_are_long_or_of_another_script_are_told_apart(house: Flask) -> None:
    long = "Samenwerkende bewoners van Buikslotermeer, Nieuwendam en Elzenhagen-Zuid"
    titles = ("Ronde 2026", "Ronde 2027", "\u062c\u0648\u0644\u0629", "\u0627\u0644\u062b\u0627\u0644\u062b\u0629")
    for place in ("noord", places.add("noord", "neighbourhood", long)):
        made = [rounds.add(places.load(place), title, 1) for title in titles]
        assert len({*made}) == len(titles)
        with pytest.raises(Refused, match="round_taken"):
            rounds.add(places.load(place), titles[-1], 1)


def test_a_place_of_which_somebody_asks_news_is_removed_with_that(house: Flask) -> None:
    made = places.add("noord", "neighbourhood", "Leeg")
    house.config.update(SMTP_URL="smtp://127.0.0.1:1", MAIL_FROM="tafel@overlegtafel.example")
    row = {"hash": "h", "place": made, "email": "a@b.nl", "confirmed": True, "asked": "2026-11-01T00:00:00+00:00"}
    services().database.commit(lambda connection: connection.execute(REMINDER.insert().values(row)))
    places.remove(places.load(made))
    assert rows(REMINDER.select()) == []
