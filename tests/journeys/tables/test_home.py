"""Voting at home, before the evening and after the hall has closed, into one count with the hall."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import Devices
from tests.journeys.held import Held
from tests.journeys.people import counts, lead, plan_row, vote
from tests.journeys.tables.halls import HOME
from tests.journeys.tables.watched import Evening, in_hand
from tests.reliability.length import FULL

STAGE = "tellen"


@FULL
@pytest.mark.soak
def test_who_votes_at_home_before_and_after_the_evening_counts_with_the_hall(held: Held, devices: Devices) -> None:
    evening = Evening(held, devices, "thuis")
    home = held.window(devices, "thuis", "livecast", HOME)
    before_the_evening(evening, home)
    nothing_in(evening.look("voor de avond", home=home))
    the_hall_votes(evening)
    nothing_in(evening.look("zaal dicht", home=home))
    after_the_hall(evening, home)
    all_is_one_count(evening, home)
    nothing_in(evening.look("uitslag", home=home))


def before_the_evening(evening: Evening, home: Page) -> None:
    expect(evening.wall.locator("body")).not_to_contain_text("Nog open voor thuis")
    home.get_by_role("link", name="Naar het stembiljet").press("Enter")
    nothing_in([*violations(home), *in_hand(home)])
    for plan in ("I02", "I06"):
        plan_row(home, plan).locator('[data-move="pick"]').press("Enter")
    vote(home)


def the_hall_votes(evening: Evening) -> None:
    leader = evening.held.leader(evening.devices, "thuis")
    for frame in ("purpose", "roles", "cooperation", "money", "contact"):
        leader.act("frame.confirm", frame=frame)
    leader.act("stage.advance", to=STAGE)
    plan_row(evening.phone, "I01").locator('[data-move="pick"]').tap()
    vote(evening.phone)
    for seat in ("T1S00000000", "T1S00000002"):
        voice = evening.held.voice(evening.devices, "thuis", seat)
        voice.act("ballot.cast", ballot={"order": ["I01", "I02"]})
    lead(evening.console, "Sluit het stemmen")
    for page in (evening.wall, evening.console):
        expect(page.locator("body")).to_contain_text("Nog open voor thuis tot")


def after_the_hall(evening: Evening, home: Page) -> None:
    """Whoever voted at home thinks again, which the hall cannot any more; then it is closed before its time."""
    home.reload()
    expect(counts(home)).to_be_visible()
    plan_row(home, "I06").locator('[data-move="up"]').click()
    vote(home)
    console = evening.console
    console.locator("#thuis > summary").click()
    console.get_by_label("Waarom eerder sluiten?").fill("Iedereen heeft gestemd.")
    console.get_by_role("button", name="Sluit nu").press("Enter")
    expect(console.locator("#thuis")).to_contain_text("gesloten")


def all_is_one_count(evening: Evening, home: Page) -> None:
    lead(evening.console, "Laat de uitslag zien")
    expect(evening.wall.locator('[data-status="revealed"]')).to_be_attached()
    expect(evening.console.locator("#werk")).to_contain_text("4 stembiljetten geteld")
    for plan, points in (("I01", 15), ("I02", 12), ("I06", 5)):
        expect(evening.console.locator(f"#score-{plan}")).to_contain_text(f"{points} punten")
    home.get_by_role("link", name="Naar de avond").click()
    evening.devices.connected(home)
