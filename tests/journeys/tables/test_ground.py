"""An evening of tables: the hall is asked which arguments it shares, sees it, and lays a chip on a table's device."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import Devices
from tests.journeys.held import Held
from tests.journeys.looks import small_targets
from tests.journeys.people import lead
from tests.journeys.tables.halls import SAID
from tests.journeys.tables.watched import Evening
from tests.reliability.length import FULL

FIRST = [f"T1S{n:08}" for n in range(6)]
SECOND = [f"T2S{n:08}" for n in range(10)]
SHARED = SAID[3][1]
"""What everybody agrees with; about the other arguments the two tables think otherwise."""


@FULL
@pytest.mark.soak
def test_the_hall_is_asked_sees_what_it_shares_and_lays_a_chip(held: Held, devices: Devices) -> None:
    evening = Evening(held, devices, "grond")
    everybody_is_asked(evening)
    nothing_in(evening.look("gevraagd"))
    the_console_counts_and_shows(evening)
    nothing_in(evening.look("gedeelde grond"))
    what_is_drawn_stands_in_numbers_too(evening)
    on_to_the_chips(evening)


def everybody_is_asked(evening: Evening) -> None:
    """One phone says by keyboard what it thinks of each argument, one after the other; the others say it too."""
    evening.console.locator("#gedeelde-grond > summary").click()
    evening.console.get_by_role("button", name="Vraag het de zaal").press("Enter")
    phone = evening.phone
    expect(phone.locator("[data-saying]:visible")).to_have_count(1)
    for n in range(len(SAID)):
        own = phone.locator(f'[data-saying="A{n + 1}"]')
        own.get_by_role("button", name="Eens" if n == 3 else "Oneens", exact=False).first.press("Enter")
    for table, seats in enumerate((FIRST[2:], SECOND)):
        for seat in seats:
            voice = evening.held.voice(evening.devices, "grond", seat)
            for n in range(len(SAID)):
                agrees = n == 3 or (n + table) % 2
                voice.act("argument.mark", argument=f"A{n + 1}", mark="agree" if agrees else "disagree")
    expect(evening.console.locator("#gedeelde-grond")).to_contain_text("mensen gaven antwoord")


def the_console_counts_and_shows(evening: Evening) -> None:
    lead(evening.console, "Tel gedeelde grond")
    expect(evening.console.locator("#gedeelde-grond .ground__row").first).to_be_attached()
    evening.console.get_by_role("button", name="Toon aan iedereen").press("Enter")
    expect(evening.wall.locator(".wground")).to_contain_text(SHARED)
    expect(evening.phone.locator(".ground")).to_contain_text(SHARED)


def what_is_drawn_stands_in_numbers_too(evening: Evening) -> None:
    """Each bar is as wide as its number says, on the wall and on a phone, and the table has the same numbers."""
    evening.phone.locator("#ground-tabel > summary").press("Enter")
    table = evening.phone.locator("#ground-tabel table")
    expect(table).to_be_visible()
    for page in (evening.wall, evening.phone):
        drawn = bars(page)
        assert drawn, "nothing is drawn"
        for wide, (agree, seen) in drawn:
            assert round(wide * seen) == agree
            assert f"{agree} van {seen}" in table.inner_text()


def bars(page: Page) -> list[tuple[float, tuple[int, int]]]:
    """How much of each bar is drawn as agreeing, and the numbers beside it."""
    found: list[list[float | str]] = page.locator(".ground__bars:visible > li").evaluate_all(
        """bars => bars.map(bar => [bar.querySelector('.agree').getBoundingClientRect().width
        / bar.querySelector('.track').getBoundingClientRect().width, bar.querySelector('.num').textContent])"""
    )
    numbers = [(float(wide), re.findall(r"\d+", str(label))) for wide, label in found]
    return [(wide, (int(said[0]), int(said[1]))) for wide, said in numbers]


def on_to_the_chips(evening: Evening) -> None:
    """What is laid on the device of the table lies on the phone of a resident there too."""
    leader = evening.held.leader(evening.devices, "grond")
    leader.act("stage.advance", to="fiches")
    expect(evening.table.locator(".tpile").first).to_be_visible()
    evening.table.locator(f'[data-lays="{FIRST[0]}"]').tap()
    evening.table.locator("#stapel-2 [data-by='1']").tap()
    expect(evening.table.locator("#stapel-2 .tpile__near .num")).to_have_text("1")
    expect(evening.phone.locator("#fiche-2 .chip__lies .num")).to_have_text("1")
    nothing_in([*violations(evening.table), *small_targets(evening.table, 48)])
