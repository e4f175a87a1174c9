"""The room chooses how it votes, and every kind of ballot can be filled in on a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import Devices
from tests.journeys.faces import quiet
from tests.journeys.held import Held
from tests.journeys.looks import lost, unreachable
from tests.journeys.people import lead
from tests.reliability.length import length


def test_the_way_of_voting_is_chosen_with_the_frames_and_stands_on_every_phone(held: Held, devices: Devices) -> None:
    leader, phone = (held.window(devices, "choosing a method", face) for face in ("console", "phone"))
    quiet(leader)
    leader.get_by_text("Kies een andere manier").click()
    leader.get_by_label("Stembiljet en telling").select_option("approval equal-shares")
    leader.get_by_label("Hoeveel plannen hoogstens").fill("")
    leader.get_by_label("Bij aankruisen en bedragen: samen hoogstens hoeveel euro?").fill("40.000")
    nothing_in([*violations(leader), *unreachable(leader), *lost(leader)])
    leader.get_by_role("button", name="Zo doen we het").click()
    for page in (leader, phone):
        expect(page.locator("body")).to_contain_text("Plannen aankruisen: samen hoogstens €\xa040.000")
        expect(page.locator("body")).to_contain_text("We tellen met: Gelijke delen")
    assert leader.locator(".digest").inner_text() == phone.locator(".digest").inner_text()
    nothing_in(violations(phone))


def points(phone: Page) -> None:
    more = phone.get_by_role("button", name="een punt meer")
    for _ in range(7):
        more.first.click()
    expect(phone.locator("[data-perplan-left]")).to_have_text("Nog 4 punten te geven")
    phone.locator('[name^="points."]').nth(1).fill("5")
    expect(phone.locator("[data-warn]")).to_have_text("1 punten te veel. Haal er ergens iets af.")
    phone.locator('[name^="points."]').nth(1).fill("4")


def grades(phone: Page) -> None:
    phone.locator(".grade5").first.get_by_label("heel goed", exact=True).click(force=True)
    phone.locator(".grade5").nth(1).get_by_label("matig").click(force=True)


def resistance(phone: Page) -> None:
    phone.locator('select[name^="resistance."]').first.select_option("0")
    phone.locator('select[name^="resistance."]').nth(1).select_option("10")


def amounts(phone: Page) -> None:
    phone.locator(".seg3").first.get_by_label("Alles").click(force=True)


KINDS = length((points,), (points, grades, resistance, amounts))


@pytest.mark.soak
@pytest.mark.parametrize("fill", KINDS, ids=lambda fill: fill.__name__)
def test_a_ballot_of_this_kind_is_filled_in_kept_and_counted(
    held: Held, devices: Devices, fill: Callable[[Page], None]
) -> None:
    name = f"voting by {fill.__name__}"
    phone, wall = (held.window(devices, name, face) for face in ("phone", "screen"))
    quiet(phone)
    fill(phone)
    nothing_in([*violations(phone), *unreachable(phone), *lost(phone)])
    before = values(phone)
    phone.locator(".foot .btn").click()
    expect(phone.locator(".foot")).to_contain_text("telt mee")
    phone.reload()
    quiet(phone)
    assert values(phone) == before
    leader = held.window(devices, name, "console")
    lead(leader, "Sluit het stemmen")
    if fill in (points, resistance):
        expect(phone.locator(".kept li:visible [data-kept-amount]").first).to_have_text(re.compile(r"^\d+$"))
    lead(leader, "Laat de uitslag zien")
    expect(wall.locator('[data-status="revealed"]')).to_be_attached()
    nothing_in([*violations(wall), *violations(leader)])


def values(phone: Page) -> list[str]:
    """What stands in the fields of the ballot."""
    return phone.evaluate(
        """() => [...document.querySelectorAll('.work [name][form="act"]:not([name=do])')]
        .filter((f) => !f.disabled && (f.type !== 'radio' || f.checked)).map((f) => `${f.name}=${f.value}`)"""
    )
