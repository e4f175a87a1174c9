"""Those who help to lead, each with a link of their own, and a phone that is too fast."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import moments
from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import CONSOLE, PHONE, SCREEN, Devices
from tests.journeys.faces import enter, quiet
from tests.journeys.hall import Hall
from tests.journeys.looks import lost, unreachable
from tests.journeys.moments import MOMENTS, Moment
from tests.journeys.voices import Voice

Room = tuple[Hall, dict[str, Moment]]


@pytest.fixture(scope="module")
def room(open_hall: Callable[[], Hall]) -> Room:
    """Where an argument a minute is much, so that nobody has to wait long for it."""
    hall = open_hall()
    wanted = dict.fromkeys(("helpers", "too fast"), MOMENTS["arguments"])
    found = moments.make(hall.folder, {**wanted, "package": MOMENTS["decision closed"]})
    hall.start(LIMITS="arguments=20/1")
    return hall, found


def new_link(page: Page, role: str) -> str:
    """A fresh link, as the gespreksleider reads it aloud."""
    page.get_by_label(role, exact=True).check()
    page.get_by_role("button", name="Maak de link").click()
    expect(page.locator(".fresh")).to_contain_text(f"Nieuwe link: {role}")
    return page.get_by_label("Link", exact=True).input_value()


def test_a_gespreksleider_gives_links_away_and_takes_them_back(room: Room, devices: Devices) -> None:
    hall, found = room
    leader = devices.page(CONSOLE)
    enter(leader, hall, found["helpers"], "console")
    leader.get_by_role("link", name="Wie helpt mee?").click()
    expect(leader.get_by_role("heading", name="Wie helpt mee?")).to_be_visible()
    nothing_in([*violations(leader), *unreachable(leader), *lost(leader)])
    moderator, wall = devices.page(CONSOLE), devices.page(SCREEN)
    with devices.watch.forgiving("status 403", "status of 403"):
        moderator.goto(new_link(leader, "Moderator"))
        expect(
            moderator.get_by_role("button", name="Goedkeuren").or_(moderator.locator(".inbox__tools"))
        ).to_be_visible()
    nothing_in(violations(moderator))
    expect(moderator.locator("#r-go")).to_be_hidden()
    wall.goto(new_link(leader, "Scherm"))
    expect(wall.locator("body[data-may]")).to_be_attached()
    quiet(wall)
    wall.keyboard.press("b")
    expect(wall.locator('[data-wall="black"]')).to_be_attached()
    wall.keyboard.press("b")
    expect(wall.locator('[data-wall="live"]')).to_be_attached()
    leader.goto(f"{hall.url}/t/{found['helpers'].code}/regie/links")
    row = leader.locator(".keylist > li", has_text="Moderator")
    row.locator("summary").click()
    with devices.watch.forgiving("status 403", "status of 403", "WebSocket"):
        row.get_by_role("button", name="Ja, trek deze link in").click()
        expect(moderator.get_by_role("button", name="Open de regie")).to_be_visible()
    expect(leader.locator(".keylist > li", has_text="Moderator")).to_have_count(0)


def test_plans_go_on_together_once_both_proposers_say_yes_one_aloud_and_one_on_a_phone(
    room: Room, devices: Devices
) -> None:
    hall, found = room
    leader, wall, phone = devices.page(CONSOLE), devices.page(SCREEN), devices.page(PHONE)
    enter(leader, hall, found["package"], "console")
    enter(wall, hall, found["package"], "screen")
    leader.locator("#kleiner-of-samen > summary").click()
    leader.get_by_label("Welk plan gaat verder?").select_option("I04")
    leader.get_by_label("Voor hoeveel (in euro’s)?").fill("8.500")
    leader.get_by_label("Wat wordt er anders?").fill("Zes kasten, en de lessen bij de huiswerkclub.")
    leader.get_by_text("Samen met andere plannen").click()
    leader.get_by_role("checkbox", name="Zwerfvuilbrigade").check()
    nothing_in(violations(leader))
    leader.get_by_role("button", name="Vraag het", exact=True).press("Enter")
    expect(wall.locator(".wask")).to_contain_text("Gaan deze plannen samen verder voor € 8.500?")
    leader.get_by_role("button", name="Indiener zegt ja Zwerfvuil").press("Enter")
    expect(wall.locator(".wask .yes")).to_have_count(1)
    nothing_in(violations(wall))
    leader.get_by_role("link", name="Link voor de telefoon").click()
    leader.get_by_label("Plan", exact=True).select_option("I04")
    with devices.watch.forgiving("status 403", "status of 403"):
        phone.goto(new_link(leader, "Indiener"))
        expect(phone.get_by_role("heading", name="AED's en reanimatiecursus")).to_be_visible()
    nothing_in([*violations(phone), *unreachable(phone), *lost(phone)])
    phone.get_by_role("button", name="Ja, dat is goed").press("Enter")
    expect(phone.get_by_role("heading", name="Zo is het afgesproken")).to_be_visible()
    expect(wall.locator(".wask")).to_have_count(0)
    expect(wall.locator(".wchange")).to_contain_text("€ 8.500")


def test_a_second_argument_too_soon_waits_and_is_sent_by_itself(room: Room, devices: Devices) -> None:
    hall, found = room
    Voice(devices, hall, found["too fast"].code, found["too fast"].console, "console").act("approval.set", on=False)
    phone = devices.page(PHONE)
    enter(phone, hall, found["too fast"], "phone")
    devices.connected(phone)
    for text in ("Een eerste argument.", "Een tweede, heel snel erna."):
        phone.locator('a[href="#schrijven"]').first.click()
        phone.locator("label", has=phone.locator('input[value="for"]')).click()
        phone.locator("#argument-text").fill(text)
        phone.locator('button[value="argument.post"]').click()
        if text.startswith("Een eerste"):
            expect(phone.locator(".arg", has_text=text)).to_be_attached()
    expect(phone.locator("#refusal")).to_contain_text(re.compile(r"over \d seconden vanzelf verstuurd"))
    expect(phone.locator(".arg", has_text="Een tweede, heel snel erna.")).to_be_attached()
    expect(phone.locator("#refusal")).to_be_hidden()
