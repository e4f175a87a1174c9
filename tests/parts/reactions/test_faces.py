"""What everybody sees of reactions: numbers at one's table and in the room, never who, and not for long."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from app.live.meetings import load
from app.services import services
from app.storage import beside
from facilitation.parts.reactions import Standing
from tests.devices import CODE, Browser
from tests.parts.tables.test_calls import words


@pytest.fixture
def people(context: Flask, console: Browser) -> dict[str, Browser]:
    """Two at the first table and one at the second, while they talk."""
    made = {name: Browser(context.test_client()) for name in ("Fatima", "Joop", "Dora")}
    for name, table in (("Fatima", "T1"), ("Joop", "T1"), ("Dora", "T2")):
        made[name].join(name=name, table=table)
    console.lead_to("arguments")
    return made


def test_numbers_are_told_per_table_and_in_the_room_and_nobody_is_named(
    console: Browser, people: dict[str, Browser]
) -> None:
    for name, what in (("Fatima", "agree"), ("Joop", "agree"), ("Dora", "wait")):
        assert people[name].act(f"reaction.give {what}").status_code == 200
    own = words(people["Fatima"].get().text)
    assert "Eens 2 in de zaal" in own
    assert "Even wachten 1 in de zaal" in own
    assert "Aan jullie tafel: Eens 2" in " ".join(own.split())
    assert "Even wachten 1" in words(people["Dora"].get().text).partition("Aan jullie tafel:")[2]
    desk = words(console.get("/regie").text).partition("Reacties van nu")[2][:200]
    assert "Tafel 1: Eens 2" in " ".join(desk.split())
    assert "Fatima" not in desk
    assert "Eens 2 Even wachten 1" in " ".join(words(console.get("/scherm").text).split())


def test_another_reaction_takes_its_place_and_all_pass_in_half_a_minute(people: dict[str, Browser]) -> None:
    people["Fatima"].act("reaction.give agree")
    people["Fatima"].act("reaction.give question")
    assert "Eens" not in words(people["Joop"].get().text).partition("Aan jullie tafel:")[2]
    past = datetime.now(UTC) - timedelta(seconds=1)
    load(CODE).reactions = {seat: Standing(each.what, past) for seat, each in load(CODE).reactions.items()}
    assert "Aan jullie tafel:" not in words(people["Joop"].get().text)


def test_nothing_of_it_is_kept_anywhere(console: Browser, people: dict[str, Browser]) -> None:
    seq = load(CODE).state.seq
    people["Fatima"].act("reaction.give wait")
    assert load(CODE).state.seq == seq
    with services().database.read.connect() as connection:
        assert beside.read(connection, CODE) == {}
    assert "reaction" not in console.get("/besluit.json").text


def test_nobody_reacts_while_people_vote(console: Browser, people: dict[str, Browser]) -> None:
    people["Fatima"].act("reaction.give agree")
    console.lead_to("ranking")
    answer = people["Fatima"].say("reaction.give", what="agree")
    assert answer.json["error"]["key"] == "no_talk_now"
    assert "reaction.give" not in people["Fatima"].get().text
    assert "Reacties" not in words(console.get("/scherm").text)
