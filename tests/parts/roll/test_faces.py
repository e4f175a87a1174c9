"""The desk at the door on a phone: who may, what it shows, the list and its names, and what the console hears."""

import io
import re

import pytest
from flask import Flask

from app.access import links
from app.languages import LANGUAGES
from app.live.meetings import load, perform
from app.services import services
from app.storage import beside
from facilitation.parts.door.asked import door
from facilitation.parts.roll.rules import LIST, heads, roll
from facilitation.parts.roll.state import NAME
from facilitation.parts.stages import CloseMeeting
from facilitation.roles import Role
from tests.devices import CODE, Browser
from tests.faces.watchers import Watchers
from tests.people import LEADER, lead_to, sit

PEOPLE = "Naam;Adres;Telefoon\nA. de Wit;Klaverhof 12;06-12345678\nS. Bouzid;Klaverhof 14;\nS. Bouzid;Klaverhof 3;\n"


@pytest.fixture
def doors(context: Flask) -> list[Browser]:
    """Two devices at the door, by one link."""
    key = links.make(CODE, Role.DOORKEEPER)
    made = [Browser(context.test_client(), face="door") for _ in range(2)]
    for each in made:
        assert each.client.post(f"/t/{CODE}/regie/key", data={"key": key}).status_code == 204
    return made


def give(browser: Browser, people: str = PEOPLE, **more: str) -> int:
    """Give a list; the status of the answer."""
    fields = {"people": people, "face": browser.face, "csrf_token": browser.token()} | more
    return int(browser.client.post(f"/t/{CODE}/deur/lijst", data=fields).status_code)


def row_of(name: str, place: str) -> str:
    """The id under which somebody stands on the list."""
    told = load(CODE).beside[NAME][LIST]
    return next(row for row, said in told.items() if said == f"{name}\n{place}")


def test_who_has_no_link_of_the_door_finds_where_to_show_one(
    console: Browser, phone: Browser, doors: list[Browser]
) -> None:
    for browser in (console, phone):
        answer = browser.get("/deur")
        assert answer.status_code == 403
        assert "Om aan de deur te tellen" in answer.text
        assert browser.act("head.add", face="door").json["error"]["key"] == "door_link_needed"
    assert "als bewoner" in doors[0].get("/deur").text
    assert doors[0].get("/regie").status_code == 403


def test_a_tick_counts_a_head_and_a_second_device_reads_that_it_was_ticked_and_when(doors: list[Browser]) -> None:
    assert give(doors[0]) == 303
    row = row_of("A. de Wit", "Klaverhof 12")
    page = doors[1].get("/deur").text
    assert f'value="roll.tick {row}"' in page
    assert doors[0].act(f"roll.tick {row}").status_code == 200
    refused = doors[1].act(f"roll.tick {row}").json["error"]
    assert refused["key"] == "already_ticked"
    assert "al binnen: afgevinkt op" in refused["message"]
    assert "één keer geteld" in refused["message"]
    page = doors[1].get("/deur").text
    assert f'value="roll.tick {row}"' not in page
    assert "Binnen" in page
    assert door(load(CODE).state).heads == 1


def test_two_rows_with_one_name_are_shown_and_not_guessed_at(doors: list[Browser]) -> None:
    give(doors[0])
    page = doors[0].get("/deur").text
    assert page.count("Deze naam staat 2 keer op de lijst. Vraag het adres.") == 2
    assert "06-12345678" not in page


def test_a_tick_is_taken_back_at_once_without_a_reason(doors: list[Browser]) -> None:
    give(doors[0])
    row = row_of("A. de Wit", "Klaverhof 12")
    doors[0].act(f"roll.tick {row}")
    assert doors[0].act(f"roll.untick {row}").status_code == 200
    assert door(load(CODE).state).heads == 0
    assert roll(load(CODE).state).ticked == {}


def test_a_list_that_is_given_again_keeps_who_was_ticked_off(doors: list[Browser]) -> None:
    give(doors[0])
    row = row_of("S. Bouzid", "Klaverhof 14")
    doors[0].act(f"roll.tick {row}")
    give(doors[1], PEOPLE + "J. Hofman;Klaverhof 16;\n")
    assert row_of("S. Bouzid", "Klaverhof 14") == row
    assert row in roll(load(CODE).state).ticked
    assert len(roll(load(CODE).state).rows) == 4


def test_a_file_is_a_list_too_and_what_is_none_is_refused_in_words(console: Browser) -> None:
    fields = {"face": "console", "csrf_token": console.token()}
    file = (io.BytesIO("Wit, A. de\tKlaverhof 12\n".encode("utf-16")), "lijst.txt")
    assert console.client.post(f"/t/{CODE}/deur/lijst", data=fields | {"file": file}).status_code == 303
    assert row_of("Wit, A. de", "Klaverhof 12")
    assert give(console, "\n ; \n") == 422
    assert give(console, "\n".join(f"Bewoner {n};Straat {n}" for n in range(2001))) == 422
    assert len(roll(load(CODE).state).rows) == 1
    assert give(console, "", empty="1") == 303
    assert roll(load(CODE).state).rows == frozenset()


def test_heads_without_a_list_and_who_comes_to_watch(doors: list[Browser]) -> None:
    for do in ("head.add resident", "head.add resident", "head.add viewer", "head.remove resident"):
        assert doors[0].act(do).status_code == 200
    assert heads(load(CODE).state) == {"resident": 1, "viewer": 1}
    assert doors[1].act("head.remove viewer").status_code == 200
    assert doors[0].act("head.remove viewer").json["error"]["key"] == "nobody_inside"


def test_the_door_lets_in_as_many_phones_as_the_desk_counted_residents_and_viewers(
    doors: list[Browser], context: Flask
) -> None:
    doors[0].act("head.add resident")
    Browser(context.test_client()).join()
    late = Browser(context.test_client())
    late.get()
    answer = late.client.post(f"/t/{CODE}/join", headers={"Accept": "application/json"})
    assert (answer.json or {})["error"]["key"] == "hall_full"
    doors[1].act("head.add resident")
    assert late.client.post(f"/t/{CODE}/join", headers={"Accept": "application/json"}).status_code == 200


def test_a_change_renders_what_shows_it_at_the_door_and_nothing_else(doors: list[Browser]) -> None:
    give(doors[0])
    row, watchers = row_of("A. de Wit", "Klaverhof 12"), Watchers(CODE)
    watchers.follow()
    both, counts = {"counts", "roll"}, {"counts"}
    for do, pieces in ((f"roll.tick {row}", both), ("head.add viewer", counts), ("head.remove viewer", counts)):
        assert doors[0].act(do).status_code == 200
        made = watchers.follow()
        assert {made["door", language] for language in LANGUAGES} == {frozenset(pieces)}, do
    sit(4)
    assert watchers.follow()["door", "nl"] == set()


def test_names_are_in_no_log_and_no_copy_and_gone_when_the_meeting_is_closed(
    doors: list[Browser], phone: Browser
) -> None:
    give(doors[0])
    doors[0].act(f"roll.tick {row_of('A. de Wit', 'Klaverhof 12')}")
    lead_to("review")
    perform(CODE, CloseMeeting(), LEADER)
    with services().database.read.connect() as connection:
        assert beside.read(connection, CODE) == {}
        for table in ("event", "text"):
            rows = connection.exec_driver_sql(f"SELECT * FROM {table}").all()
            assert "Bouzid" not in str(rows)
    assert "Bouzid" not in doors[0].get("/deur").text
    assert "Bouzid" not in phone.client.get(f"/t/{CODE}/besluit.json").text
    assert "Bouzid" not in phone.client.get(f"/t/{CODE}/besluit").text


def test_the_console_says_which_phones_wait_before_a_full_hall_and_lets_one_in_by_one_press(
    doors: list[Browser], console: Browser, context: Flask
) -> None:
    doors[0].act("head.add resident")
    Browser(context.test_client()).join()
    late = Browser(context.test_client())
    late.get()
    page = late.get().text
    assert "De zaal zit vol" in page
    assert "data-asks-again" in page
    told = console.get("/regie").text
    assert "1 telefoon wacht: de zaal is vol." in told
    (mark,) = re.findall(r'value="door\.admit (\w{5})"', told)
    assert mark in page
    assert console.act(f"door.admit {mark}").status_code == 200
    assert "telefoon wacht" not in console.get("/regie").text
    assert late.client.post(f"/t/{CODE}/join", headers={"Accept": "application/json"}).status_code == 200
