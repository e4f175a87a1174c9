"""What everybody sees of turns: the line, who speaks, and one's own place in it."""

import re

import pytest
from flask import Flask

from tests.devices import CODE, Browser


@pytest.fixture
def people(context: Flask, console: Browser) -> dict[str, Browser]:
    """Three phones at the arguments: Fatima and somebody without a name in the hall, Anneke at home."""
    made = {name: Browser(context.test_client()) for name in ("Fatima", "", "Anneke")}
    made["Fatima"].join(name="Fatima", table="T1")
    made[""].join(table="T2")
    made["Anneke"].join(name="Anneke", channel="online")
    console.lead_to("arguments")
    return made


def words(html: str) -> str:
    """What a page says."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2]).split())


def wall(context: Flask) -> str:
    """What the wall says."""
    return words(context.test_client().get(f"/t/{CODE}/scherm").text)


def test_one_asks_waits_speaks_and_is_done_on_a_page_without_scripts(
    console: Browser, people: dict[str, Browser]
) -> None:
    fatima = people["Fatima"]
    assert "Wil je iets zeggen?" in words(fatima.get().text)
    people["Anneke"].act("speak.request")
    fatima.act("speak.request")
    assert "Jij bent over 2 beurten" in words(fatima.get().text)
    console.act("speak.give")
    assert "Jij bent hierna" in words(fatima.get().text)
    console.act("speak.give")
    page = fatima.get().text
    assert "Jij bent aan het woord" in words(page)
    assert "data-asks-turn hidden" in page
    fatima.act("speak.end")
    assert "Wil je iets zeggen?" in words(fatima.get().text)


def test_the_wall_shows_who_speaks_and_who_is_next_and_then_the_talk_again(
    context: Flask, console: Browser, people: dict[str, Browser]
) -> None:
    for phone in people.values():
        phone.act("speak.request")
    assert "Nu aan het woord" not in wall(context)
    console.act("speak.give")
    said = wall(context)
    assert "Nu aan het woord Fatima tafel 1 · voor het eerst" in said
    assert "1 Iemand van tafel 2" in said
    assert "2 Anneke, online" in said
    assert "Nog niet gehoord: tafel 2" in said
    console.act("speak.end")
    assert "Nu aan het woord" not in wall(context)


def test_nobody_reads_how_often_somebody_spoke_nor_which_seat_they_have(
    console: Browser, people: dict[str, Browser]
) -> None:
    fatima, other = people["Fatima"], people[""]
    seat = fatima.client.get(f"/t/{CODE}").text
    mine = re.search(r"&#34;seat&#34;: ?&#34;(\w+)&#34;", seat) or re.search(r'"seat": ?"(\w+)"', seat)
    for _ in range(3):
        fatima.act("speak.request")
        console.act("speak.give")
        console.act("speak.end")
    fatima.act("speak.request")
    assert mine
    page = other.get().text
    assert mine.group(1) not in page
    assert "Fatima" in page
    assert "3 keer" not in page


def test_who_leads_lets_a_hand_speak_changes_the_length_and_shuts_the_list(
    console: Browser, people: dict[str, Browser]
) -> None:
    paper = console.put(channel="paper", name="Riet", table="T1")
    console.act("speak.set", seconds=60)
    console.act("speak.give", person=paper)
    page = console.get("/regie").text
    assert "Riet, Tafel 1" in words(page) or "Riet, tafel 1" in words(page)
    console.act("speak.set", open=False)
    refused = people["Fatima"].act("speak.request")
    assert refused.status_code == 409
    assert refused.json["error"]["message"] == "De sprekerslijst is dicht. Wie er al op staat, komt nog aan het woord."
    assert "speak.request" not in people["Fatima"].get().text


def test_what_was_said_in_turns_is_in_the_record_as_totals(console: Browser, people: dict[str, Browser]) -> None:
    people["Fatima"].act("speak.request")
    console.act("speak.give")
    console.act("speak.end")
    record = console.get("/besluit.json").json["record"]["turns"]
    assert (record["hall"]["turns"], record["hall"]["people"]) == (1, 1)
    assert "1 beurt, van 1 mens" in words(console.get("/besluit").text)
    assert "Fatima" not in console.get("/besluit.md").text


def test_who_leads_reads_while_turns_run_how_the_time_fell_as_the_record_tells_it_and_nobody_else_does(
    console: Browser, people: dict[str, Browser]
) -> None:
    place = f"/t/{CODE}/regie/spreektijd"
    assert 'href="/t/' in console.get("/regie").text.partition("Spreektijd tot nu toe")[0][-60:]
    assert "Er is nog geen beurt afgelopen." in words(console.client.get(place).text)
    for phone in people.values():
        phone.act("speak.request")
    for _ in range(3):
        console.act("speak.give")
    page = words(console.client.get(place).text)
    told = console.get("/besluit.json").json["record"]["turns"]
    assert (told["hall"]["turns"], "per_table" in told) == (2, False)
    assert "2 beurten, van 2 verschillende mensen" in page
    assert "Spreektijd per tafel" not in page
    assert "Fatima" not in page
    assert people["Fatima"].client.get(place).status_code == 403


def test_groups_of_five_are_told_apart_while_turns_run(
    context: Flask, console: Browser, people: dict[str, Browser]
) -> None:
    for table in ("T1", "T2"):
        for _ in range(5):
            Browser(context.test_client()).join(table=table)
    people["Fatima"].act("speak.request")
    console.act("speak.give")
    console.act("speak.end")
    told = console.get("/besluit.json").json["record"]["turns"]
    assert "per_table" in told
    assert "Spreektijd per tafel Van" in words(console.client.get(f"/t/{CODE}/regie/spreektijd").text)
