"""Who is counted where: at the door, by two devices and the console, also without a line; at tables; and by codes."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.devices import CONSOLE, PHONE, TABLE
from tests.journeys.live.entrance import CODES, TABLES, Entrance, by_keyboard, entrance, looked_at, photograph

__all__ = ["entrance"]
COUNTED = ".tcount__heads .num"
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
    expect(console.locator(".door__counted")).to_contain_text("zaal 2")  # it was first, and not only shown first

    phone.context.set_offline(False)
    phone.reload()  # what waits is in the tab, and not in the page
    expect(phone.locator("[data-waiting-taps]")).to_be_hidden()
    expect(phone.locator("#niet li")).to_have_text(re.compile("^M. Bouzid, Klaverhof 14: Deze persoon is al binnen"))
    photograph(phone, "deur-al-binnen")
    for page in (phone, tablet):
        expect(page.locator('[data-heads="all"]')).to_have_text("4")
        expect(page.locator('[data-heads="viewer"]')).to_have_text("2")
    expect(console.locator(".door__counted")).to_contain_text("zaal 4")
    by_keyboard(phone, "Gelezen")
    _ticked_and_back_by_keyboard(phone, tablet)
    assert [looked_at(page, f"deur-{n}") for n, page in enumerate((phone, tablet))] == [[], []]


def _ticked_and_back_by_keyboard(phone: Page, tablet: Page) -> None:
    phone.get_by_label("Naam of huisnummer").fill("dorp")
    by_keyboard(phone, "Vink af J. Hofman")
    expect(tablet.locator('[data-heads="all"]')).to_have_text("5")
    by_keyboard(phone, "haal dit vinkje weg")
    expect(tablet.locator('[data-heads="all"]')).to_have_text("4")


def test_a_table_counts_heads_and_admits_who_waits(entrance: Entrance) -> None:
    device = entrance.open("/tafel#" + entrance.server.keys["table"], TABLES, **TABLE)
    chair = entrance.open("/regie#" + entrance.server.keys["table-chair"], TABLES, **PHONE)
    resident = entrance.open("", TABLES, **PHONE)
    for page in (device, chair):
        expect(page.locator("body[data-live]")).to_be_attached(timeout=60_000)
    resident.get_by_label("Je voornaam").fill("Sanne")
    resident.get_by_label("Waar zit je?").select_option("Tafel 1")
    resident.get_by_role("button", name="Schuif aan").click()
    expect(device.locator(".tcount__list > li")).to_have_count(4)
    sign = resident.locator("#meebeslissen .code").text_content() or "?"
    expect(device.locator(".tcount__list > li", has_text="Sanne")).to_contain_text(sign)

    for _ in range(2):
        device.get_by_role("button", name="Tel één mens erbij: Tafel 1").click()
    expect(chair.locator("#tel-hier " + COUNTED)).to_have_text("2")
    photograph(device, "tafel-telt")
    by_keyboard(chair, "Tel één mens erbij: Tafel 1")
    expect(device.locator(COUNTED)).to_have_text("3")
    device.get_by_role("button", name="Beslist mee Sanne").click()
    expect(resident.locator("#meebeslissen")).to_have_count(0)
    expect(chair.locator("#wie-hier summary")).to_have_text(re.compile("Beslissen mee: 1"))
    by_keyboard(chair, "Kijkt mee Jan")
    expect(device.locator("#wie-hier summary")).to_have_text(re.compile("kijken mee: 1"))
    expect(device.locator(".tcount__list > li:visible")).to_have_count(2)
    photograph(chair, "tafel-voorzitter")
    assert looked_at(device, "tafel-toestel") == []
    assert looked_at(chair, "tafel-regie", letters=False) == []  # the whole console is looked at in access/


def test_the_page_of_codes_is_for_everybody(entrance: Entrance) -> None:
    regie = entrance.open("/regie#" + entrance.server.keys[CODES], CODES, **CONSOLE)
    expect(regie.locator("body[data-live]")).to_be_attached(timeout=60_000)
    regie.goto(f"{entrance.server.base}/t/{CODES}/regie/codes")
    regie.get_by_label("Hoeveel codes?").focus()
    regie.keyboard.type("25")
    with regie.expect_download() as printed:
        regie.keyboard.press("Enter")
    assert printed.value.suggested_filename == f"codes-{CODES}-1.pdf"
    regie.reload()
    expect(regie.locator(".tbl tbody tr")).to_have_text(re.compile(r"1\s*25\s*0\s*0"))
    assert looked_at(regie, "codes") == []
