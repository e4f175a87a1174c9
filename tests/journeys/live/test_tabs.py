"""Two tabs of one phone show the same."""

from playwright.sync_api import Page, expect

from tests.journeys.devices import Devices
from tests.journeys.held import Held
from tests.journeys.people import argument, counts, vote


def two_tabs(held: Held, devices: Devices, name: str) -> tuple[Page, Page]:
    """The same page of one phone, twice."""
    first = held.window(devices, name)
    second = first.context.new_page()
    second.goto(first.url)
    devices.connected(second)
    return first, second


def test_two_tabs_of_one_phone_agree(held: Held, devices: Devices) -> None:
    first, second = two_tabs(held, devices, "two tabs")
    text = "Hulp bij huiswerk is een taak"
    for here, there, pressed in ((first, second, "true"), (second, first, "false")):
        argument(here, text).locator(".support").click()
        for tab in (here, there):
            expect(argument(tab, text).locator(".support")).to_have_attribute("aria-pressed", pressed)


def test_a_list_handed_in_on_one_tab_is_what_counts_on_the_other(held: Held, devices: Devices) -> None:
    first, second = two_tabs(held, devices, "two tabs, ranking")
    first.locator("#rank-top .rank__down").last.click()
    vote(first)
    expect(second.locator("#rank-top > li")).to_have_count(4)
    expect(counts(second)).to_be_visible()
