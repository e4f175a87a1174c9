"""Those who help to lead, each with a link of their own."""

from playwright.sync_api import expect

from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import CONSOLE, PHONE, SCREEN, Devices
from tests.journeys.faces import quiet
from tests.journeys.held import Held
from tests.journeys.looks import lost, unreachable
from tests.journeys.people import new_link


def test_a_gespreksleider_gives_links_away_and_takes_them_back(held: Held, devices: Devices) -> None:
    leader = held.window(devices, "helpers", "console")
    leader.get_by_role("link", name="Wie helpt mee?").click()
    expect(leader.get_by_role("heading", name="Wie helpt mee?")).to_be_visible()
    nothing_in([*violations(leader), *unreachable(leader), *lost(leader)])
    moderator, wall = devices.page(CONSOLE), devices.page(SCREEN)
    with devices.watch.forgiving("status of 403"):
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
    leader.goto(f"{held.hall.url}/t/{held.moments['helpers'].code}/regie/links")
    row = leader.locator(".keylist > li", has_text="Moderator")
    row.locator("summary", has_text="Trek").click()
    with devices.watch.forgiving("status of 403", "WebSocket"):
        row.get_by_role("button", name="Ja, trek deze link in").click()
        expect(moderator.get_by_role("button", name="Open de regie")).to_be_visible()
    expect(leader.locator(".keylist > li", has_text="Moderator")).to_have_count(0)


def test_plans_go_on_together_once_both_proposers_say_yes_one_aloud_and_one_on_a_phone(
    held: Held, devices: Devices
) -> None:
    leader, wall = (held.window(devices, "package", face) for face in ("console", "screen"))
    phone = devices.page(PHONE)
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
    with devices.watch.forgiving("status of 403"):
        phone.goto(new_link(leader, "Indiener"))
        expect(phone.get_by_role("heading", name="AED's en reanimatiecursus")).to_be_visible()
    nothing_in([*violations(phone), *unreachable(phone), *lost(phone)])
    phone.get_by_role("button", name="Ja, dat is goed").press("Enter")
    expect(phone.get_by_role("heading", name="Zo is het afgesproken")).to_be_visible()
    expect(wall.locator(".wask")).to_have_count(0)
    expect(wall.locator(".wchange")).to_contain_text("€ 8.500")
