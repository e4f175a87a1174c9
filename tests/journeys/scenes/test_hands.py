"""A show of hands on two phones: counted by keyboard and by thumb, otherwise at first, and then on the wall."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from app import create_app
from app.access import links
from app.services import services_of
from facilitation.roles import Role
from tests.journeys.axe import violations
from tests.realtime.servers import CODE, Furnish, Server, opening
from tests.reliability.length import FULL

PICTURES = os.environ.get("PICTURES", "")
SIZES = {"phone": (390, 844), "desk": (1440, 900), "wall": (1920, 1080)}


class Hall(NamedTuple):
    """Two phones that count, the console and the wall, and the server that they use."""

    server: Server
    first: Page
    second: Page
    console: Page
    wall: Page


@pytest.fixture
def hall(browser: Browser, furnish: Furnish) -> Iterator[Hall]:
    """The decision is asked, and two people have a link each."""
    server = furnish(opening())
    app = create_app({"DATA_DIR": server.folder})
    with app.app_context():
        keys = [links.make(CODE, Role.PAPER, note=note) for note in ("Noor", "Jamal")]
        lead = links.make(CODE)
    services_of(app).database.close()
    server.start()
    leader = server.leader().joined()
    leader.lead_to("decision", "welcome")
    where = [("phone", f"handen#{key}") for key in keys] + [("desk", f"regie#{lead}"), ("wall", "scherm")]
    contexts = [browser.new_context(locale="nl-NL", viewport=_size(size)) for size, _ in where]
    pages = [context.new_page() for context in contexts]
    for page, (_, path) in zip(pages, where, strict=True):
        page.goto(f"{server.base}/t/{CODE}/{path}")
    yield Hall(server, *pages)
    for context in contexts:
        context.close()


def _size(name: str) -> dict[str, int]:
    return dict(zip(("width", "height"), SIZES[name], strict=True))


def looks_well(page: Page, name: str, narrow: bool = True) -> None:
    """Nothing for axe, and it fits where it is narrow; with PICTURES, a folder, it is kept to be looked at."""
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready")
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"handen-{name}.png"))
    assert violations(page) == []
    if not narrow:
        return
    usual = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    assert violations(page) == []
    page.set_viewport_size(usual)


def by_keyboard(page: Page, *numbers: int) -> None:
    """Type a number for each answer, and hand them in."""
    page.get_by_label("Akkoord", exact=True).focus()
    for number in numbers:
        page.keyboard.type(str(number))
        for _ in range(3):  # past the two buttons to the next field
            page.keyboard.press("Tab")
    page.get_by_role("button", name="Dit telde ik").press("Enter")


@FULL
@pytest.mark.soak
def test_two_people_count_hands_on_their_phones(hall: Hall) -> None:
    first, second = hall.first, hall.second
    expect(first.get_by_role("heading", name="Er worden nu geen handen geteld")).to_be_visible()
    looks_well(first, "wacht")
    hall.console.locator("#handen > summary").click()
    hall.console.get_by_role("button", name="Laat handen tellen").click()
    expect(hall.wall.get_by_text("We tellen handen")).to_be_visible()
    looks_well(hall.wall, "scherm", narrow=False)
    expect(first.get_by_role("heading", name="Kunnen we leven met deze verdeling?")).to_be_visible()
    looks_well(first, "tellen")
    by_keyboard(first, 12, 2, 0)
    expect(first.get_by_text("Jouw telling is binnen.")).to_be_visible()
    looks_well(hall.console, "regie", narrow=False)
    expect(second.get_by_label("Akkoord", exact=True)).to_have_value("")
    for _ in range(11):
        second.get_by_role("button", name="1 meer: Akkoord").click()
    second.get_by_label("Zorg", exact=True).fill("2")
    second.get_by_label("Bezwaar", exact=True).fill("0")
    second.get_by_role("button", name="Dit telde ik").click()
    expect(second.get_by_text("Jullie telden niet hetzelfde.")).to_be_visible()
    looks_well(second, "verschil")
    second.get_by_text("We spreken samen af wat het is").click()
    settle = second.locator("form").filter(has=second.get_by_role("button", name="Dit is het"))
    for name, number in (("Akkoord", "12"), ("Zorg", "2"), ("Bezwaar", "0")):
        settle.get_by_label(name, exact=True).fill(number)
    settle.get_by_role("button", name="Dit is het").click()
    expect(second.get_by_text("Jij hebt bevestigd. Nu de ander nog.")).to_be_visible()
    first.reload()
    looks_well(first, "afgesproken")
    first.get_by_role("button", name="Dit klopt").click()
    expect(first.get_by_text("14 handen omhoog.")).to_be_visible()
    expect(second.get_by_text("14 handen omhoog.")).to_be_visible()  # without anybody touching it
    looks_well(second, "klaar")
    expect(hall.wall.get_by_text("We tellen handen")).to_be_hidden()
    hall.server.leader().joined().ok("stage.close")
    expect(hall.wall.locator(".wvotes")).to_contain_text("12")
    expect(hall.wall.locator(".wall__count")).to_contain_text("handen 14")
    looks_well(hall.wall, "uitslag", narrow=False)
    looks_well(hall.console, "regie-na", narrow=False)
