"""Everybody ranks, each in a way of their own, and somebody pulls the plug."""

from collections import Counter

from playwright.sync_api import Locator, Page, expect

from tests.journeys.axe import violations
from tests.journeys.evening.crowd import PLANS, Crowd
from tests.journeys.people import counts, plan_row, rested, stayed, stays, vote

TOPS = {
    "fatima": ("I02", "I06", "I01"),
    "grace": ("I06", "I02"),
    "willem": ("I09", "I02", "I13"),
    "home": ("I02",),
}


def a_second_press_on_the_same_spot_does_nothing(crowd: Crowd) -> None:
    """The button goes on to the ranking, where it closes the vote: by hand and by key it rests first, then it asks."""
    console, big = crowd.console, crowd.console.locator("#r-go .btn--big")
    rested(console)
    console.mouse.click(*_middle(big))
    expect(big).to_have_text("Sluit het stemmen")
    asked = console.locator("#r-go details[open]")
    console.mouse.click(*_middle(big))
    assert asked.count() == 0
    big.press("Enter")
    assert asked.count() == 0
    rested(console)
    big.click()
    expect(asked).to_contain_text("Nog niemand stemde.")
    expect(asked).to_contain_text("stemde nog niet. Toch sluiten?")
    assert violations(console) == []
    big.click()
    expect(asked).to_have_count(0)


def _middle(button: Locator) -> tuple[float, float]:
    box = button.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def everybody_ranks(crowd: Crowd) -> None:
    a_second_press_on_the_same_spot_does_nothing(crowd)
    crowd.is_at("ranking", "Rangschikken")
    crowd.counts("0 van 3")
    _rank_by_buttons(crowd.fatima, ("I01", "I06", "I02"))
    crowd.counts("1 van 3")
    for plan, times in (("I02", 2), ("I06", 1)):
        for _ in range(times):
            plan_row(crowd.fatima, plan).locator('[data-move="up"]').click()
    _rank_as(crowd.fatima, TOPS["fatima"])
    expect(counts(crowd.fatima)).to_be_hidden()
    vote(crowd.fatima)
    _rank_by_keyboard(crowd.grace, TOPS["grace"])
    crowd.counts("2 van 3")
    _shows_nothing_of_the_ballots(crowd)


def _rank_by_buttons(page: Page, order: tuple[str, ...]) -> None:
    for plan in order:
        plan_row(page, plan).locator('[data-move="pick"]').click()
    vote(page)


def _rank_as(page: Page, order: tuple[str, ...]) -> None:
    for place, plan in enumerate(order, 1):
        expect(plan_row(page, plan).locator(".rank__n")).to_have_text(str(place))


def _rank_by_keyboard(page: Page, order: tuple[str, ...]) -> None:
    """Picked in the wrong order, then put right, without ever touching the glass."""
    for plan in reversed(order):
        _tab_to(page, f'#rank-{plan} [data-move="pick"]')
        page.keyboard.press("Enter")
        expect(plan_row(page, plan).locator(".rank__n")).not_to_be_empty()
    _tab_to(page, f'#rank-{order[0]} [data-move="up"]')
    page.keyboard.press("Space")
    _rank_as(page, order)
    _tab_to(page, 'button[value="ballot.cast"]')
    page.keyboard.press("Enter")
    expect(counts(page)).to_be_visible()


def _tab_to(page: Page, selector: str) -> None:
    for key in ("Tab", "Shift+Tab"):
        for _ in range(120):
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            page.keyboard.press(key)
    raise AssertionError(f"the Tab key never reaches {selector}")


def _shows_nothing_of_the_ballots(crowd: Crowd) -> None:
    assert "punten" not in crowd.wall.locator("main").inner_text()
    assert crowd.console.locator(".result").count() == 0
    for title in PLANS.values():
        assert title not in crowd.wall.locator("main").inner_text()


def the_plug_is_pulled(crowd: Crowd) -> None:
    for page in crowd.live:
        stays(page)
    with crowd.outage():
        crowd.hall.kill()
        for page in (crowd.fatima, crowd.console):
            expect(page.locator("[data-conn]")).to_have_text("De zaal is even weg")
        crowd.hall.start()
        for page in (crowd.fatima, crowd.console, crowd.home):
            expect(page.locator("[data-conn]")).to_have_text("Verbonden")
        crowd.home.get_by_role("button", name="Schuif online aan").click()
        crowd.counts("2 van 4")
        expect(crowd.grace.locator(".conn--wait")).to_have_count(0)
    assert all(stayed(page) for page in crowd.live if page is not crowd.home), "a page was loaded again"
    _rank_as(crowd.fatima, TOPS["fatima"])
    expect(counts(crowd.fatima)).to_be_visible()
    crowd.fatima.reload()
    _rank_as(crowd.fatima, TOPS["fatima"])
    _rank_without_scripts(crowd)
    crowd.counts("3 van 4")
    _rank_by_buttons(crowd.home, TOPS["home"])
    crowd.counts("4 van 4")
    expect(crowd.console.get_by_text("online 1 van 1")).to_be_visible()


def _rank_without_scripts(crowd: Crowd) -> None:
    page = crowd.willem
    crowd.reload()
    for plan in ("I02", "I09", "I13"):
        plan_row(page, plan).locator(".rank__pick").click()
    plan_row(page, "I09").locator(".rank__up").click()
    _rank_as(page, TOPS["willem"])
    vote(page)


def the_ranking_is_counted(crowd: Crowd) -> None:
    crowd.lead("Sluit het stemmen")
    expect(crowd.wall.get_by_text("Gesloten, verzegeld")).to_be_visible()
    _shows_nothing_of_the_ballots(crowd)
    crowd.lead("Laat de uitslag zien")
    points: Counter[str] = Counter()
    for top in TOPS.values():
        points.update({plan: 5 - place for place, plan in enumerate(top)})
    assert points["I02"] == 5 + 4 + 4 + 5
    for plan, sum_ in points.items():
        expect(crowd.wall.locator(f"#uitslag-{plan}")).to_contain_text(str(sum_))
        for page in (crowd.fatima, crowd.grace):
            expect(page.locator(f"#score-{plan}")).to_contain_text(str(sum_))
    expect(crowd.wall.locator("[id^=uitslag-]")).to_have_count(14)
    expect(crowd.wall.locator(".wall__count")).to_contain_text("4van")
    expect(crowd.wall.locator(".wall__count")).not_to_contain_text("online")  # one person alone is not told apart
