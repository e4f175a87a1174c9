"""Everybody divides the pot, and the room makes one division of it."""

from playwright.sync_api import Page, expect

from tests.journeys.evening.crowd import Crowd
from tests.journeys.people import vote

NOTHING, LEAST, ALL = 0, 1, 2
OVER_THE_POT = ("I01", "I02", "I05", "I06", "I08", "I09")
SHARES = {
    "fatima": {"I02": ALL, "I06": LEAST},
    "grace": {"I02": LEAST, "I06": ALL},
    "willem": {"I02": ALL, "I09": LEAST},
    "home": {"I02": ALL},
}


def everybody_divides(crowd: Crowd) -> None:
    crowd.lead_on("allocation", "Verdelen")
    _give(crowd.fatima, dict.fromkeys(OVER_THE_POT, ALL))
    crowd.fatima.locator('button[value="ballot.cast"]').click(force=True)  # it says that it is off
    expect(crowd.fatima.get_by_text("€ 8.000 te veel verdeeld").first).to_be_visible()
    crowd.counts("0 van 4")
    _over_the_pot_without_scripts(crowd)
    _give(crowd.fatima, dict.fromkeys(OVER_THE_POT, NOTHING))
    for name, amounts in SHARES.items():
        page: Page = getattr(crowd, name)
        _give(page, amounts)
        vote(page)
    crowd.counts("4 van 4")
    assert "€ 14.000" not in crowd.wall.locator("main").inner_text()
    crowd.lead("Sluit het verdelen")
    expect(crowd.wall.get_by_text("Gesloten, verzegeld")).to_be_visible()
    crowd.lead("Laat de uitslag zien")
    for page, middle in ((crowd.fatima, "€ 14.000"), (crowd.home, "€ 14.000"), (crowd.grace, "€14,000")):
        expect(page.locator("#share-I02 dd")).to_have_text(["0", "1", "3", middle, middle])
    expect(crowd.fatima.locator("#share-I06 dd")).to_have_text(["2", "1", "1", "€ 0", "€ 11.000"])


def _give(page: Page, amounts: dict[str, int]) -> None:
    for plan, choice in amounts.items():
        labels = page.locator(f"#bud-{plan} label")
        (labels.last if choice == ALL else labels.nth(choice)).click()


def _over_the_pot_without_scripts(crowd: Crowd) -> None:
    crowd.reload()
    _give(crowd.willem, dict.fromkeys(OVER_THE_POT, ALL))
    with crowd.devices.watch.forgiving("status of 409"):
        crowd.willem.locator('button[value="ballot.cast"]').click()
        expect(crowd.willem.get_by_text("Dit is meer dan het budget: € 8.000 te veel.")).to_be_visible()
    crowd.willem.get_by_role("link", name="Terug naar de tafel").click()


def the_room_composes_one_division(crowd: Crowd) -> None:
    expect(crowd.wall.locator("#deel-I09")).to_contain_text("€ 20.000")
    _award(crowd, "I09", "Minimaal", "")
    refused = "krijgt een ander bedrag dan de uitslag gaf. Schrijf op waarom."
    expect(crowd.console.locator("#refusal")).to_contain_text(refused)
    expect(crowd.wall.locator("#deel-I09")).to_contain_text("€ 20.000")
    _award(crowd, "I09", "Minimaal", "Eerst de afspraken op papier.")
    expect(crowd.wall.locator("#deel-I09")).to_contain_text("€ 12.000")
    for page, amount in ((crowd.fatima, "€ 12.000"), (crowd.grace, "€12,000")):
        expect(page.locator("#award-I09")).to_contain_text(amount)
        expect(page.locator("#award-I09")).to_contain_text("Eerst de afspraken op papier.")
    _award(crowd, "I05", "Alles", "Het pad is donker.")
    expect(crowd.wall.locator("#deel-I05")).to_contain_text("€ 20.000")
    _award(crowd, "I12", "Alles", "Iedereen klust.")
    expect(crowd.console.locator("#refusal")).to_contain_text("Dit is meer dan het budget: € 4.500 te veel.")
    expect(crowd.wall.locator("#deel-I12")).not_to_contain_text("€ 13.000")


def _award(crowd: Crowd, plan: str, amount: str, reason: str) -> None:
    line = crowd.console.locator(f"#compose-{plan}")
    if line.locator("details").get_attribute("open") is None:
        line.locator("summary").click()
    line.locator("label.amount", has_text=amount).click()
    line.get_by_label("Waarom?").fill(reason)
    line.get_by_role("button", name="Zet dit in de verdeling").click()
