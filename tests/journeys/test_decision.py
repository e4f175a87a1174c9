"""The decision in real windows: an objection on the wall, worked in, taken back; a new round; a minority."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from facilitation.events import StageAdvanced
from tests.journeys import moments
from tests.journeys.axe import violations
from tests.journeys.devices import CONSOLE, PHONE, SCREEN, Devices
from tests.journeys.faces import Face, enter
from tests.journeys.hall import Hall
from tests.journeys.moments import Moment, Until
from tests.journeys.voices import Voice

ASKED = Until(StageAdvanced, lambda event: bool(event.to == "decision"), then=(moments.ask.OpenStage(),))
SHAPES = {"phone": PHONE, "console": CONSOLE, "screen": SCREEN}
OBJECTION, NEED, CHANGE = "Het pad blijft donker.", "Een datum van de gemeente.", "Verzoek met een datum erbij."


@dataclass
class Room:
    """One meeting at the decision, and who is in it."""

    devices: Devices
    hall: Hall
    moment: Moment

    def window(self, face: Face) -> Page:
        page = self.devices.page(SHAPES[face])
        enter(page, self.hall, self.moment, face)
        self.devices.connected(page)
        return page

    def voice(self, seat: str) -> Voice:
        return Voice(self.devices, self.hall, self.moment.code, self.moment.voices[seat])


def test_an_objection_goes_over_the_wall_into_the_package_and_the_room_is_asked_again(
    open_hall: Callable[[], Hall], devices: Devices
) -> None:
    hall = open_hall()
    found = moments.make(hall.folder, {"asked": ASKED})
    hall.start()
    room = Room(devices, hall, found["asked"])
    phone, console, wall = room.window("phone"), room.window("console"), room.window("screen")
    somebody_objects(room, phone, console)
    the_room_talks_about_it(phone, console, wall)
    the_package_takes_it_in(phone, console, wall)
    the_room_is_asked_again(room, phone, console, wall)
    a_minority_has_its_say(room, phone)
    console.get_by_role("button", name="Leg het besluit vast").click()
    expect(wall.get_by_text("vastgelegd")).to_be_visible()
    the_record_tells_all_of_it(room, console)


def somebody_objects(room: Room, phone: Page, console: Page) -> None:
    """By keyboard alone; another seat agrees."""
    room.voice("P01").act("consent.give", position="agree")
    phone.locator('input[name="position"][value="objection"]').press("Space")
    phone.locator("#decision-reason").fill(OBJECTION)
    phone.locator("#decision-need").fill(NEED)
    phone.get_by_role("button", name="Geef mijn antwoord").press("Enter")
    expect(phone.locator("[data-counted]")).to_be_visible()
    assert OBJECTION not in console.content()
    console.get_by_role("button", name="Sluit de vraag").click()


def the_room_talks_about_it(phone: Page, console: Page, wall: Page) -> None:
    expect(console.get_by_role("heading", name="Bezwaren")).to_be_visible()
    console.get_by_role("button", name="Zet op het scherm").press("Enter")
    expect(wall.locator(".wobj__text")).to_have_text(OBJECTION)
    expect(wall.locator(".wobj__need")).to_contain_text(NEED)
    assert "Fatima" not in wall.locator("main").inner_text()
    for page in (phone, console, wall):
        assert violations(page) == []


def the_package_takes_it_in(phone: Page, console: Page, wall: Page) -> None:
    console.get_by_text("Verwerkt in de verdeling").click()
    console.locator('textarea[name="B1.1.text"]').fill(CHANGE)
    console.get_by_role("button", name="Bewaar").click()
    expect(wall.locator(".wobj")).to_contain_text(CHANGE)
    line = console.locator("#compose-I05")
    line.locator("summary").click()
    line.locator('input[name="I05.conditions"]').last.fill("De gemeente noemt een datum.")
    line.locator('select[name="I05.condition_kind"]').last.select_option("verzoek")
    line.locator('input[name="I05.condition_owner"]').last.fill("gebiedsmakelaar")
    line.get_by_role("button", name="Zet dit in de verdeling").click()
    expect(line.get_by_text("De gemeente noemt een datum.", exact=False).first).to_be_visible()
    console.get_by_role("button", name="Haal van het scherm").click()
    expect(wall.get_by_role("heading", name="Dit is veranderd")).to_be_visible()
    expect(wall.locator(".wchange")).to_contain_text("Licht langs het slootpad")
    phone.get_by_role("button", name="Trek mijn bezwaar in").click()
    expect(console.locator("#o-B1-1")).to_contain_text("ingetrokken")


def the_room_is_asked_again(room: Room, phone: Page, console: Page, wall: Page) -> None:
    console.locator("#r-go .btn--big").click()
    expect(wall.get_by_text("ronde 2")).to_be_visible()
    room.voice("P01").act("consent.give", position="agree")
    phone.locator("label.choice", has=phone.locator('input[value="agree"]')).click()
    phone.get_by_role("button", name="Geef mijn antwoord").click()
    expect(phone.locator("[data-counted]")).to_be_visible()
    console.get_by_role("button", name="Sluit de vraag").click()
    expect(wall.locator(".wvotes > div", has_text="akkoord")).to_contain_text("2")


def a_minority_has_its_say(room: Room, phone: Page) -> None:
    room.voice("P01").act("minority.post", text="Het pad had voor moeten gaan.", initiatives=["I05"])
    join = phone.locator("button[data-join]")
    expect(join).to_have_attribute("aria-pressed", "false")
    join.press("Enter")
    expect(join).to_have_attribute("aria-pressed", "true")
    expect(join).to_contain_text("2")


def the_record_tells_all_of_it(room: Room, console: Page) -> None:
    """The draft for the console; signing follows the closing and has a journey of its own."""
    console.goto(f"{room.hall.url}/t/{room.moment.code}/besluit")
    for words in (OBJECTION, NEED, CHANGE, "De gemeente noemt een datum.", "Het pad had voor moeten gaan.", "2 mensen"):
        expect(console.get_by_text(words).first).to_be_visible()
    assert violations(console) == []
