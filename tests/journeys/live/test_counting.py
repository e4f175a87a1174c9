"""A table counts who decides, on its own device and on its chair's phone; each tap is seen at once on all of them."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.access.sights import NARROW
from tests.journeys.axe import violations
from tests.journeys.devices import CONSOLE, PHONE, TABLE
from tests.journeys.live.entrance import CODES, TABLES, Entrance, entrance, photograph
from tests.journeys.looks import lost

__all__ = ["entrance"]
COUNTED = ".tcount__heads .num"


def by_keyboard(page: Page, name: str) -> None:
    """Press a button as somebody does who has no mouse."""
    page.get_by_role("button", name=name).focus()
    page.keyboard.press("Enter")


def looked_at(page: Page, name: str, width: int | None = None) -> list[str]:
    """What axe holds against a page, and what sticks out where it is narrow."""
    photograph(page, name, whole=True)
    found = violations(page)
    was = page.viewport_size
    for size in (NARROW, {"width": width or 320, "height": 700}):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        found += [f"narrow, {line}" for line in lost(page)]
    page.set_viewport_size(was)  # type: ignore[arg-type]
    return found


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
    assert looked_at(chair, "tafel-regie") == []


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
