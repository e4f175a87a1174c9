"""A hall that is filmed, seen at home 25 seconds late: who watches, who votes, and what is fetched from elsewhere.

A viewer answers in the poll while home is open, can only read once home is quiet, and is out where it is locked.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import people
from tests.journeys.axe import violations
from tests.parts.stream.film import streamed
from tests.realtime.servers import Furnish, Live
from tests.reliability.length import FULL

BEHIND = 25


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the picture is."""
    with streamed(tmp_path_factory.mktemp("film"), BEHIND) as found:
        yield found


class Watched:
    """A page of somebody, with the places that it asked something of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.places: set[str] = set()
        page.on("request", lambda request: self.places.add(re.sub(r"^(\w+://[^/]*).*", r"\1", request.url)))


@FULL
@pytest.mark.soak
def test_home_watches_measures_and_votes_after_the_hall(browser: Browser, furnish: Furnish, address: str) -> None:
    server = furnish()
    server.start()
    console: Live = server.leader().joined()
    hall = server.seated().joined()
    console.ok("stream.set", address=address)
    console.ok("delay.set", seconds=BEHIND)
    console.lead_to("ranking", at="welcome")
    contexts = [browser.new_context(locale="nl-NL", viewport={"width": 1440, "height": 900}) for _ in range(3)]
    home, viewer, other = (Watched(context.new_page()) for context in contexts)
    wall = contexts[2].new_page()
    place, elsewhere = f"{server.base}/t/{server.code}", address.rpartition("/")[0]
    for watched in (home, viewer, other):
        watched.page.goto(f"{place}/livecast")
    watch(viewer.page)
    wall.goto(f"{place}/scherm")
    expect(wall.locator("[data-number]")).to_have_text(re.compile(r"^\d{3}$"))
    join(home.page)
    expect(home.page.locator("body[data-live]")).to_be_attached()
    assert home.places == viewer.places == other.places == {server.base}, "nothing of another host before a press"
    for watched in (home, viewer):
        watched.page.get_by_role("button", name="Bekijk het beeld").click()
        expect(watched.page.locator("video")).to_have_js_property("paused", False)
    assert home.places == viewer.places == {server.base, elsewhere}
    behind = home.page.locator("[data-behind]")
    expect(behind).to_have_text(re.compile("^(2[0-9]|3[0-9])$"))
    measure(viewer.page)
    hall.ok("ballot.cast", ballot={"order": ["P1"]})
    console.ok("stage.close")
    expect(home.page.locator(".late--home")).to_contain_text("De zaal is al dicht")
    expect(wall.locator(".latewall time")).to_have_text(re.compile(r"^\d+ s$"))
    vote(home.page)
    poll(viewer.page)
    assert violations(home.page) == []
    assert violations(viewer.page) == []
    become_quiet(console, home.page, viewer.page)
    reveal(console, home.page)
    lock(console, home.page, viewer.page, other.page)
    assert other.places == {server.base}
    for context in contexts:
        context.close()


def join(page: Page) -> None:
    """Take a seat at the online table."""
    page.get_by_role("button", name="Schuif online aan").click()
    page.wait_for_selector("body.seated")


def become_quiet(console: Live, home: Page, viewer: Page) -> None:
    """One press, and within a second everybody at home reads what they may do."""
    console.ok("home.quiet", on=True)
    expect(home.locator(".quiet")).to_be_visible(timeout=1000)
    expect(viewer.locator(".for-viewers")).to_have_text("Kijkers kunnen nu alleen meelezen.", timeout=1000)


def reveal(console: Live, home: Page) -> None:
    """Home is closed too, and then the outcome is shown."""
    console.ok("delay.end", reason="Iedereen heeft gestemd.")
    expect(home.locator(".late--home")).to_have_count(0)
    assert console.act("stage.reveal")["ok"]


def lock(console: Live, home: Page, *without: Page) -> None:
    """Who has neither a link nor a seat finds the door."""
    console.ok("livecast.lock", on=True)
    for page in without:
        expect(page.get_by_role("heading", name="Livecast")).to_be_visible()
    expect(home.locator(".now__live")).to_be_visible()


def poll(page: Page) -> None:
    """A viewer answers what is voted on while home is open."""
    expect(page.locator(".late--home")).to_contain_text("Je kijkt 25 seconden later.")
    page.locator(".rank__pick:visible").first.click()
    page.get_by_role("button", name="Klaar met mijn top").click()
    expect(page.locator("#kijker")).to_contain_text("Je antwoord op de peiling is binnen.")
    expect(page.get_by_text("Je lijst telt mee")).to_be_hidden()


def watch(page: Page) -> None:
    """Watch, without a seat."""
    page.get_by_role("button", name="Kijk mee als kijker").click()
    page.wait_for_selector("body.viewing")


def measure(page: Page) -> None:
    """Press when the number is there: who sees it at once has a picture that is hardly late."""
    page.get_by_text("Klopt het getal in beeld niet?").click()
    page.get_by_role("button", name="Ik zie").click()
    expect(page.locator("[data-behind]")).to_have_text(re.compile(r"^1?\d$"))


def vote(page: Page) -> None:
    """Rank one plan and hand in."""
    expect(page.locator(".late--home time")).to_have_text(re.compile(r"^[1-5]\d s$"))
    page.locator(".rank__pick:visible").first.click()
    people.vote(page)
