"""What can be seen of a face at a moment: opened once, looked at in every way, and told to each test that asks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property

import pytest
from playwright.sync_api import CDPSession, Page, ViewportSize

from tests.journeys.axe import violations
from tests.journeys.devices import SHAPES, Devices
from tests.journeys.faces import Face, enter, quiet
from tests.journeys.held import Held
from tests.journeys.looks import astray, lost, small_letters, small_targets, unreachable

NARROW: ViewportSize = {"width": 320, "height": 640}
ZOOMED: ViewportSize = {"width": 640, "height": 450}
SMALLER_WALLS: tuple[ViewportSize, ...] = ({"width": 1024, "height": 768}, {"width": 1280, "height": 800})
WALL_LEAST = 35.5
Look = Callable[["Window"], list[str]]


class Window:
    """One window on a face, which lasts: its browser keeps fonts and scripts, and reads on in another size."""

    def __init__(self, devices: Devices, face: Face) -> None:
        self.face, self.page = face, devices.page(SHAPES[face])

    @cached_property
    def control(self) -> CDPSession:
        """What a reader sets in the browser rather than in the page."""
        return self.page.context.new_cdp_session(self.page)

    def sized(self, size: ViewportSize | None = None) -> Page:
        """The page in a window of this size, or of its own."""
        wanted = size or SHAPES[self.face]["viewport"]
        if self.page.viewport_size != wanted:
            self.page.set_viewport_size(wanted)
        return self.page

    @contextmanager
    def large_letters(self) -> Iterator[Page]:
        """The page as read by somebody whose letters are twice as large: 1rem is 32 px, as it is when so opened."""
        page = self.sized()
        self.control.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
        yield page
        self.control.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})


def by_axe(window: Window) -> list[str]:
    """What axe-core holds against it."""
    return violations(window.sized())


def narrow(window: Window) -> list[str]:
    """What a window of 320 px takes away."""
    return [f"narrow, {line}" for line in lost(window.sized(NARROW))]


def zoomed(window: Window) -> list[str]:
    """What zooming in on a laptop takes away."""
    return [f"zoomed, {line}" for line in lost(window.sized(ZOOMED))]


def large(window: Window) -> list[str]:
    """What letters twice as large take away."""
    with window.large_letters() as page:
        return [f"large letters, {line}" for line in lost(page)]


def keyboard(window: Window) -> list[str]:
    """Controls that the Tab key does not reach."""
    return unreachable(window.sized())


def thumb(window: Window) -> list[str]:
    """Controls that are too low for a thumb."""
    return small_targets(window.sized())


def plain(window: Window) -> list[str]:
    """Letters and controls that are too small for who reads one thing a page."""
    page = window.sized()
    return [*small_letters(page, 20), *small_targets(page, 56)]


def scrolling(window: Window) -> list[str]:
    """How far the page as a whole scrolls, if it does."""
    tall, high = window.sized().evaluate("[document.documentElement.scrollHeight, innerHeight]")
    return [f"scrolls: {tall} px in a window of {high}"] if tall > high else []


def last_row(window: Window) -> list[str]:
    """What of the wall is out of sight, on top of something else or too small, in windows of three sizes."""
    page = window.sized()
    problems = [*astray(page), *small_letters(page, WALL_LEAST)]
    for size in SMALLER_WALLS:
        name = f"{size['width']}x{size['height']}"
        problems += [f"{name}, {line}" for line in astray(window.sized(size))]
    return problems


# in this order a window changes its size as seldom as can be, and the focus is moved when all else is seen
ORDER: tuple[Look, ...] = (by_axe, large, thumb, plain, scrolling, last_row, narrow, zoomed, keyboard)


@dataclass
class Sights:
    """Opens each face at each moment once. `wanted` says in which ways it is looked at there."""

    held: Held
    devices: Devices
    wanted: dict[tuple[Face, str], set[Look]]
    windows: dict[Face, Window] = field(default_factory=dict)
    seen: dict[tuple[Face, str], dict[Look, list[str]]] = field(default_factory=dict)
    went_wrong: dict[tuple[Face, str], list[str]] = field(default_factory=dict)

    def nothing_in(self, face: Face, moment: str, *looks: Look) -> None:
        """Fail with everything that these looks found here, and with what went wrong in the window meanwhile."""
        if (face, moment) not in self.seen:
            self._look(face, moment)
        found = [line for look in looks for line in self.seen[face, moment][look]]
        if found or self.went_wrong[face, moment]:
            lines = [*found, *self.went_wrong[face, moment]]
            pytest.fail("\n".join(f"{face} at '{moment}': {line}" for line in lines), pytrace=False)

    def _look(self, face: Face, moment: str) -> None:
        self.devices.watch.problems.clear()
        window = self.windows.get(face) or self.windows.setdefault(face, Window(self.devices, face))
        page = window.sized()
        page.context.clear_cookies()
        enter(page, self.held.hall, self.held.moments[moment], face)
        quiet(page)
        self.seen[face, moment] = {look: look(window) for look in ORDER if look in self.wanted[face, moment]}
        self.went_wrong[face, moment] = list(self.devices.watch.problems)
