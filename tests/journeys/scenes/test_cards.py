"""Answers on cards: their codes scanned first, then typed by two people, words and all, and read beside the paper."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from app import create_app
from app.access import links
from app.live.meetings import load
from app.parts.deciding import making
from app.services import services_of
from facilitation.roles import Role
from facilitation.state.deciding import Deciding
from tests.journeys.axe import violations
from tests.realtime.servers import CODE, Furnish, Server, opening
from tests.reliability.length import FULL

WHY = "De lampen schijnen in mijn slaapkamer."
PICTURES = os.environ.get("PICTURES", "")


class Desk(NamedTuple):
    """Two laptops, the codes that people handed in, and the server."""

    server: Server
    first: Page
    second: Page
    codes: tuple[str, ...]


@pytest.fixture
def desk(browser: Browser, furnish: Furnish) -> Iterator[Desk]:
    """The package is asked about in a hall that decides by code; three cards were handed out."""
    server = furnish(msgspec.structs.replace(opening(), deciding=Deciding("code")))
    app = create_app({"DATA_DIR": server.folder})
    with app.app_context():
        keys = [links.make(CODE, Role.PAPER, note=note) for note in ("Noor", "Jamal")]
        codes = making.issue(load(CODE), 3, making.HOST).codes
    services_of(app).database.close()
    server.start()
    leader = server.leader().joined()
    leader.lead_to("decision", "welcome")
    leader.ok("paper.hand", stage="decision", ballots=3)
    contexts = [browser.new_context(locale="nl-NL", viewport={"width": 1440, "height": 900}) for _ in keys]
    pages = [context.new_page() for context in contexts]
    for page, key in zip(pages, keys, strict=True):
        page.goto(f"{server.base}/t/{CODE}/papier#{key}")
        expect(page.get_by_role("heading", name="Stapels")).to_be_visible()
    yield Desk(server, *pages, codes)
    for context in contexts:
        context.close()


def looks_well(page: Page, name: str) -> None:
    """Nothing for axe, wide, narrow and with letters twice as large; with PICTURES, a folder, it is kept there."""
    for width, height in ((1440, 900), (1920, 1080), (390, 844), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, width)
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
    assert violations(page) == []
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    page.evaluate("document.documentElement.style.fontSize = ''")
    assert violations(page) == []


def scan(desk: Desk) -> None:
    """Three slips faster than the page answers, and one of them once more."""
    page = desk.first
    page.get_by_role("link", name="Codes inleveren Besluit").click()
    expect(page.locator("#codes[data-ready]")).to_be_attached()
    for code in (*desk.codes, desk.codes[0]):
        page.keyboard.type(f"{desk.server.base}/t/{CODE}#code={code.replace('-', '')}")
        page.keyboard.press("Enter")
    expect(page.get_by_text("Met deze code is op papier gestemd.")).to_be_visible()
    expect(page.locator("#codes-told .num")).to_have_text("3")
    expect(page.get_by_label("Code op de strook")).to_be_focused()
    looks_well(page, "codes")
    page.get_by_role("link", name="Alle stapels").click()


def type_cards(page: Page, *keys: str) -> None:
    """Cards by keyboard alone: what is one key is pressed, the rest is written."""
    expect(page.locator("#biljet[data-ready]")).to_be_attached()
    for at, key in enumerate(keys):
        if key == "next":
            number = int(page.locator("input[name=number]").first.input_value())
            page.keyboard.press("Enter")
            if at < len(keys) - 1:
                expect(page.get_by_role("heading", name=f"Biljet {number + 1} van 3")).to_be_visible()
                expect(page.locator("#biljet[data-ready]")).to_be_attached()
        elif len(key) == 1 or key == "Enter":
            page.keyboard.press(key)
        else:
            page.keyboard.type(key)
    expect(page.get_by_role("button", name="Sluit deze invoer")).to_be_focused()
    page.keyboard.press("Enter")


@FULL
@pytest.mark.soak
def test_an_argument_card_takes_its_words_and_a_few_keys(desk: Desk) -> None:
    page = desk.first
    leader = desk.server.leader().joined()
    leader.ok("stage.advance", expecting="decision", to="arguments")
    leader.ok("stage.open")
    page.get_by_role("link", name="Argumentkaarten").click()
    for at, text in enumerate(("Te duur voor ons.", "Wie onderhoudt het?")):
        expect(page.locator("#kaart[data-ready]")).to_be_attached()
        for key in [] if at else ["1", "Enter"]:
            page.keyboard.press(key)
        expect(page.get_by_label("Nummer van het plan")).to_be_focused()
        for key in ("1", "2"):
            page.keyboard.press(key)
        page.keyboard.type(text)
        if not at:
            looks_well(page, "argumenten")
        page.get_by_label("Wat staat er?").press("Enter")
        expect(page.get_by_text("De kaart staat erbij.")).to_be_visible()
        page.goto(page.url.replace("&goed=1", ""))


@FULL
@pytest.mark.soak
def test_cards_with_words_come_from_a_pile_of_codes_to_the_hall(desk: Desk) -> None:
    page, other = desk.first, desk.second
    scan(desk)
    looks_well(page, "stapels")
    page.get_by_label("Nummer op het zegel").fill("C-1")
    page.get_by_label("Biljetten in de envelop").fill("3")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Wat is de zorg of het bezwaar?")).to_be_hidden()
    page.keyboard.press("3")
    expect(page.get_by_label("Wat is de zorg of het bezwaar?")).to_be_focused()
    looks_well(page, "kaart")
    page.keyboard.type(WHY)
    type_cards(page, "Enter", "Enter", "next", "1", "next", "1", "next")
    expect(page.get_by_text("Nu voert iemand anders deze stapel in")).to_be_visible()
    other.goto(f"{desk.server.base}/t/{CODE}/papier/1")
    looks_well(other, "tweede")
    type_cards(other, "3", "next", "1", "next", "1", "next")
    expect(other.get_by_role("heading", name="Geen verschillen")).to_be_visible()
    looks_well(other, "nalezen")
    for each in (other, page):
        each.goto(f"{desk.server.base}/t/{CODE}/papier/1")
        expect(each.get_by_label("Wat is de zorg of het bezwaar?")).to_have_value(WHY)
        each.get_by_label("Nagelezen naast het papier").check()
        each.get_by_role("button", name="Sluit stapel 1").click()
    expect(page.get_by_text("Klaar. Hij telt mee")).to_be_visible()
    leader = desk.server.leader().joined()
    leader.ok("paper.finish", stage="decision")
    told = desk.server.logged(leader.ok("stage.close") - 1)
    assert told["answered"] == {"paper": 3}
