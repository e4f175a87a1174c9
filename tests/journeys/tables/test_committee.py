"""A committee of seven: it agrees how many it takes, reads alone on phones, then together, and fixes its lists."""

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import Devices
from tests.journeys.held import Held
from tests.journeys.people import lead
from tests.journeys.tables.watched import Evening, in_hand
from tests.reliability.length import FULL

MEMBERS = [f"T1S{n:08}" for n in range(7)]
PLANS = [f"I{n:02}" for n in range(1, 9)]
WHY = "Past bij wat de buurt zei te missen."


@FULL
@pytest.mark.soak
def test_seven_members_score_alone_then_together_and_fix_a_shortlist(held: Held, devices: Devices) -> None:
    evening = Evening(held, devices, "commissie")
    the_criteria_are_agreed(evening)
    one_reads_on_a_phone(evening)
    six_others_read_too(evening)
    nothing_in(evening.look("lezen"))
    they_open_their_marks(evening)
    nothing_in(evening.look("samen"))
    the_chair_moves_one_with_a_reason(evening)
    lead(evening.console, "Stel de lijsten vast")
    for page in (evening.phone, evening.wall, evening.console):
        expect(page.get_by_role("heading", name="Gekozen").first).to_be_visible()
    nothing_in(evening.look("lijsten"))


def the_criteria_are_agreed(evening: Evening) -> None:
    """The agenda said by what and how many; this committee takes three."""
    evening.console.locator("#criteria > summary").press("Enter")
    expect(evening.console.get_by_label("Criteria, zoals")).to_have_value(
        "Haalbaarheid: 2\nDraagvlak: 2\nEmpowerment: 1"
    )
    evening.console.get_by_label("Hoeveel plannen kiezen jullie?").fill("3")
    nothing_in(evening.look("criteria"))
    evening.console.get_by_role("button", name="Dit spreken we af").press("Enter")
    expect(evening.phone.get_by_text("Jullie kiezen er 3.")).to_be_visible()


def one_reads_on_a_phone(evening: Evening) -> None:
    """The first plan by keyboard; of the second this member has an interest; and so on to the end."""
    phone = evening.phone
    phone.get_by_role("link", name="Lees verder").tap()
    expect(phone.get_by_text("1 van 8", exact=True)).to_be_visible()
    nothing_in([*violations(phone), *in_hand(phone)])
    for n in range(3):
        phone.locator(".resist").nth(n).locator("input").nth(2).focus()
        phone.keyboard.press("ArrowRight")
    phone.locator("#waarom").fill(WHY)
    phone.get_by_role("button", name="Bewaar en lees verder").press("Enter")
    expect(phone.get_by_text("2 van 8", exact=True)).to_be_visible()
    phone.get_by_text("Ik heb een belang bij dit plan").tap()
    phone.get_by_role("button", name="Ik beslis niet mee").tap()
    expect(phone.get_by_text("Je beslist over dit plan niet mee.")).to_be_visible()
    phone.get_by_role("link", name="Alle plannen").first.tap()
    expect(phone.locator(".toread li")).to_have_count(8)
    nothing_in([*violations(phone), *in_hand(phone)])


def six_others_read_too(evening: Evening) -> None:
    """Everybody scores all plans, those who read on a phone the six that are left; the first plans are the best."""
    for number, seat in enumerate(MEMBERS):
        voice = evening.held.voice(evening.devices, "commissie", seat)
        for n, plan in enumerate(PLANS[2 if seat == MEMBERS[1] else 0 :]):
            marks = {f"C{c}": max(1, 5 - n // 2 - (number + c) % 2) for c in (1, 2, 3)}
            voice.act("score.give", initiative=plan, marks=marks, reason=WHY)
    expect(evening.console.locator(".turnout__n")).to_contain_text("55")
    expect(evening.wall.locator("body")).to_contain_text("van 55 oordelen")


def they_open_their_marks(evening: Evening) -> None:
    evening.phone.get_by_role("link", name="Terug").tap()
    evening.devices.connected(evening.phone)
    lead(evening.console, "Sluit het lezen")
    expect(evening.phone.get_by_role("heading", name="Praat over de cijfers")).to_be_visible()
    expect(evening.wall.get_by_role("heading", name="Zo staat het nu")).to_be_visible()


def the_chair_moves_one_with_a_reason(evening: Evening) -> None:
    phone = evening.phone
    phone.locator(".picked a").first.tap()
    expect(phone.get_by_role("heading", name="De cijfers naast elkaar")).to_be_visible()
    nothing_in([*violations(phone), *in_hand(phone)])
    phone.go_back()
    evening.devices.connected(phone)
