"""A hall at its doors: a server with three meetings, and the devices that come to its desk, codes and tables."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from app import create_app
from app.access import links
from app.live.meetings import perform
from app.services import services_of
from facilitation.parts.seating import TakeSeat
from facilitation.roles import Actor, Role
from facilitation.state.deciding import Deciding
from tests.journeys.access.sights import NARROW
from tests.journeys.axe import violations
from tests.journeys.devices import CONSOLE, PHONE, TABLE
from tests.journeys.looks import lost
from tests.realtime.servers import Server, free_port, opening

TABLES, CODES = "TAFEL7", "CODES7"
"""Beside the meeting at whose door people are counted: one where tables count, and one by codes."""
Open = Callable[..., Page]


class Entrance:
    """A phone and a tablet at the door, and the console; `open` opens another device of a meeting."""

    def __init__(self, server: Server, open_page: Open) -> None:
        self.server, self.open = server, open_page
        self.phone, self.tablet = (open_page("/deur#" + server.keys["doorkeeper"], **shape) for shape in (PHONE, TABLE))
        self.console = open_page("/regie#" + server.keys["facilitator"], **CONSOLE)
        for page in self.pages:
            expect(page.locator("body[data-live]")).to_be_attached(timeout=60_000)  # three pages begin at once

    @property
    def pages(self) -> tuple[Page, Page, Page]:
        """All three."""
        return self.phone, self.tablet, self.console


def furnished(folder: Path) -> Server:
    """The three meetings with a key for each role that is asked of them, and three people at a table."""
    server = Server(folder, free_port())
    by = {TABLES: Deciding("table"), CODES: Deciding("roll")}
    server.furnish(opening(), *(msgspec.structs.replace(opening(code), deciding=how) for code, how in by.items()))
    app = create_app({"DATA_DIR": server.folder})
    with app.app_context():
        for role in (Role.DOORKEEPER, Role.FACILITATOR):
            server.keys[role] = links.make(server.code, role)
        for role in (Role.TABLE, Role.TABLE_CHAIR):
            server.keys[role] = links.make(TABLES, role, "T1")
        for name in ("Fatima", "Jan", ""):
            act = TakeSeat(seat=f"S{name:_<12}", table="T1")
            perform(TABLES, act, Actor(f"join:{name}", Role.VISITOR), name=name)
    services_of(app).database.close()
    return server


@pytest.fixture(scope="module")
def entrance(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Entrance]:
    """A meeting that begins, with its door, and two others on that server."""
    server = furnished(tmp_path_factory.mktemp("doors"))
    server.start()
    contexts: list[BrowserContext] = []

    def open_page(place: str, code: str = server.code, **shape: Any) -> Page:
        contexts.append(browser.new_context(**{"locale": "nl-NL"} | shape))
        page = contexts[-1].new_page()
        page.goto(f"{server.base}/t/{code}{place}")
        return page

    yield Entrance(server, open_page)
    for context in contexts:
        context.close()
    server.stop()


def photograph(page: Page, name: str, whole: bool = False) -> None:
    """Keep what it looks like, where PICTURES names a folder."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=whole)


def by_keyboard(page: Page, name: str) -> None:
    """Press a button as somebody does who has no mouse."""
    page.get_by_role("button", name=name).focus()
    page.keyboard.press("Enter")


def looked_at(page: Page, name: str, letters: bool = True) -> list[str]:
    """What axe holds against a page, and what a narrow window and letters of twice the size take away."""
    photograph(page, name, whole=True)
    found, was = violations(page), page.viewport_size
    page.set_viewport_size(NARROW)
    found += [f"narrow, {line}" for line in lost(page)]
    page.set_viewport_size(was or NARROW)
    if letters:
        reader = page.context.new_cdp_session(page)
        reader.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
        found += [f"large letters, {line}" for line in lost(page)]
        reader.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
    return found
