"""What the eye finds: a silent table among sixty at the console, and what is pressed at arm's length on a table."""

from collections import Counter
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser as Chromium

from app.access import links
from app.live.meetings import perform
from facilitation.parts.tables.acts import CallGuide
from facilitation.roles import Role
from facilitation.state.plan import Initiative
from tests.devices import Browser
from tests.journeys.axe import violations
from tests.parts.chips.room import Room, stage_of
from tests.parts.tables.halls import HALL, quiet_since, seated
from tests.people import LEADER
from tests.scripts.bare import bare

TILES = """() => {
  const bright = (colour) => colour.match(/[0-9.]+/g).slice(0, 3).map(Number)
    .map((part) => part / 255).map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  return [...document.querySelectorAll(".tile")].map((tile) => {
    const { backgroundColor, outlineWidth, outlineStyle } = getComputedStyle(tile);
    const ring = outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
    const { width, height, x, y } = tile.getBoundingClientRect();
    return { id: tile.id, light: bright(backgroundColor), ring, size: width * height, x, y };
  });
}"""
SMALL = """() => {
  const seen = (one) => one.getClientRects().length && getComputedStyle(one).visibility !== "hidden";
  const told = [];
  for (const one of document.querySelectorAll("main a, main button, main summary, main select, main input")) {
    const { width, height } = one.getBoundingClientRect();
    if (seen(one) && (width < 48 || height < 48)) told.push(["target", one.textContent.trim(), width, height]);
  }
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { parentElement: holder, data } = walk.currentNode;
    if (!data.trim() || !seen(holder) || holder.closest(".vh")) continue;
    const size = parseFloat(getComputedStyle(holder).fontSize);
    if (size < 18) told.push(["type", data.trim(), size]);
  }
  return told;
}"""
DESK = {"width": 1440, "height": 900}


def at_console(context: Flask) -> str:
    """The page of who leads the hall of many tables."""
    leads = Browser(context.test_client(), "console", HALL)
    leads.client.post(f"/t/{HALL}/regie/key", data={"key": links.make(HALL)})
    return leads.get("/regie").text


def contrast(one: dict[str, Any], other: dict[str, Any]) -> float:
    """How much the grounds of two tiles differ in light, from 1 to 21."""
    dark, light = sorted((one["light"], other["light"]))
    return float((light + 0.05) / (dark + 0.05))


@pytest.mark.parametrize("many", [60, 12])
def test_one_silent_table_stands_out_from_all_others_and_is_named_where_to_go(
    context: Flask, browser: Chromium, many: int
) -> None:
    seated(many, 3)
    quiet_since(9, ["T7"])
    with bare(browser, at_console(context), viewport=DESK) as console:
        console.page.goto("http://hall.test/")
        named = console.page.locator("#langs").inner_text()
        assert "Tafel 7 is stil" in named
        assert named.count("is stil") == 1
        console.page.locator("#zaal > summary").click()
        tiles: list[dict[str, Any]] = console.page.evaluate(TILES)
        (silent,) = (tile for tile in tiles if tile["id"] == "tegel-T7")
        others = [tile for tile in tiles if tile is not silent]
        assert len(others) == many - 1
        contrasts = [
            (max(t["light"], silent["light"]) + 0.05) / (min(t["light"], silent["light"]) + 0.05) for t in others
        ]
        assert min(contrasts) >= 7
        assert silent["ring"] >= 3
        assert all(tile["ring"] == 0 for tile in others)
        assert max(Counter(round(tile["size"]) for tile in others).values()) > many // 2
        assert violations(console.page) == []


def test_a_table_that_asks_for_help_is_told_from_one_that_is_silent(context: Flask, browser: Chromium) -> None:
    seated(24, 2)
    quiet_since(9, ["T7"])
    perform(HALL, CallGuide(table="T9"), LEADER)
    with bare(browser, at_console(context), viewport=DESK) as console:
        console.page.goto("http://hall.test/")
        assert console.page.locator("#langs li").first.inner_text().startswith("Tafel 9 vraagt hulp")
        console.page.locator("#zaal > summary").click()
        lights = {tile["id"]: tile["light"] for tile in console.page.evaluate(TILES)}
        assert len({round(lights[f"tegel-T{n}"], 2) for n in (7, 8, 9)}) == 3


@pytest.mark.parametrize("many", [6, 30])
def test_tables_stand_at_the_console_as_the_plan_of_the_hall_says(context: Flask, browser: Chromium, many: int) -> None:
    """Three beside each other, with an empty place at the left of every second row."""
    at = [(1 + n // 5 * 2 + n % 5 // 3, 1 + n % 5 if n % 5 < 3 else n % 5 - 1) for n in range(many)]
    seated(many, 1, places=at)
    with bare(browser, at_console(context), viewport=DESK) as console:
        console.page.goto("http://hall.test/")
        console.page.locator("#zaal > summary").click()
        tiles = {tile["id"]: tile for tile in console.page.evaluate(TILES)}
        across = sorted({tile["x"] for tile in tiles.values()})
        down = sorted({tile["y"] for tile in tiles.values()})
        assert len(across) == 3
        for number, (row, column) in enumerate(at, 1):
            tile = tiles[f"tegel-T{number}"]
            assert (down.index(tile["y"]) + 1, across.index(tile["x"]) + 1) == (row, column), number


@pytest.mark.parametrize("seats", [6, 8])
def test_what_is_pressed_and_read_on_the_device_of_a_table_is_large(
    context: Flask, browser: Chromium, seats: int
) -> None:
    plans = [Initiative(f"P{n}", f"Plan {n}", 300_000, 100_000, scalable=True) for n in range(1, 10)]
    room = Room("TAFEL1", 900_000, plans, [stage_of(chips=14)], tables=2)
    room.sit("T1", seats)
    room.begin()
    device = Browser(context.test_client(), "table", room.code)
    device.client.post(f"/t/{room.code}/regie/key", data={"key": links.make(room.code, Role.TABLE, "T1")})
    for width, height in ((1180, 820), (820, 1180)):
        with bare(browser, device.get("/tafel").text, viewport={"width": width, "height": height}) as table:
            table.page.goto("http://hall.test/")
            assert table.page.evaluate(SMALL) == []
            assert violations(table.page) == []
