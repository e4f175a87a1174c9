"""A real outcome on the wall: Assen 2024 by equal shares, played by keyboard to the last step."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import LIVECAST, Devices
from tests.journeys.faces import quiet, unfolded
from tests.journeys.held import Held
from tests.journeys.looks import astray, lost, small_letters

STEPS = 18
OF_EACH_KIND = (1, 2, 8, 12, 13, 16, 17, 18)
WALL_LEAST = 35.5
OPEN = "for (const box of document.querySelectorAll('main details')) box.open = true"


@pytest.fixture(scope="module")
def counted(held: Held, real_data: Path) -> Held:
    """The hall, if the recorded vote is there."""
    assert "counted" in held.moments
    return held


def test_the_console_plays_every_step_on_the_wall_by_keyboard(counted: Held, devices: Devices) -> None:
    wall, console = (counted.window(devices, "counted", face) for face in ("screen", "console"))
    heads = []
    console.locator("#step-next").focus()
    for number in range(1, STEPS + 1):
        console.keyboard.press("ArrowRight")
        expect(wall.locator(f'.wstep[data-step="{number}"]')).to_be_visible()
        expect(console.locator("#stepper-at")).to_have_text(f"Stap {number} van {STEPS}")
        expect(console.locator("#step-next")).to_be_focused()
        heads.append(wall.locator(".wstep h2").inner_text())
        found = [*astray(wall), *small_letters(wall, WALL_LEAST)]
        found += violations(wall) if number in OF_EACH_KIND else []
        nothing_in([f"step {number}: {line}" for line in found])
    assert sum("krijgt €" in head.replace("\N{NO-BREAK SPACE}", " ") for head in heads) == 10
    assert heads[0] == "Zo tellen we"
    assert heads[-1] == "De reservelijst"
    nothing_in(violations(console))
    console.keyboard.press("Home")
    expect(wall.locator('.wstep[data-step="1"]')).to_be_visible()
    console.keyboard.press("Escape")
    expect(wall.locator(".wstep")).to_have_count(0)


def test_in_daylight_the_pictures_read_as_well(counted: Held, devices: Devices) -> None:
    console, wall = (counted.window(devices, "counted", face) for face in ("console", "screen"))
    console.get_by_role("button", name="Licht", exact=True).click()
    for step in (8, 13, 17):
        button = console.locator("#step-next:not([data-pending])")
        button.evaluate("(button, to) => { button.value = `count.step ${to}`; button.click(); }", step)  # between news
        expect(wall.locator(f'.onlight .wstep[data-step="{step}"]')).to_be_visible()
        nothing_in([*astray(wall), *small_letters(wall, WALL_LEAST), *violations(wall)])


def test_the_phone_of_a_voter_reads_all_steps_and_where_the_own_share_went(counted: Held, devices: Devices) -> None:
    phone = counted.window(devices, "counted")
    phone.get_by_text("Waar mijn deel heen ging").click()
    expect(phone.get_by_text("ging naar ‘PopUp Podium’.")).to_be_visible()
    phone.get_by_text("Hoe is dit geteld?").click()
    phone.get_by_text(f"De uitslag in {STEPS} stappen").click()
    expect(phone.locator(".cstep")).to_have_count(STEPS)
    phone.evaluate(OPEN)
    nothing_in([*violations(phone), *lost(phone)])
    phone.set_viewport_size({"width": 320, "height": 640})
    nothing_in(lost(phone))


def test_livecast_and_record_show_the_same_pictures(counted: Held, devices: Devices) -> None:
    moment = counted.moments["counted"]
    for path, cookie in (("/livecast", ""), ("/besluit", moment.console), ("/besluit/anders", moment.console)):
        page = devices.page(LIVECAST)
        if cookie:
            page.context.add_cookies([{"name": "overlegtafel", "value": cookie, "url": counted.hall.url}])
        page.goto(f"{counted.hall.url}/t/{moment.code}{path}")
        quiet(page)
        unfolded(page)
        page.evaluate(OPEN)
        if path.endswith("anders"):
            expect(page.locator('meta[http-equiv="refresh"]')).to_have_count(0)
            expect(page.get_by_text("Alleen ter informatie.")).to_be_visible()
        else:
            expect(page.locator(".pic--flow")).to_be_visible()
        nothing_in([f"{path}: {line}" for line in violations(page)])
        page.set_viewport_size({"width": 320, "height": 640})
        nothing_in([f"{path}: {line}" for line in lost(page)])
