"""Everybody argues, and the gespreksleider looks at what is said."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.evening.crowd import Crowd
from tests.journeys.people import argument, post, write


def everybody_argues(crowd: Crowd) -> None:
    crowd.fatima.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    crowd.console.locator("#werk").evaluate("(work) => work.scrollTo(0, work.scrollHeight)")
    assert crowd.fatima.evaluate("scrollY") > 0
    crowd.lead_on("arguments", "Argumenten")
    expect(crowd.console.locator(".topic__next")).to_be_in_viewport()
    assert crowd.fatima.evaluate("scrollY") == 0, "a new stage begins at its top"
    _argue(crowd.fatima, "for", "Mijn dochter fietst daar elke avond in het donker.")
    expect(argument(crowd.grace, "Mijn dochter fietst")).to_be_visible()
    _argue(crowd.grace, "question", "Who pays for the electricity after three years?")
    _argue(crowd.willem, "against", "Lampen zijn een taak van de gemeente zelf.")
    expect(argument(crowd.fatima, "taak van de gemeente zelf")).to_be_visible()
    expect(argument(crowd.fatima, "Who pays for the electricity")).to_be_visible()
    expect(crowd.console.locator("tr", has_text="Who pays for the electricity")).to_be_visible()
    mine = argument(crowd.fatima, "Mijn dochter fietst")
    theirs = argument(crowd.grace, "Mijn dochter fietst")
    expect(mine.locator(".support")).to_be_disabled()
    _press(theirs.locator(".support"), "1")
    expect(mine.locator(".support b")).to_have_text("1")
    _press(theirs.locator(".support"), "0")
    expect(mine.locator(".support b")).to_have_text("0")
    crowd.reload()
    argument(crowd.willem, "Mijn dochter fietst").locator("button.support").click()
    expect(mine.locator(".support b")).to_have_text("1")
    expect(argument(crowd.willem, "Mijn dochter").locator(".support")).to_have_attribute("aria-pressed", "true")


def _argue(page: Page, side: str, text: str) -> None:
    write(page, side, text)
    post(page)
    expect(argument(page, text)).to_be_visible()


def _press(button: Locator, count: str) -> None:
    button.click()
    expect(button.locator("b")).to_have_text(count)


def the_console_moderates(crowd: Crowd) -> None:
    against = crowd.console.locator("tr", has_text="taak van de gemeente zelf")
    against.get_by_role("button", name="Verberg").click()
    expect(argument(crowd.fatima, "taak van de gemeente zelf")).to_have_count(0)
    against.get_by_text("Anders").first.click()
    against.get_by_label("In je eigen woorden").fill("Dat bespreken we straks.")
    against.get_by_role("button", name="Stuur").click()
    expect(against.get_by_text("verborgen: Dat bespreken we straks.")).to_be_visible()
    crowd.reload()
    expect(crowd.willem.get_by_text("Je argument is verborgen")).to_be_visible()
    expect(crowd.willem.get_by_text("Dat bespreken we straks.")).to_be_visible()
    crowd.console.locator("tr", has_text="Mijn dochter fietst").get_by_role("button", name="Toon op scherm").click()
    expect(crowd.wall.locator(".wquotes").get_by_text("Mijn dochter fietst")).to_be_visible()
    crowd.lead("Eerst bekijken, dan tonen")
    expect(crowd.console.get_by_role("button", name="Eerst bekijken")).to_have_attribute("aria-pressed", "true")
    write(crowd.grace, "improvement", "Use lamps that only light up when somebody passes.")
    post(crowd.grace)
    expect(crowd.grace.locator("#waiting")).to_be_visible()
    waits = crowd.console.locator("tr", has_text="Use lamps that only")
    expect(waits.get_by_text("wacht op jouw blik")).to_be_visible()
    expect(argument(crowd.fatima, "Use lamps that only")).to_have_count(0)
    waits.get_by_role("button", name="Laat staan").click()
    expect(argument(crowd.fatima, "Use lamps that only")).to_be_visible()
