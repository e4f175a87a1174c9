"""The evening about frames: a clause is written otherwise, a way to divide is chosen, and it becomes a document."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import Devices
from tests.journeys.held import Held
from tests.journeys.looks import lost
from tests.journeys.people import lead
from tests.journeys.tables.watched import Evening
from tests.reliability.length import FULL

WORDS = "We luisteren, laten elkaar uitpraten en wisselen elke ronde van tafel."
WHY = "Dan spreek je iedereen een keer."
WON = "Overlegtafels"


@FULL
@pytest.mark.soak
def test_the_room_agrees_clause_by_clause_chooses_a_way_and_reads_its_document(held: Held, devices: Devices) -> None:
    evening = Evening(held, devices, "kaders")
    nothing_in(evening.look("kaders"))
    a_phone_proposes_other_words(evening)
    nothing_in(evening.look("voorstel"))
    the_console_settles_them(evening)
    four_ways_are_put_to_the_room(evening)
    nothing_in(evening.look("vier manieren"))
    the_way_with_the_least_resistance_is_agreed(evening)
    the_frames_stand(evening)
    nothing_in(evening.look("kaders staan"))
    it_is_a_document(evening)


def a_phone_proposes_other_words(evening: Evening) -> None:
    """The first two frames are confirmed; of the third a clause is said in other words, by keyboard."""
    for key in ("purpose", "roles"):
        evening.console.locator(f'[value="frame.confirm {key}"]').press("Enter")
        expect(evening.console.locator(f"#frame-{key}.frame--done")).to_be_attached()
    phone = evening.phone
    expect(phone.get_by_role("heading", level=1)).to_have_text("Hoe werken we samen?")
    phone.locator("#niet-cooperation-1 > summary").press("Enter")
    phone.locator("#reason-cooperation-1").fill(WHY)
    phone.locator("#text-cooperation-1").fill(WORDS)
    phone.get_by_role("button", name="Stel dit voor").locator("visible=true").press("Enter")
    for page in (phone, evening.wall, evening.console, evening.chair):
        expect(page.locator("body")).to_contain_text(WORDS)


def agree(page: Page, wording: str) -> None:
    """Say that one agrees with a wording."""
    page.locator(f'[data-wording="{wording}"] [data-agrees]').locator("visible=true").tap()
    expect(page.locator(f'[data-wording="{wording}"] [data-own]').first).to_be_visible()


def the_console_settles_them(evening: Evening) -> None:
    agree(evening.phone, "F1")
    other = evening.held.voice(evening.devices, "kaders", "T1S00000002")
    other.act("frame.answer", wording="F1", agrees=True, reason="")
    expect(evening.console.locator("#voorstel-F1 .clause__said")).to_contain_text("2 mensen eens")
    evening.console.get_by_role("button", name="Neem dit over").press("Enter")
    for page in (evening.phone, evening.wall):
        expect(page.locator("body")).to_contain_text("2 mensen eens")


def four_ways_are_put_to_the_room(evening: Evening) -> None:
    lead(evening.console, "Vraag de weerstand tegen alle vier")
    phone = evening.phone
    for number, mark in enumerate((7, 5, 1, 4)):
        phone.locator(".resist").nth(number).locator(f'input[value="{mark}"]').check(force=True)
    phone.get_by_role("button", name="Geef mijn cijfers").tap()
    expect(phone.locator("[data-counted]")).to_be_visible()


def the_way_with_the_least_resistance_is_agreed(evening: Evening) -> None:
    lead(evening.console, "Sluit de keuze")
    for page in (evening.console, evening.wall, evening.phone):
        expect(page.locator("body")).to_contain_text(f"De minste weerstand: {WON}.")
    nothing_in(evening.look("weerstand"))
    lead(evening.console, "Verder met")
    evening.console.get_by_role("button", name="Leg dit voor als afspraak").click()
    expect(evening.phone.locator("#voorstel-F2")).to_be_attached()
    evening.phone.locator("#praat-money > summary").click()
    agree(evening.phone, "F2")
    expect(evening.console.locator("#voorstel-F2 .clause__said")).to_contain_text("1 mens eens")
    evening.console.locator('[value="frame.settle F2 verdict=agreed"]').click()
    expect(evening.console.locator("#voorstel-F2")).not_to_be_attached()
    expect(evening.phone.locator("#frame-money")).to_contain_text(WON)


def the_frames_stand(evening: Evening) -> None:
    for key in ("cooperation", "money", "contact"):
        evening.console.locator(f'[value="frame.confirm {key}"]').first.click()
        expect(evening.console.locator(f"#frame-{key}.frame--done")).to_be_attached()
    expect(evening.phone.get_by_role("heading", name="De kaders staan")).to_be_visible()
    expect(evening.wall.locator(".wagreed")).to_be_visible()


def it_is_a_document(evening: Evening) -> None:
    page = evening.console
    page.goto(f"{evening.held.hall.url}/t/{evening.held.moments['kaders'].code}/kaders")
    expect(page.locator("main")).to_contain_text("2 mensen eens")
    expect(page.locator("main")).to_contain_text(WON)
    nothing_in([*violations(page), *lost(page)])
