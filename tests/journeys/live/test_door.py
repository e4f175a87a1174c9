"""The desk at the door: two devices and the console count one hall, also while a device has no line for a while."""

import re

from playwright.sync_api import expect

from tests.journeys.axe import violations
from tests.journeys.live.entrance import Entrance, entrance, photograph

__all__ = ["entrance"]
PEOPLE = """A. de Wit; Klaverhof 12
S. Bouzid; Klaverhof 14
M. Bouzid; Klaverhof 14
J. Hofman; Klaverhof 16
J. Hofman; Dorp 1"""


def test_taps_without_a_line_are_kept_and_count_once_on_every_device(entrance: Entrance) -> None:
    phone, tablet, console = entrance.pages
    phone.get_by_text("Geef of vervang").click()
    phone.get_by_label("Plak de lijst").fill(PEOPLE)
    phone.get_by_role("button", name="Gebruik deze lijst").click()
    expect(phone.locator(".roll > li")).to_have_count(5)
    expect(tablet.locator(".roll > li")).to_have_count(5)
    expect(phone.locator("body[data-live]")).to_be_attached()
    photograph(tablet, "deur-tablet")

    phone.get_by_label("Naam of huisnummer").fill("klav 14")
    expect(phone.locator(".roll > li:visible")).to_have_count(2)
    phone.get_by_role("button", name="Vink af S. Bouzid").click()
    expect(phone.locator("#geef")).to_contain_text("S. Bouzid, Klaverhof 14: afgevinkt en geteld")
    expect(tablet.locator(".roll > li", has_text="S. Bouzid")).to_contain_text("Binnen")
    expect(console.locator(".door__counted")).to_contain_text("zaal 1")
    photograph(phone, "deur")

    phone.context.set_offline(True)
    phone.get_by_role("button", name="Vink af M. Bouzid").click()
    phone.get_by_role("button", name="tel iemand die komt kijken").click()
    phone.get_by_role("button", name="tel iemand die komt kijken").click()
    expect(phone.locator("[data-waiting-taps]")).to_have_text("3 bewaard")
    expect(phone.locator('[data-heads="all"]')).to_have_text("4")
    expect(phone.locator('[data-heads="viewer"]')).to_have_text("2")
    photograph(phone, "deur-zonder-lijn")
    tablet.get_by_role("button", name="Vink af M. Bouzid").click()  # the same person, at the other device
    expect(tablet.locator('[data-heads="all"]')).to_have_text("2")

    phone.context.set_offline(False)
    phone.reload()  # what waits is in the tab, and not in the page
    expect(phone.locator("[data-waiting-taps]")).to_be_hidden()
    expect(phone.locator("#niet li")).to_have_text(re.compile("^M. Bouzid, Klaverhof 14: Deze persoon is al binnen"))
    photograph(phone, "deur-al-binnen")
    for page in (phone, tablet):
        expect(page.locator('[data-heads="all"]')).to_have_text("4")
        expect(page.locator('[data-heads="viewer"]')).to_have_text("2")
    expect(console.locator(".door__counted")).to_contain_text("zaal 4")
    assert [violations(page) for page in (phone, tablet)] == [[], []]
    for width in (320, 390):
        phone.set_viewport_size({"width": width, "height": 700})
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
