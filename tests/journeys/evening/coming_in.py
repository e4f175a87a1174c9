"""Everybody comes in; the frames are confirmed, and each plan has its turn."""

import segno
from playwright.sync_api import Page, expect

from tests.journeys.evening.crowd import PLANS, Crowd
from tests.journeys.people import sit


def everybody_comes_in(crowd: Crowd) -> None:
    with crowd.devices.watch.forgiving("status of 403"):  # the door, before the key opens it
        crowd.console.goto(crowd.links["console"])
        expect(crowd.console.get_by_role("heading", name="Welkom")).to_be_visible()
    assert "#" not in crowd.console.url, "the key must not stay in the address"
    crowd.wall.goto(crowd.links["screen"])
    crowd.home.goto(crowd.links["livecast"])
    expect(crowd.wall.get_by_text("KLA VER").first).to_be_visible()
    _holds_the_qr_code_of(crowd.wall, crowd.links["join"])
    sit(crowd.fatima, crowd.links["join"], "Fatima", "Tafel 1")
    expect(crowd.fatima.get_by_role("heading", name="Fijn dat je er bent")).to_be_visible()
    crowd.grace.goto(crowd.hall.url)
    crowd.grace.get_by_role("textbox").fill("kla ver")
    crowd.grace.get_by_role("button").click()
    sit(crowd.grace, crowd.grace.url, "Grace", "Tafel 2")
    assert crowd.grace.locator("html").get_attribute("lang") == "en"
    sit(crowd.willem, crowd.links["join"], "Willem", "Tafel 3")
    expect(crowd.wall.get_by_text("3 in de zaal")).to_be_visible()
    expect(crowd.wall.get_by_text("0 online")).to_be_visible()


def _holds_the_qr_code_of(page: Page, address: str) -> None:
    drawn = segno.make(address, error="m").svg_inline(border=4, omitsize=True)
    path = drawn.partition(' d="')[2].partition('"')[0]
    assert page.locator(f'svg path[d="{path}"]').count() == 1


def the_frames_are_confirmed_one_by_one(crowd: Crowd) -> None:
    crowd.lead_on("frames", "Kaders")
    for number in range(1, 6):
        expect(crowd.console.get_by_role("button", name="Volgende")).to_have_count(0)
        expect(crowd.console.get_by_text(f"Kaders die nog open staan: {6 - number} van 5.")).to_be_visible()
        crowd.lead("Bevestig:")
        expect(crowd.wall.get_by_text(f"{number} van 5")).to_be_visible()
    expect(crowd.fatima.get_by_role("heading", name="De kaders staan")).to_be_visible()


def the_plan_on_the_floor_follows_the_console(crowd: Crowd) -> None:
    crowd.fatima.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert crowd.fatima.evaluate("scrollY") > 0
    crowd.lead_on("initiatives", "Plannen")
    assert crowd.fatima.evaluate("scrollY") == 0, "a new stage begins at its top"
    _on_the_floor(crowd, PLANS["I01"])
    crowd.lead(f"Zet aan tafel {PLANS['I05']}")
    _on_the_floor(crowd, PLANS["I05"])
    crowd.fatima.locator("#kaders > summary").click()
    expect(crowd.fatima.get_by_role("heading", name="Onze kaders")).to_be_visible()
    crowd.fatima.locator("#kaders > summary").click()


def _on_the_floor(crowd: Crowd, title: str) -> None:
    for page in (crowd.wall, crowd.home, crowd.fatima, crowd.grace):
        expect(page.get_by_role("heading", name=title).first).to_be_visible()
    crowd.reload()
    expect(crowd.willem.get_by_role("heading", name=title).first).to_be_visible()
