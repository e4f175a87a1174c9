"""What the eye of a gespreksleider finds at once: the one table of sixty that fell silent."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import CONSOLE, Devices
from tests.journeys.faces import enter, quiet
from tests.journeys.hall import Hall
from tests.journeys.moments import Moment, writing
from tests.journeys.tables.halls import Sixty, sixty
from tests.journeys.tables.watched import KEPT, keep
from tests.reliability.length import FULL

GLANCE = timedelta(seconds=5)
UNTIL_QUIET = timedelta(seconds=12)
"""So long after it was written: by then the hall is served, and its console is open."""
STANDS_OUT = 3.0
"""The least contrast of what has to be told from what is around it (WCAG 1.4.11)."""


class Sight(NamedTuple):
    """A hall, its meeting, and when (UTC) a table in it will have been quiet for long."""

    hall: Hall
    moment: Moment
    quiet_at: datetime


@pytest.fixture
def sight(tmp_path: Path) -> Iterator[Sight]:
    """A hall of its own, since what it shows depends on when it was written."""
    with writing(tmp_path / "data") as app:
        quiet_at = datetime.now(UTC) + UNTIL_QUIET
        moment = sixty(app, quiet_at)
    hall = Hall(tmp_path / "data")
    hall.start()
    yield Sight(hall, moment, quiet_at)
    hall.stop()


@FULL
@pytest.mark.soak
def test_one_silent_table_of_sixty_stands_out_on_the_console_within_five_seconds(
    sight: Sight, devices: Devices
) -> None:
    console = devices.page(CONSOLE)
    enter(console, sight.hall, sight.moment, "console")
    devices.connected(console)
    told = console.locator("#langs li", has_text="Tafel 38 is stil")
    waits = max(sight.quiet_at - datetime.now(UTC), timedelta())
    expect(told).to_be_visible(timeout=(waits + GLANCE) / timedelta(milliseconds=1))
    assert datetime.now(UTC) - max(sight.quiet_at, datetime.now(UTC) - GLANCE) <= GLANCE
    assert in_view(console, "#langs .gothere__one--silent"), "one has to scroll to read which table it is"
    expect(console.locator(".gothere__one--silent")).to_have_count(1)
    console.locator("#zaal > summary").click()
    expect(console.locator("#hall .tile")).to_have_count(61)
    console.locator("#zaal").evaluate("hall => hall.scrollIntoView()")
    quiet(console)
    if KEPT:
        keep(console, Path(KEPT) / "sixty.png", whole=False)
    assert all(in_view(console, f"#tegel-T{n}") for n in range(1, 61)), "not all tables are seen together"
    light = brightness(console)
    silent = light.pop(Sixty.SILENT)
    assert min(contrast(silent, other) for other in light.values()) >= STANDS_OUT
    busy, done, calling = light["T1"], light["T2"], light["T17"]
    assert max(contrast(one, other) for one in (busy, done) for other in (busy, done, calling)) < STANDS_OUT
    nothing_in(violations(console))


def in_view(page: Page, place: str) -> bool:
    """Whether all of it is seen without scrolling, and nothing lies on it."""
    return bool(
        page.locator(place).evaluate(
            """one => { const box = one.getBoundingClientRect();
            const seen = [[box.left + 3, box.top + 3], [box.right - 3, box.bottom - 3]];
            return seen.every(([x, y]) => one.contains(document.elementFromPoint(x, y))); }"""
        )
    )


def brightness(page: Page) -> dict[str, float]:
    """How light each tile is as a whole, 0 to 1: what is left to who looks with half an eye, or sees no colour."""
    boxes: list[tuple[str, int, int, int, int]] = page.locator("#hall .tile").evaluate_all(
        "tiles => tiles.map(tile => { const b = tile.getBoundingClientRect();"
        " return [tile.id.slice(6), ...[b.left, b.top, b.right, b.bottom].map(Math.round)]; })"
    )
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    return {name: luminance(picture.crop((left, top, right, low))) for name, left, top, right, low in boxes}


def luminance(picture: Image.Image) -> float:
    """The relative luminance of WCAG of the mean colour."""
    mean = (part / 255 for part in ImageStat.Stat(picture).mean)
    red, green, blue = (part / 12.92 if part < 0.04 else ((part + 0.055) / 1.055) ** 2.4 for part in mean)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    """The contrast of WCAG, 1 to 21."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
