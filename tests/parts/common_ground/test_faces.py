"""Common ground on every face: asked about each argument, shown as bars with their numbers, and never who."""

import re

import pytest
from flask import Flask

from app.live.meetings import perform
from app.record.exports import markdown
from facilitation.parts.arguments.acts import ModerateArgument
from facilitation.parts.common_ground.acts import AskGround, ShowGround
from facilitation.parts.stages import AdvanceStage, CloseMeeting
from tests.devices import CODE, Browser
from tests.parts.common_ground.hall import SAID, argued, counted, shown
from tests.people import LEADER

CARRIED = "Hier is in elke groep een meerderheid het mee eens"
BAR = re.compile(r'<rect\s+class="agree" width="(\d+)%"')


def words(html: str) -> str:
    """What a page says."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2]).split())


def page(context: Flask, path: str) -> str:
    """A page that anybody may open."""
    return str(context.test_client().get(f"/t/{CODE}{path}").text)


def test_a_phone_without_scripts_says_what_it_thinks_of_each_argument(context: Flask, seated: Browser) -> None:
    argued(3)
    assert seated.get().text.count('data-saying="') == len(SAID)
    assert seated.act("argument.mark A2 mark=disagree").json["ok"]
    own = re.search(r'data-saying="A2".*?</li>', seated.get().text, re.S)
    assert own is not None
    pressed = re.findall(r'data-mark="(-?\d)"\s+aria-pressed="(\w+)"', own[0])
    assert pressed == [("1", "false"), ("-1", "true"), ("0", "false")]
    assert seated.act("argument.mark A2 mark=agree").json["ok"]
    assert re.search(r'data-saying="A2".*?data-mark="1"\s+aria-pressed="true"', seated.get().text, re.S)
    perform(CODE, AskGround(on=False), LEADER)
    assert 'data-saying="' not in seated.get().text


def test_the_console_asks_counts_and_shows_it_to_everybody(context: Flask, console: Browser, seated: Browser) -> None:
    shown()
    desk = words(console.get("/regie").text)
    assert "16 mensen gaven antwoord" in desk
    assert CARRIED in desk
    for path in ("/scherm", "/livecast"):
        assert CARRIED in words(page(context, path)), path
    assert CARRIED in words(seated.get().text)
    perform(CODE, ShowGround(on=False), LEADER)
    assert CARRIED not in words(page(context, "/scherm"))
    assert CARRIED in words(console.get("/regie").text)


def test_bars_and_tables_show_the_same_numbers_and_no_seat(context: Flask, seated: Browser) -> None:
    found = shown()
    html = seated.get().text
    ground = html[html.index('id="ground-h"') : html.index("ground-tabel")]
    bars = [int(wide) for wide in BAR.findall(ground)]
    assert bars == [cell.agree * 100 // cell.seen for line in found.lines for cell in line.cells]
    table = html[html.index("ground-tabel") :]
    for line in found.lines:
        for cell in line.cells:
            assert f"{cell.agree} van {cell.seen} eens" in table
    assert "S1" not in ground


def test_few_people_read_that_there_are_too_few(context: Flask) -> None:
    shown(4)
    wall = words(page(context, "/scherm"))
    assert "4 mensen gaven antwoord" in wall
    assert "Dat zijn er te weinig" in wall
    assert "van 4 eens" not in wall


def test_where_the_room_goes_on_the_wall_does_too(context: Flask) -> None:
    shown()
    perform(CODE, AdvanceStage(expecting="arguments"), LEADER)
    assert CARRIED not in words(page(context, "/scherm"))


def test_an_argument_that_is_hidden_is_told_nowhere(context: Flask, console: Browser) -> None:
    shown()
    perform(CODE, ModerateArgument(argument="A4", verdict="hide", reason="Gaat over iemand."), LEADER)
    assert "Met een bank in de schaduw" not in words(page(context, "/scherm"))
    assert 'id="ground-A4"' not in console.get("/regie").text


@pytest.mark.parametrize("again", [False, True])
def test_the_record_tells_what_was_found_last_with_its_numbers(context: Flask, again: bool) -> None:
    found = shown()
    if again:
        found = counted()
    perform(CODE, AdvanceStage(to="review"), LEADER)
    perform(CODE, CloseMeeting(), LEADER)
    text = markdown.write(CODE).decode()
    assert "Gedeelde grond" in text
    assert f"{found.people} mensen gaven antwoord" in text
    assert text.count("Met een bank in de schaduw") >= 2
    assert "ground__bar" in page(context, "/besluit")
