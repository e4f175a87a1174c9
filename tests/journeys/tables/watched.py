"""The faces of an evening with tables, each in a window of its own, and all that is looked at where the evening stops.

With PICTURES, a folder, a picture of each look is kept there.
"""

import os
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.access.sights import NARROW, WALL_LEAST
from tests.journeys.axe import violations
from tests.journeys.devices import PHONE, Devices
from tests.journeys.faces import PATHS, quiet
from tests.journeys.held import Held
from tests.journeys.looks import astray, lost, small_letters, small_targets
from tests.journeys.tables.halls import CHAIR, DEVICE
from tests.reliability.length import LONG

FIVE = 5  # faces that are looked at of every evening
ARM = 18
"""The least letters (px) of what is read at arm's length."""
KEPT = os.environ.get("PICTURES")


class Evening:
    """One evening with its console, the wall, the device of the first table and the phones of its chair and a seat."""

    def __init__(self, held: Held, devices: Devices, name: str) -> None:
        self.held, self.devices, self.name = held, devices, name
        self.console = held.window(devices, name, "console")
        self.wall = held.window(devices, name, "screen")
        self.table = held.window(devices, name, "table", DEVICE)
        self.phone = self.resident(1)
        self.chair = self._chair()
        self.stops: list[str] = []

    def resident(self, number: int) -> Page:
        """The phone of somebody at the first table; the first of them is number 0."""
        return self.held.window(self.devices, self.name, "phone", f"T1S{number:08}")

    def _chair(self) -> Page:
        """The console as the chair of the first table has it in the hand."""
        moment, page = self.held.moments[self.name], self.devices.page(PHONE)
        cookie = {"name": "overlegtafel", "value": moment.voices[CHAIR], "url": self.held.hall.url}
        page.context.add_cookies([cookie])  # type: ignore[list-item]
        page.goto(f"{self.held.hall.url}/t/{moment.code}{PATHS['console']}")
        self.devices.connected(page)
        return page

    def look(self, stop: str, **more: Page) -> list[str]:
        """Everything that is wrong with the faces as they stand, and with `more` phones or pages.

        At full length with each of the five at every stop; else with every other one, and at the next stop the others.
        """
        self.stops.append(stop)
        looks: list[tuple[str, Page, Callable[[Page], list[str]]]] = [
            ("console", self.console, lost),
            ("wall", self.wall, from_the_last_row),
            ("table", self.table, at_arms_length),
            ("chair", self.chair, in_hand),
            ("phone", self.phone, in_hand),
            *((name, page, in_hand) for name, page in more.items()),
        ]
        due = looks if LONG else [*looks[len(self.stops) % 2 : FIVE : 2], *looks[FIVE:]]
        return [f"{stop}, {name}: {line}" for name, page, look in due for line in self._seen(name, page, look)]

    def _seen(self, name: str, page: Page, look: Callable[[Page], list[str]]) -> list[str]:
        quiet(page)
        if KEPT:
            keep(page, Path(KEPT) / f"{self.name} {len(self.stops):02} {self.stops[-1]}, {name}.png", name == "phone")
        return [*violations(page), *look(page)]


def in_hand(page: Page) -> list[str]:
    """What a window of 320 px or letters twice as large take away."""
    usual = page.viewport_size or NARROW
    page.set_viewport_size(NARROW)
    found = [f"narrow, {line}" for line in lost(page)]
    page.set_viewport_size(usual)
    letters = page.context.new_cdp_session(page)
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    found += [f"large letters, {line}" for line in lost(page)]
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
    letters.detach()
    return found


def from_the_last_row(page: Page) -> list[str]:
    """What of the wall is out of sight, on top of something else or too small."""
    return [*astray(page), *small_letters(page, WALL_LEAST)]


def at_arms_length(page: Page) -> list[str]:
    """What is too small for six people around a device, and what a narrow one or large letters take away."""
    return [*small_targets(page, 48), *small_letters(page, ARM), *lost(page), *in_hand(page)]


def keep(page: Page, path: Path, whole: bool) -> None:
    """A picture of what stands in the window, and where it is longer one of all of it."""
    page.screenshot(path=path)
    if whole:
        page.screenshot(path=path.with_stem(f"{path.stem} whole"), full_page=True)
