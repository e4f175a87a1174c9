"""Everybody can take part: axe-core, narrow screens, large letters and keyboards, at every moment of the evening."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.journeys.axe import violations
from tests.journeys.conftest import Evening, nothing_in
from tests.journeys.devices import CONSOLE, PHONE, SHAPES, Devices
from tests.journeys.faces import Face, enter, quiet
from tests.journeys.looks import (
    lost,
    outside,
    overlapping,
    small_letters,
    small_targets,
    unreachable,
)
from tests.journeys.moments import MOMENTS
from tests.reliability.length import length

WALL_LEAST = 35.5
NARROW: ViewportSize = {"width": 320, "height": 640}
AROUND = (
    "/",
    "/privacy",
    "/?code=NERGENS",
    "/nergens",
    "/t/{empty}",
    "/t/{empty}/regie",
    "/t/{empty}/besluit",
    "/t/{end}/besluit",
    "/t/{end}/besluit/plan/I09",
    "/t/{end}/besluit/plan/I05",
)
ZOOMED: ViewportSize = {"width": 640, "height": 450}


OFF_THE_WALL = [name for name in MOMENTS if not name.startswith("wall")]
FEWER = [
    "welcome", "frames", "choosing", "chosen", "initiatives", "arguments", "ranking", "ranking revealed", "allocation",
    "composed", "decision", "objection", "asked for less", "decision recorded", "review", "closed",
]  # fmt: skip
SOME = length(FEWER, OFF_THE_WALL)
EVERYWHERE = (
    [("phone", name) for name in SOME]
    + [("livecast", name) for name in SOME]
    + [("console", name) for name in [*SOME, "wall black", "wall frozen"]]
)
Open = Callable[[Face, str], Page]


def lasting(evening: Evening, browser: Browser) -> Iterator[tuple[Open, Devices]]:
    """Opens faces at moments, each face in one window that lasts, so that fonts are fetched once."""
    devices = Devices(browser)
    pages: dict[Face, Page] = {}

    def open_(face: Face, moment: str) -> Page:
        page = pages.get(face) or pages.setdefault(face, devices.page(SHAPES[face]))
        page.context.clear_cookies()
        page.set_viewport_size(SHAPES[face]["viewport"])
        enter(page, evening.hall, evening.moments[moment], face)
        quiet(page)
        return page

    yield open_, devices
    devices.close()


@pytest.fixture(scope="module")
def windows(evening: Evening, browser: Browser) -> Iterator[tuple[Open, Devices]]:
    yield from lasting(evening, browser)


@pytest.fixture(scope="module")
def large_windows(evening: Evening, large_browser: Browser) -> Iterator[tuple[Open, Devices]]:
    yield from lasting(evening, large_browser)


@pytest.fixture
def look(windows: tuple[Open, Devices]) -> Iterator[Open]:
    yield from watched(*windows)


@pytest.fixture
def look_large(large_windows: tuple[Open, Devices]) -> Iterator[Open]:
    yield from watched(*large_windows)


def watched(open_: Open, devices: Devices) -> Iterator[Open]:
    """The test fails when anything went wrong in a window meanwhile."""
    devices.watch.problems.clear()
    yield open_
    nothing_in(devices.watch.problems)


@pytest.mark.soak
@pytest.mark.parametrize(("face", "moment"), EVERYWHERE)
def test_axe_finds_nothing_and_narrow_or_zoomed_nothing_is_lost(look: Open, face: Face, moment: str) -> None:
    page = look(face, moment)
    problems = violations(page)
    page.set_viewport_size(NARROW)
    problems += [f"narrow, {line}" for line in lost(page)]
    if face != "phone":
        page.set_viewport_size(ZOOMED)
        problems += [f"zoomed, {line}" for line in lost(page)]
    nothing_in(problems)


@pytest.mark.soak
@pytest.mark.parametrize("moment", SOME)
def test_letters_twice_as_large_lose_nothing_on_the_phone(look_large: Open, moment: str) -> None:
    nothing_in(lost(look_large("phone", moment)))


@pytest.mark.parametrize("moment", ["frames", "arguments", "chosen", "composed", "decision closed"])
@pytest.mark.parametrize("face", ["livecast", "console"])
def test_letters_twice_as_large_lose_nothing_at_home_or_on_the_console(
    look_large: Open, face: Face, moment: str
) -> None:
    nothing_in(lost(look_large(face, moment)))


@pytest.mark.soak
@pytest.mark.parametrize("moment", length([*FEWER, "wall light", "wall light, divided"], list(MOMENTS)))
def test_the_wall_shows_everything_large_enough_to_read_from_the_last_row(look: Open, moment: str) -> None:
    page = look("screen", moment)
    problems = [*violations(page), *outside(page), *overlapping(page), *small_letters(page, WALL_LEAST)]
    for width, height in ((1024, 768), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        problems += [f"{width}x{height}, {line}" for line in (*outside(page), *overlapping(page))]
    nothing_in(problems)


@pytest.mark.parametrize("shape", [PHONE, CONSOLE], ids=["phone", "laptop"])
@pytest.mark.parametrize("path", AROUND)
def test_axe_finds_nothing_on_the_pages_around_the_evening(
    evening: Evening, devices: Devices, path: str, shape: dict[str, object]
) -> None:
    page = devices.page(shape)
    here = path.format(empty=evening.moments["empty"].code, end=evening.moments["closed"].code)
    with devices.watch.forgiving("status 403", "status of 403", "status 404", "status of 404"):
        page.goto(evening.hall.url + here)
        quiet(page)
    problems = violations(page)
    page.set_viewport_size(NARROW)
    problems += [f"narrow, {line}" for line in lost(page)]
    nothing_in(problems)


@pytest.mark.parametrize(
    ("face", "moment"),
    [
        ("phone", "arguments"),
        ("phone", "ranking"),
        ("phone", "allocation"),
        ("phone", "decision"),
        ("phone", "review"),
        ("console", "arguments"),
        ("console", "composed"),
        ("livecast", "decision"),
    ],
)
def test_the_tab_key_reaches_every_control(look: Open, face: Face, moment: str) -> None:
    nothing_in(unreachable(look(face, moment)))


@pytest.mark.parametrize(
    "moment", ["empty", "frames", "choosing", "arguments", "ranking", "allocation", "decision", "review"]
)
def test_every_control_on_the_phone_is_large_enough_for_a_thumb(look: Open, moment: str) -> None:
    nothing_in(small_targets(look("phone", moment)))


def test_the_console_as_a_whole_does_not_scroll_on_a_laptop(look: Open) -> None:
    page = look("console", "arguments")
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
