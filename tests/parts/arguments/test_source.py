"""Which table an argument came from, where so many sit there that it says nothing of who wrote it."""

import json

from flask import Flask

from app.faces import regions
from app.live.meetings import load
from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.arguments.events import ArgumentPosted
from facilitation.parts.seating import MoveSeat, SeatTaken
from tests.devices import CODE, Browser
from tests.facilitation.evening import ANNA, DORA, Evening, phone

FACES = ("console", "livecast")


def full(others: int = 2) -> Evening:
    """Anna sits at table 1 with two and so many others; Dora sits at home."""
    evening = Evening(pseudonymous=True).reach("arguments")
    for number in range(others):
        evening.sit(f"more{number}")
    return evening


def posted(evening: Evening, by: object = ANNA) -> ArgumentPosted:
    (event,) = evening.play(PostArgument(initiative="garden", side="for", text="Mooi."), by)  # type: ignore[arg-type]
    assert isinstance(event, ArgumentPosted)
    return event


def test_an_argument_says_which_table_it_came_from_where_five_sit_there() -> None:
    assert posted(full(2)).table == "t1"
    assert not posted(full(1)).table
    assert not posted(full(5), DORA).table


def test_it_stays_of_that_table_when_its_author_goes_elsewhere() -> None:
    evening = full(2)
    posted(evening)
    evening.play(MoveSeat(table="t2"), ANNA)
    assert evening.state.arguments["A1"].table == "t1"
    assert not posted(evening).table


def test_whoever_sits_at_no_table_speaks_from_none() -> None:
    evening = full()
    for number in range(6):
        evening.happen(SeatTaken(seat=f"loose{number}"))
    assert not posted(evening, phone("loose0")).table


def test_the_console_the_livecast_and_the_record_name_the_table_and_one_can_look_at_it_alone(
    context: Flask, console: Browser
) -> None:
    people = [Browser(context.test_client()) for _ in range(6)]
    for number, person in enumerate(people):
        person.join(name=f"Naam{number}", table="T1" if number < 5 else "T2")
    console.lead_to("arguments")
    console.act("floor.give P1")
    people[0].act("argument.post P1 side=for", text="Groen")
    people[5].act("argument.post P1 side=against", text="Te duur")
    for face in FACES:
        page = " ".join(regions.regions(load(CODE), face, "nl").html.values())
        assert page.count("uit Tafel 1") == (face != "console"), face  # it names where its author sits, who is there
        assert "uit Tafel 2" not in page, face
    people[0].act("seat.move table=T2")
    page = " ".join(regions.regions(load(CODE), "console", "nl").html.values())
    assert page.count("Naam0, Tafel 2 · uit Tafel 1") == 1
    assert console.act("table.join table=T1 into=T2").status_code == 200  # what it was called stays known
    assert '<option value="T1">Tafel 1 (1)' in page
    assert 'data-table="T1"' in page
    console.lead_to("review")
    console.act("meeting.close")
    said = json.loads(console.get("/besluit.json").text)["record"]["plans"][0]["arguments"]
    assert [(each["text"], each.get("table")) for each in said] == [("Groen", "Tafel 1"), ("Te duur", None)]
    assert "uit Tafel 1" in console.get("/besluit").text
    assert "uit Tafel 1" in console.get("/besluit.md").text
