"""The desk at the door: two devices and the console count one hall, also while a device has no line for a while."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app import create_app
from app.access import links
from app.services import services_of
from facilitation.roles import Role
from tests.journeys.axe import violations
from tests.journeys.devices import CONSOLE, PHONE, TABLE
from tests.realtime.servers import Furnish, Server

PEOPLE = """A. de Wit; Klaverhof 12
S. Bouzid; Klaverhof 14
M. Bouzid; Klaverhof 14
J. Hofman; Klaverhof 16
J. Hofman; Dorp 1"""


class Entrance:
    """A phone and a tablet at the door, and the console; `server` is what they talk to."""

    def __init__(self, server: Server, open_page: Callable[..., Page]) -> None:
        self.server = server
        self.phone, self.tablet = (open_page("/deur#" + server.keys["doorkeeper"], **shape) for shape in (PHONE, TABLE))
        self.console = open_page("/regie#" + server.keys["facilitator"], **CONSOLE)
        for page in self.pages:
            expect(page.locator("body[data-live]")).to_be_attached(timeout=60_000)  # three pages begin at once

    @property
    def pages(self) -> tuple[Page, Page, Page]:
        """All three."""
        return self.phone, self.tablet, self.console


@pytest.fixture
def entrance(browser: Browser, furnish: Furnish) -> Iterator[Entrance]:
    """A meeting that begins, with its door."""
    server = furnish()
    app = create_app({"DATA_DIR": server.folder})
    with app.app_context():
        for role in (Role.DOORKEEPER, Role.FACILITATOR):
            server.keys[role] = links.make(server.code, role)
    services_of(app).database.close()
    server.start()
    contexts = []

    def open_page(place: str, **shape: object) -> Page:
        contexts.append(browser.new_context(locale="nl-NL", **shape))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.goto(f"{server.base}/t/{server.code}{place}")
        return page

    yield Entrance(server, open_page)
    for context in contexts:
        context.close()


def photograph(page: Page, name: str) -> None:
    """Keep what it looks like, where PICTURES names a folder."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png")


def test_taps_without_a_line_are_kept_and_count_once_on_every_device(entrance: Entrance) -> None:
    phone, tablet, console = entrance.pages
    phone.get_by_text("Geef of vervang").click()
    phone.get_by_label("Plak de lijst").fill(PEOPLE)
    phone.get_by_role("button", name="Gebruik deze lijst").click()
    expect(phone.locator(".roll > li")).to_have_count(5)
    expect(tablet.locator(".roll > li")).to_have_count(5)
    expect(phone.locator("body[data-live]")).to_be_attached()
    photograph(tablet, "deur-tablet")

    phone.get_by_label("Naam of huisnummer").fill("klav 14")
    expect(phone.locator(".roll > li:visible")).to_have_count(2)
    phone.get_by_role("button", name="Vink af S. Bouzid").click()
    expect(phone.locator("#geef")).to_contain_text("S. Bouzid, Klaverhof 14: afgevinkt en geteld")
    expect(tablet.locator(".roll > li", has_text="S. Bouzid")).to_contain_text("Binnen")
    expect(console.locator(".door__counted")).to_contain_text("zaal 1")
    photograph(phone, "deur")

    phone.context.set_offline(True)
    phone.get_by_role("button", name="Vink af M. Bouzid").click()
    phone.get_by_role("button", name="tel iemand die komt kijken").click()
    phone.get_by_role("button", name="tel iemand die komt kijken").click()
    expect(phone.locator("[data-waiting-taps]")).to_have_text("3 bewaard")
    expect(phone.locator('[data-heads="all"]')).to_have_text("4")
    expect(phone.locator('[data-heads="viewer"]')).to_have_text("2")
    photograph(phone, "deur-zonder-lijn")
    tablet.get_by_role("button", name="Vink af M. Bouzid").click()  # the same person, at the other device
    expect(tablet.locator('[data-heads="all"]')).to_have_text("2")

    phone.context.set_offline(False)
    phone.reload()  # what waits is in the tab, and not in the page
    expect(phone.locator("[data-waiting-taps]")).to_be_hidden()
    expect(phone.locator("#niet li")).to_have_text(re.compile("^M. Bouzid, Klaverhof 14: Deze persoon is al binnen"))
    photograph(phone, "deur-al-binnen")
    for page in (phone, tablet):
        expect(page.locator('[data-heads="all"]')).to_have_text("4")
        expect(page.locator('[data-heads="viewer"]')).to_have_text("2")
    expect(console.locator(".door__counted")).to_contain_text("zaal 4")
    assert [violations(page) for page in (phone, tablet)] == [[], []]
    for width in (320, 390):
        phone.set_viewport_size({"width": width, "height": 700})
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
