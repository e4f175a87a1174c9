"""A batch of paper ballots by keyboard: two people, ten mistakes, at most 12 keys a ballot, and one count."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from app import create_app
from app.access import links
from app.services import services_of
from facilitation.roles import Role
from facilitation.state.plan import Initiative
from tests.journeys.axe import violations
from tests.realtime.servers import CODE, Furnish, Server, opening
from tests.reliability.length import FULL, length

BALLOTS, MISTAKES, MOST_KEYS, PLACES = length(12, 100), 10, 12, 5
PLANS = tuple(Initiative(f"I{n:02}", f"Plan nummer {n}", 100_000 + n, 100_000 + n) for n in range(1, 15))


class Desk(NamedTuple):
    """Two laptops and the server that they use."""

    server: Server
    first: Page
    second: Page


@pytest.fixture
def desk(browser: Browser, furnish: Furnish) -> Iterator[Desk]:
    """The vote is open, paper was handed out, and two people have a link each."""
    server = furnish(opening(plans=PLANS))
    app = create_app({"DATA_DIR": server.folder})
    with app.app_context():
        keys = [links.make(CODE, Role.PAPER, note=note) for note in ("Noor", "Jamal")]
    services_of(app).database.close()
    server.start()
    leader = server.leader().joined()
    leader.lead_to("ranking", "welcome")
    leader.ok("paper.hand", stage="ranking", ballots=BALLOTS)
    contexts = [browser.new_context(locale="nl-NL", viewport={"width": 1440, "height": 900}) for _ in keys]
    pages = [context.new_page() for context in contexts]
    for page, key in zip(pages, keys, strict=True):
        page.goto(f"{server.base}/t/{CODE}/papier#{key}")
        expect(page.get_by_role("heading", name="Stapels")).to_be_visible()
    yield Desk(server, *pages)
    for context in contexts:
        context.close()


def keys_of(ballot: list[int]) -> list[str]:
    """What somebody types for a ranking: a number goes on by itself but for 1, which may begin another."""
    if not ballot:
        return ["b", "Enter"]
    typed = [key for number in ballot for key in (*str(number), *(["Enter"] if number == 1 else []))]
    return [*typed, *["0"] * (PLACES - len(ballot)), "Enter"]


def at_ballot(page: Page, number: int, of: int) -> None:
    """The page of this ballot is there, with its keys."""
    expect(page.get_by_role("heading", name=f"Biljet {number} van {of}")).to_be_visible()
    expect(page.locator("#biljet[data-ready]")).to_be_attached()
    expect(page.locator("#p1")).to_be_focused()


def enter(page: Page, pile: list[list[int]]) -> int:
    """Enter a pile by keyboard alone; the most keys that one ballot took."""
    most = 0
    for number, ballot in enumerate(pile, 1):
        at_ballot(page, number, len(pile))
        keys = keys_of(ballot)
        for key in keys:
            page.keyboard.press(key)
        most = max(most, len(keys))
    expect(page.get_by_role("heading", name="Alles is ingevoerd")).to_be_visible()
    expect(page.get_by_role("button", name="Sluit deze invoer")).to_be_focused()
    page.keyboard.press("Enter")
    return most


def piles() -> tuple[list[list[int]], list[list[int]]]:
    """What is on the paper, and what the second reads of it: ten ballots otherwise."""
    chance = Random("paper")
    paper = [chance.sample(range(1, 15), chance.choice([5, 5, 5, 4, 2])) for _ in range(BALLOTS)]
    second = [list(ballot) for ballot in paper]
    for at in chance.sample(range(BALLOTS), MISTAKES):
        place = chance.randrange(len(second[at]))
        second[at][place] = next(n for n in chance.sample(range(1, 15), 14) if n not in second[at])
    return paper, second


@FULL
@pytest.mark.soak
def test_two_people_enter_a_batch_by_keyboard_and_every_mistake_is_found(desk: Desk) -> None:
    paper, misread = piles()
    page, other = desk.first, desk.second
    page.get_by_label("Nummer op het zegel").fill("B-0412")
    page.get_by_label("Biljetten in de envelop").fill(str(BALLOTS))
    page.keyboard.press("Enter")
    refuses_what_cannot_be(page)
    looks_well(page)
    assert enter(page, paper) <= MOST_KEYS
    expect(page.get_by_text("Nu voert iemand anders deze stapel in")).to_be_visible()
    other.goto(f"{desk.server.base}/t/{CODE}/papier/1")
    expect(other.get_by_text("Tweede invoer.")).to_be_visible()
    assert enter(other, misread) <= MOST_KEYS
    expect(other.get_by_role("heading", name=f"{MISTAKES} verschillen")).to_be_visible()
    looks_well(other)
    expect(other.locator("input:checked")).to_have_count(0)
    for _ in range(MISTAKES):
        row = other.locator(".diffs .flag").first
        row.locator("input[value=first]").check()
        row.get_by_role("button").click()
    expect(other.locator(".flag")).to_have_count(0)
    other.get_by_role("button", name="Sluit stapel 1").click()
    page.reload()
    expect(page.get_by_text("De ander heeft bevestigd.")).to_be_visible()
    page.get_by_role("button", name="Sluit stapel 1").click()
    expect(page.get_by_text("Klaar. Hij telt mee")).to_be_visible()
    counted(desk, paper)


def refuses_what_cannot_be(page: Page) -> None:
    """Twice the same plan stays where it is, with its number; nothing is sent."""
    at_ballot(page, 1, BALLOTS)
    for key in ("2", "7", "2"):
        page.keyboard.press(key)
    expect(page.get_by_text("F.2 Plan 2 staat er twee keer.")).to_be_visible()
    expect(page.locator("#p3")).to_be_focused()
    page.reload()


def looks_well(page: Page) -> None:
    """Nothing for axe, and it fits where it is narrow."""
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []
    page.set_viewport_size({"width": 1440, "height": 900})


def counted(desk: Desk, paper: list[list[int]]) -> None:
    """The hall closes, the console says that there is no more, and the outcome has them all."""
    leader = desk.server.leader().joined()
    leader.ok("stage.close")
    sealed = desk.server.logged(leader.ok("paper.finish", stage="ranking"))
    assert sealed["turnout"] == {"paper": BALLOTS}
    said = sorted([int(plan.removeprefix("I")) for plan in ballot["order"]] for ballot in sealed["ballots"])
    assert said == sorted(paper), "what stands on the paper, and nothing else"
    leader.ok("stage.reveal")
