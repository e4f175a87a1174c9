"""Choosing by resistance in real windows: a gespreksleider, a wall, a phone, and a phone without scripts."""

from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import PHONE, Devices
from tests.journeys.faces import unfolded
from tests.journeys.held import Held
from tests.journeys.looks import small_targets
from tests.journeys.people import lead

QUESTION, TALK, VOTE = "Hoe verdelen we het geld?", "Samen praten", "Stemmen met een top 5"
WON = "De minste weerstand: Samen praten."


def test_the_room_chooses_between_models_by_phone_and_by_a_page_without_scripts(held: Held, devices: Devices) -> None:
    phone, console, wall = (held.window(devices, "asking", face) for face in ("phone", "console", "screen"))
    plain = without_scripts(held, devices)
    the_gespreksleider_puts_the_choice(console, wall)
    a_phone_answers_by_keyboard_and_thumb(phone, console)
    the_page_without_scripts_answers_too(plain, wall)
    the_choice_is_closed_and_everybody_sees_it(console, wall, phone, plain)
    the_room_goes_on(console, wall, phone)
    the_record_tells_it(console, held)


def without_scripts(held: Held, devices: Devices) -> Page:
    moment = held.moments["asking"]
    page = devices.page(PHONE, java_script_enabled=False)
    page.context.add_cookies([{"name": "overlegtafel", "value": moment.voices["P01"], "url": held.hall.url}])
    page.goto(f"{held.hall.url}/t/{moment.code}")
    return page


def the_gespreksleider_puts_the_choice(console: Page, wall: Page) -> None:
    console.get_by_text("Leg een keuze voor", exact=True).click()
    console.get_by_text("Meer opties", exact=True).click()
    nothing_in([*violations(console), *small_targets(console)])
    console.get_by_label("Wat vraag je de zaal?").fill(QUESTION)
    console.get_by_label("Optie 1", exact=True).fill(TALK)
    console.get_by_label("Uitleg bij optie 1 (hoeft niet)").fill("Tot iedereen mee kan.")
    console.get_by_label("Optie 2", exact=True).fill(VOTE)
    console.get_by_role("button", name="Leg de keuze voor").click()
    expect(wall.get_by_role("heading", name=QUESTION)).to_be_visible()
    expect(wall.locator(".wchoice__options li")).to_have_text(
        [f"1{TALK}Tot iedereen mee kan.", f"2{VOTE}", "3Zoals het nu is (niets doen)"]
    )


def a_phone_answers_by_keyboard_and_thumb(phone: Page, console: Page) -> None:
    expect(phone.get_by_role("heading", name=QUESTION)).to_be_visible()
    button = phone.get_by_role("button", name="Geef mijn cijfers")
    button.click()
    expect(phone.locator("[data-warn]")).to_have_text("Geef minstens één optie een cijfer.")
    talk = phone.get_by_role("group", name=TALK)
    talk.locator('input[value="1"]').focus()
    phone.keyboard.press("ArrowRight")
    expect(talk.locator('input[value="2"]')).to_be_checked()
    vote = phone.get_by_role("group", name=VOTE)
    vote.locator("label").nth(10).tap()
    button.tap()
    expect(phone.locator("[data-counted]")).to_be_visible()
    expect(console.locator(".turnout__n")).to_contain_text("1")
    phone.reload()
    expect(vote.locator('input[value="10"]')).to_be_checked()
    expect(phone.get_by_role("group", name="niets doen").locator('input[value=""]')).to_be_checked()


def the_page_without_scripts_answers_too(plain: Page, wall: Page) -> None:
    plain.reload()
    for option, mark in ((TALK, "3"), ("niets doen", "9")):
        plain.get_by_role("group", name=option).locator(f'input[value="{mark}"]').check()
    plain.get_by_role("button", name="Geef mijn cijfers").click()
    expect(plain.get_by_text("Je cijfers tellen mee.")).to_be_visible()
    expect(wall.locator(".wall__count")).to_contain_text("2")
    expect(wall.locator(".wresult")).to_have_count(0)


def the_choice_is_closed_and_everybody_sees_it(console: Page, wall: Page, phone: Page, plain: Page) -> None:
    lead(console, "Sluit de keuze")
    for page in (console, wall, phone):
        expect(page.get_by_text(WON).first).to_be_visible()
    plain.reload()
    expect(plain.get_by_text(WON)).to_be_visible()
    expect(wall.locator(".wresult li")).to_have_text(
        [f"1{TALK}0105gem. 2,5", "2Zoals het nu is (niets doen)01014gem. 7,0", f"3{VOTE}01015gem. 7,5"]
    )
    expect(phone.locator('[data-own-mark="O2"]')).to_have_text("jouw cijfer: 10")
    expect(plain.locator('[data-own-mark="nothing"]')).to_have_text("jouw cijfer: 9")


def the_room_goes_on(console: Page, wall: Page, phone: Page) -> None:
    console.get_by_role("button", name="Verder met Kaders").click()
    expect(wall.locator(".wframes")).to_be_visible()
    expect(phone.locator(".frames").first).to_be_visible()
    console.get_by_role("button", name="Zet op het scherm").click()
    expect(wall.get_by_text(WON)).to_be_visible()


def the_record_tells_it(console: Page, held: Held) -> None:
    console.goto(f"{held.hall.url}/t/{held.moments['asking'].code}/besluit")
    unfolded(console)
    expect(console.get_by_role("heading", name=QUESTION)).to_be_visible()
    expect(console.get_by_text(WON)).to_be_visible()
    nothing_in(violations(console))


def test_by_the_rule_of_resistance_the_console_leads_to_a_decision(held: Held, devices: Devices) -> None:
    phone, console = (held.window(devices, "resisting", face) for face in ("phone", "console"))
    lead(console, "Vraag de weerstand tegen deze verdeling")
    package = phone.get_by_role("group", name="Verdeling, versie")
    package.locator("label").nth(2).tap()
    phone.get_by_role("button", name="Geef mijn cijfers").tap()
    expect(phone.locator("[data-counted]")).to_be_visible()
    lead(console, "Sluit de keuze")
    lead(console, "Leg het besluit vast")
    expect(console.get_by_text("De verdeling verandert niet meer.").first).to_be_visible()
    console.goto(f"{held.hall.url}/t/{held.moments['resisting'].code}/besluit")
    expect(console.get_by_text("Weerstand tegen de verdeling: 2, tegen niets doen: 5.").first).to_be_visible()
