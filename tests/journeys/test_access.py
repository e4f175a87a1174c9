"""Everybody can take part: axe-core, narrow screens, large letters and keyboards, at every moment of the evening."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import ViewportSize

from tests.journeys import moments
from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import CONSOLE, PHONE, SCREEN, SHAPES, Devices
from tests.journeys.faces import Face, enter, quiet
from tests.journeys.hall import Hall
from tests.journeys.looks import (
    lost,
    outside,
    overlapping,
    small_letters,
    small_targets,
    unreachable,
)
from tests.journeys.moments import MOMENTS, Moment

WALL_LEAST = 35.5
NARROW: ViewportSize = {"width": 320, "height": 640}
AROUND = ("/", "/?code=NERGENS", "/nergens", "/t/{empty}", "/t/{empty}/regie", "/t/{empty}/besluit", "/t/{end}/besluit")
ZOOMED: ViewportSize = {"width": 640, "height": 450}


@dataclass
class Evening:
    """A hall in which every moment stands still."""

    hall: Hall
    moments: dict[str, Moment]


@pytest.fixture(scope="module")
def evening(open_hall: Callable[[], Hall]) -> Evening:
    hall = open_hall()
    found = moments.make(hall.folder)
    hall.start()
    return Evening(hall, found)


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("face", ["phone", "console", "livecast"])
def test_axe_finds_nothing_and_narrow_or_zoomed_nothing_is_lost(
    evening: Evening, devices: Devices, face: Face, moment: str
) -> None:
    page = enter(devices.context(SHAPES[face]), evening.hall, evening.moments[moment], face)
    quiet(page)
    problems = violations(page)
    page.set_viewport_size(NARROW)
    problems += [f"narrow, {line}" for line in lost(page)]
    if face != "phone":
        page.set_viewport_size(ZOOMED)
        problems += [f"zoomed, {line}" for line in lost(page)]
    nothing_in(problems)


@pytest.mark.parametrize("moment", MOMENTS)
def test_letters_twice_as_large_lose_nothing_on_the_phone(
    evening: Evening, large_devices: Devices, moment: str
) -> None:
    page = enter(large_devices.context(PHONE), evening.hall, evening.moments[moment], "phone")
    quiet(page)
    nothing_in(lost(page))


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_wall_shows_everything_large_enough_to_read_from_the_last_row(
    evening: Evening, devices: Devices, moment: str
) -> None:
    page = enter(devices.context(SCREEN), evening.hall, evening.moments[moment], "screen")
    quiet(page)
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
def test_the_tab_key_reaches_every_control(evening: Evening, devices: Devices, face: Face, moment: str) -> None:
    page = enter(devices.context(SHAPES[face]), evening.hall, evening.moments[moment], face)
    quiet(page)
    nothing_in(unreachable(page))


@pytest.mark.parametrize("moment", ["empty", "frames", "arguments", "ranking", "allocation", "decision", "review"])
def test_every_control_on_the_phone_is_large_enough_for_a_thumb(
    evening: Evening, devices: Devices, moment: str
) -> None:
    page = enter(devices.context(PHONE), evening.hall, evening.moments[moment], "phone")
    quiet(page)
    nothing_in(small_targets(page))
