"""An evening at the question desk: a moderator, somebody in the room and somebody at home, each in a window."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from app import create_app
from app.access import links
from app.services import services_of
from facilitation.agenda import agenda
from facilitation.roles import Role
from facilitation.state.stage import Stage
from tests.journeys.axe import violations
from tests.journeys.devices import CONSOLE, PHONE
from tests.journeys.looks import lost
from tests.realtime.servers import Furnish, Server, opening
from tests.reliability.length import FULL

NARROW = 320
PICTURES = os.environ.get("PICTURES", "")


@pytest.fixture
def server(furnish: Furnish) -> Server:
    """A meeting that asks its questions, and decides nothing; with a moderator's link in `keys`."""
    usual = {stage.kind: stage for stage in agenda()}
    made = furnish(msgspec.structs.replace(opening(), agenda=(Stage("vragen", "questions"), usual["review"])))
    app = create_app({"DATA_DIR": made.folder})
    with app.app_context():
        made.keys["moderator"] = links.make(made.code, Role.MODERATOR)
    services_of(app).database.close()
    made.start()
    return made


@pytest.fixture
def windows(browser: Browser, server: Server) -> Iterator[tuple[Page, Page, Page]]:
    """The moderator's laptop, a phone in the room and a phone at home."""
    contexts = [browser.new_context(locale="nl-NL", reduced_motion="reduce", **s) for s in (CONSOLE, PHONE, PHONE)]
    desk, room, home = (context.new_page() for context in contexts)
    here = f"{server.base}/t/{server.code}"
    desk.goto(f"{here}/regie/vragen#{server.keys['moderator']}")
    expect(desk.get_by_role("heading", name="Vragentafel")).to_be_visible()
    room.goto(here)
    room.locator("main button").click()
    home.goto(f"{here}/livecast")
    home.get_by_role("button", name="Schuif online aan").click()
    for page in (desk, room, home):
        expect(page.locator("body[data-live]")).to_be_attached()
    yield desk, room, home
    for context in contexts:
        context.close()


def ask(page: Page, text: str) -> None:
    page.locator("#question-text").fill(text)
    page.locator('button[value="question.ask"]').click()


def look(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


@FULL
@pytest.mark.soak
def test_room_and_home_are_asked_in_turn_and_every_asker_sees_what_comes_of_it(
    server: Server, windows: tuple[Page, Page, Page]
) -> None:
    desk, room, home = windows
    put_by_turns(desk, room, home)
    read_on_any_desk(desk)
    server.leader().joined().ok("stage.advance")
    promise(desk, home)
    assert [violations(page) for page in (desk, room, home)] == [[], [], []]


def put_by_turns(desk: Page, room: Page, home: Page) -> None:
    """The room's first question is put; then it is home's turn, and there the starred one goes first."""
    up = desk.locator(".asking__row--up")
    ask(room, "Wanneer begint de aanleg van de tuin?")
    expect(up).to_contain_text("Wanneer begint")
    for page, text in ((room, "Wie onderhoudt het daarna?"), (home, "Kan ik van huis uit meehelpen?"), (home, "Hoe?")):
        ask(page, text)
    expect(desk.locator(".asking__waits li")).to_have_count(3)
    expect(desk.locator("[data-offline]")).to_be_hidden()
    up.get_by_label("Aan wie?").fill("de wethouder")
    up.get_by_role("button", name="Stel deze vraag").click()
    expect(desk.get_by_text("Thuis is aan de beurt.")).to_be_visible()
    expect(room.locator("[data-mine]")).to_contain_text("Je vraag: gesteld")
    expect(up).to_contain_text("Kan ik van huis uit")
    desk.locator("#wacht-V4").get_by_role("button", name="Ster").click()
    expect(up).to_contain_text("Hoe?")
    expect(up.get_by_label("Aan wie?")).to_have_value("de wethouder")
    up.get_by_role("button", name="Stel deze vraag").click()
    expect(desk.get_by_text("De zaal is aan de beurt.")).to_be_visible()
    expect(home.locator("[data-mine]")).to_contain_text("Je vraag: gesteld")
    look(desk, "desk-put")
    desk.locator("#tafel-V4").get_by_role("button", name="Beantwoord").click()
    expect(home.locator("[data-mine]")).to_contain_text("Je vraag: beantwoord")


def read_on_any_desk(desk: Page) -> None:
    """Nothing is lost on a laptop, a phone or a narrow window."""
    assert violations(desk) == []
    desk.set_viewport_size({"width": 390, "height": 844})
    look(desk, "desk-phone")
    desk.set_viewport_size({"width": NARROW, "height": 640})
    assert lost(desk) == []
    desk.set_viewport_size(CONSOLE["viewport"])


def promise(desk: Page, home: Page) -> None:
    """Once the room went on, what has no answer gets a day and somebody who sees to it; who asked reads both."""
    expect(desk.get_by_text("Nog zonder antwoord.")).to_be_visible()
    left = desk.locator("#wacht-V3")
    left.get_by_text("Later, of door iemand").click()
    left.get_by_label("Wanneer komt het antwoord?").fill("2030-05-01")
    left.get_by_label("Wie zoekt het uit?").fill("Het stadsdeel")
    look(desk, "desk-after")
    left.get_by_role("button", name="Antwoord komt later").click()
    expect(home.locator("[data-mine]")).to_contain_text("Je vraag: antwoord komt later")
    expect(home.locator("[data-mine]")).to_contain_text("1 mei 2030, Het stadsdeel")
    look(home, "home-after")
