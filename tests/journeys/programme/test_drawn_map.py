"""Vector tiles from one file on the host are drawn in the browser, and nobody else is asked for anything."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import PHONE, Devices
from tests.journeys.hall import Hall
from tests.journeys.programme.test_plans_before import PUBLIC, Town, furnished, handed_in
from tests.programme.intake import archive, grid

PATIENCE = 20
COLOURS = """
() => {
  const seen = new Set();
  for (const canvas of document.querySelectorAll(".leaflet-tile")) {
    const paint = canvas.getContext("2d", { willReadFrequently: true });
    const { data } = paint.getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 0; at < data.length; at += 4 * 97) seen.add(data.slice(at, at + 3).join());
  }
  return seen.size;
}
"""


@pytest.fixture
def town(open_hall: Callable[[], Hall], tmp_path: Path) -> Iterator[Town]:
    """A host whose tiles are one file, with one tile in it: that of the Banneplein."""
    hall = open_hall()
    keys = furnished(hall.folder)
    archive.write(tmp_path / "map.pmtiles", *grid.square(52.4037, 4.9163, 14), 14)
    hall.start(TILES=str(tmp_path))
    yield Town(hall, *keys)
    hall.stop()
    hall.process = None


def drawn(page: Page) -> None:
    """Look until there is more than one colour on the map: nothing on the page tells that a canvas was painted."""
    until = time.monotonic() + PATIENCE
    while page.evaluate(COLOURS) < 2:
        assert time.monotonic() < until, "nothing was drawn"
        page.wait_for_timeout(50)


def test_tiles_are_drawn_from_one_file_on_the_host(devices: Devices, town: Town) -> None:
    page, asked = devices.page(PHONE), list[str]()
    page.on("response", lambda answer: asked.append(f"{answer.status} {answer.url}"))
    handed_in(page, town, "Een hek")
    page.get_by_role("link", name="Waar is het?").click()
    page.get_by_label("Vlak bij").select_option(label="Banneplein")
    drawn(page)
    nothing_in(violations(page))
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.goto(f"{town.hall.url}{PUBLIC}/plannen/1")
    drawn(page)
    expect(page.get_by_text("© OpenStreetMap")).to_be_visible()
    of_tiles = [line for line in asked if "/kaart/" in line]
    assert of_tiles
    assert all(line.startswith("206 ") for line in of_tiles), of_tiles
