"""A real outcome on the wall: Assen 2024 by equal shares, played by keyboard to the last step."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app import create_app
from app.services import services
from tests.app.telling import ASSEN
from tests.app.voted import reveal, voting
from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import CONSOLE, LIVECAST, PHONE, SCREEN, Devices
from tests.journeys.hall import Hall
from tests.journeys.looks import lost, outside, overlapping, small_letters
from tests.journeys.moments import console_cookie, signed

CODE, STEPS = "ASSEN2", 18
OWNER = "S8"  # chose PopUp Podium, Jongerenplatform and Go-Zero kroegentocht, among others
OF_EACH_KIND = (1, 2, 8, 12, 13, 16, 17, 18)
WALL_LEAST = 35.5
OPEN = "for (const box of document.querySelectorAll('main details')) box.open = true"


@dataclass
class Counted:
    """A hall in which the outcome is shown, and the cookies of its console and of one who voted."""

    hall: Hall
    console: str
    owner: str

    def open(self, devices: Devices, shape: dict[str, object], path: str, cookie: str = "") -> Page:
        page = devices.page(shape)
        if cookie:
            page.context.add_cookies([{"name": "overlegtafel", "value": cookie, "url": self.hall.url}])
        page.goto(f"{self.hall.url}/t/{CODE}{path}")
        page.evaluate("document.fonts.ready.then(() => true)")
        return page


@pytest.fixture(scope="module")
def counted(open_hall: Callable[[], Hall], real_data: Path) -> Counted:
    hall = open_hall()
    app = create_app({"DATA_DIR": hall.folder, "LIMITS": {}})
    with app.app_context():
        voting(CODE, real_data / ASSEN)
        reveal(CODE)
        assert not services().workers.running
        console = console_cookie(app, CODE)
    seat = {"device": "phone", "receipt": "phone", "seats": {CODE: [OWNER, f"receipt {OWNER}"]}}
    hall.start()
    return Counted(hall, console, signed(app, seat))


def test_the_console_plays_every_step_on_the_wall_by_keyboard(counted: Counted, devices: Devices) -> None:
    wall = counted.open(devices, SCREEN, "/scherm")
    devices.connected(wall)
    console = counted.open(devices, CONSOLE, "/regie", counted.console)
    devices.connected(console)
    heads = []
    console.locator("#step-next").focus()
    for number in range(1, STEPS + 1):
        console.keyboard.press("ArrowRight")
        expect(wall.locator(f'.wstep[data-step="{number}"]')).to_be_visible()
        expect(console.locator("#stepper-at")).to_have_text(f"Stap {number} van {STEPS}")
        expect(console.locator("#step-next")).to_be_focused()
        heads.append(wall.locator(".wstep h2").inner_text())
        found = [*outside(wall), *overlapping(wall), *small_letters(wall, WALL_LEAST)]
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


def test_in_daylight_the_pictures_read_as_well(counted: Counted, devices: Devices) -> None:
    console = counted.open(devices, CONSOLE, "/regie", counted.console)
    devices.connected(console)
    wall = counted.open(devices, SCREEN, "/scherm")
    devices.connected(wall)
    console.get_by_role("button", name="Licht", exact=True).click()
    for step in (8, 13, 17):
        console.evaluate("to => { document.getElementById('step-next').value = `count.step ${to}` }", step)
        console.locator("#step-next").click()
        expect(wall.locator(f'.onlight .wstep[data-step="{step}"]')).to_be_visible()
        nothing_in([*outside(wall), *overlapping(wall), *small_letters(wall, WALL_LEAST), *violations(wall)])


def test_the_phone_of_a_voter_reads_all_steps_and_where_the_own_share_went(counted: Counted, devices: Devices) -> None:
    phone = counted.open(devices, PHONE, "", counted.owner)
    devices.connected(phone)
    phone.get_by_text("Waar mijn deel heen ging").click()
    expect(phone.get_by_text("ging naar ‘PopUp Podium’.")).to_be_visible()
    phone.get_by_text(f"De uitslag in {STEPS} stappen").click()
    expect(phone.locator(".cstep")).to_have_count(STEPS)
    phone.evaluate(OPEN)
    nothing_in([*violations(phone), *lost(phone)])
    phone.set_viewport_size({"width": 320, "height": 640})
    nothing_in(lost(phone))


def test_livecast_and_record_show_the_same_pictures(counted: Counted, devices: Devices) -> None:
    for path, cookie in (("/livecast", ""), ("/besluit", counted.console), ("/besluit/anders", counted.console)):
        page = counted.open(devices, LIVECAST, path, cookie)
        if path.endswith("anders"):
            expect(page.locator('meta[http-equiv="refresh"]')).to_have_count(0)
            expect(page.get_by_text("Alleen ter informatie.")).to_be_visible()
        else:
            expect(page.locator(".pic--flow")).to_be_visible()
        page.evaluate(OPEN)
        nothing_in([f"{path}: {line}" for line in violations(page)])
        page.set_viewport_size({"width": 320, "height": 640})
        nothing_in([f"{path}: {line}" for line in lost(page)])
