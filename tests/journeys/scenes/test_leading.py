"""Leading: in front of a hall with one hand, by keys, and with a way back."""

from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import PHONE, Devices
from tests.journeys.faces import enter, quiet
from tests.journeys.held import Held
from tests.journeys.looks import small_targets


def top(page: Page, place: str) -> float:
    """How far down the page something stands, in pixels."""
    box = page.locator(place).bounding_box()
    assert box is not None
    return box["y"]


def test_in_the_hand_the_wall_comes_first_then_what_is_next_and_the_button_is_under_the_thumb(
    held: Held, devices: Devices
) -> None:
    leader, wall = devices.page(PHONE), held.window(devices, "in the hand", "screen")
    enter(leader, held.hall, held.moments["in the hand"], "console")
    devices.connected(leader)
    expect(leader.frame_locator(".preview--next").get_by_role("heading", level=1)).to_have_text("Rangschikken")
    assert top(leader, "#r-now") < top(leader, ".onscreen") < top(leader, "#r-ahead") < top(leader, "#r-stage")
    assert leader.evaluate("document.documentElement.scrollWidth") == 390
    nothing_in([*violations(leader), *small_targets(leader)])
    leader.locator("#r-go .btn--big").tap()
    expect(wall.get_by_role("heading", level=1)).to_have_text("Rangschikken")
    leader.get_by_role("button", name="Maak ongedaan").tap()
    expect(wall.get_by_role("heading", level=1)).to_have_text("Argumenten")
    expect(leader.get_by_role("button", name="Maak ongedaan")).to_have_count(0)


def test_every_key_stands_on_a_sheet_and_z_takes_back_what_another_did(held: Held, devices: Devices) -> None:
    leader, wall = (held.window(devices, "keys", face) for face in ("console", "screen"))
    quiet(leader)
    leader.keyboard.press("?")
    sheet = leader.get_by_role("dialog", name="Sneltoetsen")
    expect(sheet.get_by_text("de grote knop: de volgende stap")).to_be_visible()
    nothing_in(violations(leader))
    leader.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    leader.keyboard.press("b")
    expect(wall.locator('[data-wall="black"]')).to_be_attached()
    expect(leader.get_by_role("button", name="Maak ongedaan")).to_be_visible()
    leader.keyboard.press("z")
    expect(wall.locator('[data-wall="live"]')).to_be_attached()
    leader.keyboard.press("n")
    expect(wall.get_by_role("heading", level=1)).to_have_text("Rangschikken")
    expect(leader.get_by_role("button", name="Maak ongedaan")).to_be_visible()  # the wall may have it a moment before
    leader.keyboard.press("z")
    expect(wall.get_by_role("heading", level=1)).to_have_text("Argumenten")
    leader.keyboard.press("a")
    expect(leader.get_by_role("button", name="+5 min Argumenten")).to_be_visible()
    leader.keyboard.press("m")
    expect(leader.locator("#plan-arguments")).to_contain_text("25 min")
    expect(leader.locator("#undo-eerder")).to_have_count(0)
    leader.keyboard.press("q")
    expect(wall.locator('[data-wall="qr"]')).to_be_attached()
    expect(leader.locator(".undo")).to_have_count(1)
    leader.get_by_text("Eerder", exact=True).click()
    leader.locator("#undo-eerder").get_by_role("button", name="Maak ongedaan").click()
    expect(leader.locator("#plan-arguments")).to_contain_text("20 min")
    leader.locator("#herstellen summary").first.click()
    nothing_in(violations(leader))
