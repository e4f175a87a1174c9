"""The kinds of stages that real agendas need, in a real Chromium: nothing that axe holds against any face of them."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page

from app.rehearsal import stage
from app.rehearsal.browser import Browser
from facilitation.agenda import Template
from facilitation.parts.seating import seats
from realtime.rehearsal.serving import serving
from tests.agendas.test_faces import AGENDA
from tests.journeys.axe import violations

SIZES = {"phone": (390, 844), "screen": (1920, 1080), "console": (1440, 900), "livecast": (1440, 900)}
PATHS = {"phone": "", "screen": "/scherm", "console": "/regie", "livecast": "/livecast"}
pytestmark = pytest.mark.journey


class Hall:
    """A meeting with these stages on a server, its console, and a window on every face."""

    def __init__(self, base: str, made: stage.Set, chromium: Chromium) -> None:
        self.console, self.phone = Browser(base, made.code), Browser(base, made.code)
        self.console.lead(made.key)
        self.phone.sit("Anna", "room", "T1")
        self.look = made.look
        self.pages = {face: self._open(chromium, face) for face in SIZES}

    def _open(self, chromium: Chromium, face: str) -> Page:
        width, height = SIZES[face]
        context = chromium.new_context(viewport={"width": width, "height": height}, locale="nl-NL")
        for browser in (self.phone,) if face == "phone" else (self.console,) if face == "console" else ():
            for one in browser.jar:
                context.add_cookies([{"name": one.name, "value": one.value or "", "url": browser.base}])
        page = context.new_page()
        page.goto(self.console.url + PATHS[face])
        return page

    def go(self, key: str) -> None:
        """Press on until the room is there, and every window too."""
        while self.look().current.key != key:
            assert "error" not in self.console.press(f"stage.advance to={key}")
        for page in self.pages.values():
            page.locator(f'[data-stage="{key}"]').first.wait_for(state="attached")

    def ask(self, text: str) -> None:
        """Somebody without a phone asks this, and every window has it."""
        if not (paper := self._on_paper()):
            self.console.say({"kind": "seat.add", "channel": "paper", "name": "Bep"})
            paper = self._on_paper()
        assert "error" not in self.console.say({"kind": "question.ask", "text": text, "seat": paper})
        for page in self.pages.values():
            page.get_by_text(text).first.wait_for(state="attached")

    def _on_paper(self) -> str:
        return next((seat.id for seat in seats(self.look()).values() if seat.channel == "paper"), "")


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory, browser: Chromium) -> Iterator[Hall]:
    with ExitStack() as stack:
        folder = tmp_path_factory.mktemp("kinds")
        app = stack.enter_context(stage.building(folder))
        made = stage.built(app, Template(name="a", title="A", stages=AGENDA), 2)
        hall = Hall(stack.enter_context(serving(folder)), made, browser)
        yield hall
        for page in hall.pages.values():
            page.context.close()


@pytest.mark.parametrize("key", [each.key for each in AGENDA[:-1]])
def test_nothing_is_held_against_any_face_of_it(hall: Hall, key: str) -> None:
    hall.go(key)
    if key == "vragen":
        hall.ask("Wie geeft er water in augustus?")
        hall.ask("Kan het ook met minder geld?")
    found = {face: violations(page) for face, page in hall.pages.items()}
    assert not any(found.values()), found


def test_a_question_is_asked_and_supported_by_keyboard(hall: Hall) -> None:
    hall.go("vragen")
    if hall.look().current.status == "closed":
        assert "error" not in hall.console.press("stage.open")
    hall.ask("Is er ook plek voor kinderen?")
    page = hall.pages["phone"]
    page.get_by_label("Wat wil je vragen?").focus()
    page.keyboard.type("Wanneer beginnen we?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Wanneer beginnen we?").first.wait_for()
    support = page.locator("button[data-back]:enabled").first
    support.focus()
    page.keyboard.press("Enter")
    page.locator('button[data-back][aria-pressed="true"]').first.wait_for()
