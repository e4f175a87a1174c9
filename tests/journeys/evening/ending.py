"""Everybody answers, the evening is looked back on, and its record is public."""

from playwright.sync_api import Page, expect

from tests.journeys.devices import PHONE
from tests.journeys.evening.crowd import Crowd
from tests.journeys.faces import unfolded
from tests.journeys.people import answer, counts


def everybody_answers(crowd: Crowd) -> None:
    crowd.lead_on("decision", "Besluit")
    answer(crowd.fatima, "agree")
    answer(crowd.home, "agree")
    answer(crowd.grace, "concern", "Who reads the meter?")
    answer(crowd.willem, "objection", "Lampen horen bij de gemeente.")
    expect(crowd.wall.locator(".wall__count")).to_contain_text("zaal 3")
    assert "Who reads the meter?" not in crowd.console.locator("main").inner_text()
    crowd.lead("Sluit de vraag")
    for word, count in (("akkoord", "2"), ("zorg", "1"), ("bezwaar", "1")):
        votes = crowd.wall.locator(".wvotes > div", has_text=word)
        expect(votes).to_contain_text(count)
        expect(votes).not_to_contain_text("online")  # one person at home would be told by name
    expect(crowd.fatima.get_by_text("Lampen horen bij de gemeente.")).to_be_visible()
    crowd.lead("Leg het besluit vast")
    expect(crowd.wall.get_by_text("Besluit vastgelegd")).to_be_visible()
    expect(crowd.fatima.get_by_role("heading", name="Het besluit is genomen")).to_be_visible()


def the_evening_is_looked_back_on(crowd: Crowd) -> None:
    crowd.lead_on("review", "Terugblik")
    _look_back(crowd.fatima, "keep", "Iedereen kwam aan het woord.", 8)
    _look_back(crowd.willem, "improve", "Meer koffie.", 6)
    crowd.counts("2 van 4")
    assert "Meer koffie." not in crowd.wall.locator("main").inner_text()
    crowd.lead("Sluit de terugblik")
    crowd.lead("Laat de terugblik zien")
    for page in (crowd.wall, crowd.fatima, crowd.grace):
        expect(page.get_by_text("Iedereen kwam aan het woord.").first).to_be_visible()
        expect(page.get_by_text("Meer koffie.").first).to_be_visible()
    expect(crowd.wall.get_by_text("7,0").or_(crowd.wall.get_by_text("7", exact=True)).first).to_be_visible()


def _look_back(page: Page, field: str, text: str, grade: int) -> None:
    page.locator(f"#review-{field}").fill(text)
    page.locator(".grades label", has=page.locator(f'input[value="{grade}"]')).click()
    page.locator('button[value="review.give"]').click()
    expect(counts(page)).to_be_visible()


def the_record_is_public_and_nothing_changes_any_more(crowd: Crowd) -> None:
    anybody = crowd.devices.page(PHONE)
    with crowd.devices.watch.forgiving("status of 403"):
        anybody.goto(crowd.links["record"])
        expect(anybody.get_by_text("€ 12.000")).to_have_count(0)
    crowd.reload()
    crowd.console.locator("#sluiten > summary").click()
    crowd.lead("Ja, sluit de bijeenkomst")
    expect(crowd.wall.get_by_text("Dank je wel")).to_be_visible()
    expect(crowd.fatima.get_by_role("heading", name="Dank je wel voor deze avond")).to_be_visible()
    with crowd.devices.watch.forgiving("status of 409"):
        crowd.willem.locator("#kaders > summary").click()
        crowd.willem.get_by_role("button", name="Wissel van tafel").click()
        expect(crowd.willem.get_by_text("De bijeenkomst is gesloten. Het besluit staat vast.")).to_be_visible()
    anybody.reload()
    expect(anybody.get_by_role("heading", name="Zo verdelen we € 84.000")).to_be_visible()
    expect(anybody.locator("#plan-I09")).to_contain_text("€ 12.000")
    unfolded(anybody)
    for text in (
        "Eerst de afspraken op papier.",
        "Who reads the meter?",
        "Lampen horen bij de gemeente.",
        "Meer koffie.",
    ):
        expect(anybody.get_by_text(text).first).to_be_visible()
    kept = anybody.request.get(f"{crowd.links['record']}.json").json()
    assert len(kept["head"]) == 64
    crowd.fatima.get_by_role("link", name="Lees het besluit").click()
    expect(crowd.fatima.get_by_role("heading", name="Zo verdelen we € 84.000")).to_be_visible()
