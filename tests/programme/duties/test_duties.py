"""What has to happen after the evenings, by date and overdue first."""

import re
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from flask import Flask, current_app
from flask.testing import FlaskClient

from app.demo import demo_meetings
from app.operations import retention
from app.programme.duties import duties
from app.programme.duties.duties import Listed
from app.programme.places import places
from app.programme.rounds import outcome, rounds
from app.record.follow_up import telling
from app.services import services
from tests.programme.evening import CODE, closed_round

FEEDS = ("nakomen.atom", "nakomen.ics", "nieuws.atom")


def test_the_steps_and_conditions_of_all_rounds_stand_in_one_list_by_date(house: Flask) -> None:
    made = closed_round()
    listed = duties.of_place("/amsterdam/")
    followed = telling.of(CODE)
    assert followed is not None
    assert listed.total == len(followed.items) - 1  # the closing did the first step
    assert [each.due for each in listed.duties] == sorted(each.due for each in listed.duties)
    assert {each.round for each in listed.duties} == {made}
    assert duties.of_place("/amsterdam/noord/de-banne/").total == listed.total
    assert duties.of_place("/elders/").total == 0


def test_what_is_told_is_in_the_list_at_once(lead: FlaskClient, passer_by: FlaskClient) -> None:
    made = closed_round()
    form = {"meeting": CODE, "subject": "district", "state": "done", "due": "", "text": "Het stadsdeel zei ja."}
    assert lead.post(f"/programma/ronde/{made}/nakomen", data=form).status_code == 303
    assert [each.told for each in duties.told("/amsterdam/", 9)] == ["Het stadsdeel zei ja."]
    assert "district" not in {each.subject for each in duties.of_round(made).duties}
    assert "Het stadsdeel zei ja." in passer_by.get(f"/ronde/{made}").text
    assert "Het stadsdeel zei ja." in passer_by.get("/buurt/noord/nakomen.atom").text
    assert passer_by.get("/buurt/noord/nakomen.ics").data.count(b"BEGIN:VEVENT") == len(duties.coming("/", 999))


def test_what_is_overdue_is_counted_and_said_in_words(
    lead: FlaskClient, passer_by: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_round()
    last = max(each.due for each in duties.of_place("/amsterdam/").duties)
    monkeypatch.setattr(telling, "today", lambda: date.fromisoformat(last))
    listed = duties.of_place("/amsterdam/")
    assert 0 < listed.late < listed.total
    assert "te laat" in passer_by.get("/buurt/de-banne").text
    assert f"zijn er {listed.late} te laat" in lead.get("/programma/plek/noord/nakomen").text


def test_a_meeting_that_is_in_no_round_of_this_one_is_not_told_of(lead: FlaskClient) -> None:
    made = closed_round()
    form = {"meeting": "ZZZZZZ", "subject": "district", "state": "done", "due": "", "text": "Nee."}
    assert lead.post(f"/programma/ronde/{made}/nakomen", data=form).status_code == 409


def test_pages_of_fifty_lose_nothing(house: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    closed_round()
    monkeypatch.setattr(duties, "PAGE", 3)
    found, after = [], ""
    while True:
        listed = duties.of_place("/amsterdam/", after)
        found += listed.duties
        after = listed.next
        if not after:
            break
    assert len(found) == listed.total == len({(each.meeting, each.subject) for each in found})


def test_what_is_removed_from_a_record_is_gone_from_the_list_and_from_its_copies_at_once(
    lead: FlaskClient, passer_by: FlaskClient
) -> None:
    made = closed_round()
    form = {"meeting": CODE, "subject": "district", "state": "running", "due": "", "text": "Bel Gerda van 12."}
    assert lead.post(f"/programma/ronde/{made}/nakomen", data=form).status_code == 303
    condition = next(each for each in duties.of_round(made).duties if each.text)
    pages = (f"/ronde/{made}", "/buurt/noord/nakomen.atom", "/buurt/noord/nakomen.ics", "/api/v1/duties?limit=100")
    database = services().database
    copy = Path(current_app.config["DATA_DIR"]) / "copy.db"
    with sqlite3.connect(database.read.url.database or "") as here, sqlite3.connect(copy) as there:
        here.backup(there)
    for words in ("Bel Gerda van 12.", condition.text):
        assert any(words in passer_by.get(page).get_data(as_text=True) for page in pages)
        with database.read.connect() as connection:
            found = retention.found_texts(connection, CODE, words)
        assert retention.redact(database, [copy], CODE, found) == 0
        assert not [page for page in pages if words in passer_by.get(page).get_data(as_text=True)]
        with sqlite3.connect(copy) as there:
            assert not there.execute("SELECT 1 FROM duty WHERE text = ? OR told = ?", (words, words)).fetchall()


def test_words_that_stand_elsewhere_in_the_record_too_stay_until_they_are_removed_there(lead: FlaskClient) -> None:
    made, words = closed_round(), "Het loopt."
    for subject in ("district", "I01.1"):
        form = {"meeting": CODE, "subject": subject, "state": "running", "due": "", "text": words}
        assert lead.post(f"/programma/ronde/{made}/nakomen", data=form).status_code == 303
    database = services().database
    with database.read.connect() as connection:
        first, second = retention.found_texts(connection, CODE, words)
    retention.redact(database, [], CODE, [first])
    assert words in {each.told for each in duties.of_round(made).duties}
    retention.redact(database, [], CODE, [second])
    assert words not in {each.told for each in duties.of_round(made).duties}


def test_what_follows_a_round_that_is_not_public_is_read_by_who_works_on_it_alone(
    lead: FlaskClient, passer_by: FlaskClient
) -> None:
    made = closed_round()
    first = duties.of_round(made).duties[0]
    pages = ("/buurt/noord/nakomen", "/buurt/noord/nakomen.ics")
    assert all(first.meeting in passer_by.get(page).text for page in pages)
    rounds.change(made, "Ronde", public="")
    assert [page for page in pages if first.meeting in passer_by.get(page).text] == []
    assert duties.of_place("/amsterdam/", public=True) == Listed([], 0, 0)
    assert first.meeting in lead.get("/programma/plek/noord/nakomen").text


def test_a_calendar_and_a_feed_ask_nobody_who_they_are(passer_by: FlaskClient, house: Flask) -> None:
    for page in ("nakomen.ics", "nakomen.atom"):
        assert "Set-Cookie" not in passer_by.get(f"/buurt/noord/{page}").headers


def test_what_follows_in_a_round_that_is_not_public_yet_is_told_to_nobody(
    lead: FlaskClient, passer_by: FlaskClient
) -> None:
    made = closed_round()
    title = duties.of_round(made).duties[0].title
    pages = ("/buurt/de-banne", "/buurt/de-banne/nakomen", "/buurt/de-banne/nakomen.ics", "/buurt/amsterdam/nakomen")
    for public, told in (("1", True), ("", False)):
        rounds.change(made, "Ronde", public=public)
        for page in pages:
            assert (title in passer_by.get(page).text.replace("\r\n ", "")) is told, page
    assert title in lead.get("/programma/plek/de-banne/nakomen").text


def test_a_meeting_that_leaves_a_round_takes_along_what_follows_it(lead: FlaskClient) -> None:
    demo_meetings.demo("closed")
    made = rounds.add(places.load("de-banne"), "Ronde", 9_000_000, public="1")
    outcome.join(made, CODE, 8_400_000)
    telling.tell(CODE, "facilitator", "district", "running", "", "Het stadsdeel kijkt.")
    assert duties.of_round(made).total
    away = lead.post(f"/programma/ronde/{made}/bijeenkomst/weg", data={"code": CODE})
    assert (away.status_code, duties.of_round(made, everything=True).duties) == (303, [])


def test_what_two_cities_name_alike_is_told_apart_by_where_they_stand(house: Flask, passer_by: FlaskClient) -> None:
    closed_round()
    telling.tell(CODE, "facilitator", "district", "running", "", "Het stadsdeel kijkt.")
    told = {}
    for city in ("amsterdam", "utrecht"):
        house.config["PUBLIC_URL"] = f"https://tafel.{city}.example"
        news, dates, site = (passer_by.get(f"/buurt/noord/{name}").text for name in FEEDS)
        told[city] = {*re.findall("<id>(.*?)</id>", news + site), *re.findall("UID:(.*)", dates)}
        assert len(told[city]) > 3 + len(duties.coming("/", 999))
    assert told["amsterdam"].isdisjoint(told["utrecht"])
