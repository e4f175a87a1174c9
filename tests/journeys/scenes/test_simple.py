"""Somebody who reads one thing a page ranks the plans and divides the money."""

from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import Devices
from tests.journeys.held import Held
from tests.journeys.looks import lost, small_letters, small_targets

NARROW = {"width": 320, "height": 640}
USUAL = {"width": 390, "height": 844}


def press(page: Page, name: str) -> None:
    """A link or a button that can be seen."""
    page.get_by_role("link", name=name).or_(page.get_by_role("button", name=name)).locator("visible=true").click()


def well_made(page: Page) -> None:
    """The page as it stands is large, and loses nothing in a narrow window or with letters twice as large."""
    nothing_in([*violations(page), *small_letters(page, 20), *small_targets(page, 56)])
    page.set_viewport_size(NARROW)
    nothing_in(lost(page))
    letters = page.context.new_cdp_session(page)
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    nothing_in(lost(page))
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
    page.set_viewport_size(USUAL)


def test_who_reads_one_thing_a_page_makes_a_list_plan_by_plan(held: Held, devices: Devices) -> None:
    phone = held.window(devices, "simple ranking", "simple")
    expect(phone.locator(".now__says")).to_have_text("Kies nu de plannen die jij het liefst wilt.")
    press(phone, "Begin")
    names = phone.locator("#rank-pool .rank__name:visible")
    first = names.inner_text()
    well_made(phone)
    press(phone, "Volgende")
    second = names.inner_text()
    assert second != first
    press(phone, "Kies dit plan")
    expect(phone.locator("#rank-top .rank__name:visible")).to_have_text([second])
    press(phone, "Kies nog een plan")
    press(phone, "Kies dit plan")
    expect(phone.locator("#rank-top .rank__name:visible")).to_have_text([second, first])
    well_made(phone)
    press(phone, "Dit is mijn lijst")
    well_made(phone)
    press(phone, "Klaar met mijn top")
    expect(phone.locator(".handed")).to_be_visible()
    expect(phone.locator(".now__says")).to_be_visible()
    well_made(phone)
    press(phone, "Verander mijn antwoord")
    expect(phone.locator("#rank-top .rank__name:visible")).to_have_text([second, first])
    phone.locator("#rank-top .rank__down:visible").first.click()
    press(phone, "Dit is mijn lijst")
    press(phone, "Klaar met mijn top")
    expect(phone.locator(".handed")).to_be_visible()


def test_who_reads_one_thing_a_page_divides_the_money_plan_by_plan(held: Held, devices: Devices) -> None:
    phone = held.window(devices, "simple allocation", "simple")
    press(phone, "Begin")
    for n in range(14):
        expect(phone.locator("fieldset[data-plan]:visible")).to_have_count(1)
        if n < 3:
            phone.locator("fieldset[data-plan]:visible label", has_text="Alles").click()
        if n == 0:
            well_made(phone)
        press(phone, "Volgende")
    press(phone, "Stuur mijn verdeling in")
    expect(phone.locator(".handed")).to_be_visible()
    leader = held.leader(devices, "simple allocation")
    leader.act("stage.close")
    expect(phone.locator(".now__says")).to_have_text("Het verdelen is klaar. Kijk naar het scherm.")
    expect(phone.locator(".shut")).to_contain_text("Jouw verdeling telt mee.")
