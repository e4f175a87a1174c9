"""A phone begins with the plan, in its upper quarter: what one seldom needs is one slim row above it."""

from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import PHONE, Devices
from tests.journeys.held import Held
from tests.journeys.looks import lost, small_targets

QUARTER = 844 / 4
NARROW = {"width": 320, "height": 640}


def begins(page: Page, place: str = "#r-stage h1") -> float:
    """How far down the screen something begins, in pixels."""
    box = page.locator(place).bounding_box()
    assert box is not None
    return box["y"]


def well_made(page: Page) -> None:
    """Nothing that axe finds, nothing too small to touch, and nothing lost in a narrow window."""
    nothing_in([*violations(page), *small_targets(page)])
    page.set_viewport_size(NARROW)
    nothing_in(lost(page))
    page.set_viewport_size(PHONE["viewport"])


def test_a_phone_shows_the_plan_in_its_upper_quarter_whoever_speaks_and_ones_own_turn_above_it(
    held: Held, devices: Devices
) -> None:
    phone = held.window(devices, "fold", "phone", "P03")
    leader, other = held.leader(devices, "fold"), held.voice(devices, "fold", "P01")
    assert begins(phone) < QUARTER
    other.act("speak.request")
    leader.act("speak.give")
    expect(phone.locator("#woord > summary")).to_contain_text("Nu · 1:")
    expect(phone.locator("#woord > summary b")).to_have_text("Ans, tafel 1")
    other.act("table.call", table="T1")
    own = held.window(devices, "fold", "phone", "P01")
    expect(own.locator("#tafel > summary")).to_contain_text("hulp gevraagd")
    assert begins(phone) < QUARTER
    phone.get_by_role("link", name="Zegt iemand anders hetzelfde als jij?").tap()
    expect(phone.get_by_role("heading", name="Welk argument")).to_be_visible()
    well_made(phone)
    phone.get_by_role("link", name="Terug").tap()
    devices.connected(phone)
    for tool in phone.locator(".tool > summary").all():
        tool.tap()
    well_made(phone)
    phone.get_by_role("button", name="Vraag het woord").tap()
    expect(phone.locator(".myturn--waits")).to_contain_text("Jij bent hierna")
    leader.act("speak.give")
    expect(phone.locator(".myturn--now")).to_contain_text("Jij bent aan het woord")
    assert begins(phone, ".myturn--now h2") < QUARTER < begins(phone)
    letters = phone.locator(".myturn__left").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert letters >= 60
    nothing_in(violations(phone))
