"""An evening is prepared, chapter by chapter, and opened in a browser that runs no scripts."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.journeys.desk.bureau import Bureau, prepared, window
from tests.pictures.drawn import photographed
from tests.realtime.servers import Furnish

PHOTO: FilePayload = {"name": "IMG_1.HEIC", "mimeType": "image/jpeg", "buffer": photographed()}


@pytest.fixture
def page(browser: Browser, furnish: Furnish) -> Iterator[Page]:
    """The desk in a window without scripts."""
    server = furnish()
    bureau: Bureau = (server, *prepared(server))
    server.start()
    found = window(browser, bureau, script=False)
    found.goto(f"{server.base}/voorbereiden")
    yield found
    found.context.close()


def keep(page: Page) -> None:
    """Press the button that stands only where no scripts run."""
    page.locator(".no-js button").click()


def on(page: Page, chapter: str) -> None:
    """To a chapter, by the rail."""
    page.get_by_role("navigation", name="Hoofdstukken").get_by_role("link", name=chapter).click()
    expect(page.get_by_role("heading", name=chapter, level=1)).to_be_visible()


def test_every_chapter_is_a_form_and_the_evening_opens(page: Page) -> None:
    page.get_by_role("button", name="Nieuwe avond").click()
    evening(page)
    agenda(page)
    plans(page)
    agreements_votes_and_tables(page)
    helpers_and_paper(page)
    on(page, "Nakijken")
    expect(page.get_by_text("Je kunt openen.")).to_be_visible()
    on(page, "Openen")
    page.get_by_role("button", name="Leg een code vast").click()
    page.get_by_role("button", name="Open de avond").click()
    expect(page.get_by_role("heading", name="Jouw telefoon")).to_be_visible()
    page.get_by_role("button", name="Naar de regie").click()
    expect(page).to_have_url(re.compile("/regie$"))


def evening(page: Page) -> None:
    """*Avond*: what and where, when, in which language, and the pot."""
    page.get_by_label("Hoe heet de avond?").fill("Avond zonder scripts")
    page.get_by_label("Waar is het?").fill("Huis van de Wijk")
    page.get_by_label("Dag").fill("2027-03-20")
    page.get_by_label("Begint om").fill("19:30")
    page.get_by_label("Pot, in euro’s").fill("10.000")
    page.get_by_role("radio", name="English").check()
    keep(page)
    expect(page.get_by_label("Waar is het?")).to_have_value("Huis van de Wijk")
    expect(page.get_by_role("radio", name="English")).to_be_checked()


def agenda(page: Page) -> None:
    """*Agenda*: another one, a step more with its picture, moved, and a minute longer."""
    on(page, "Agenda")
    page.get_by_label("Agenda", exact=True).select_option("stemavond")
    page.get_by_role("button", name="Begin hiermee").click()
    page.get_by_role("button", name="Uitleg").click()
    name = page.locator(".stap.sel a")
    expect(name).to_have_text("Uitleg")
    page.get_by_label("Foto (hoeft niet)").set_input_files(PHOTO)
    page.get_by_role("button", name="Bewaar de foto").click()
    page.get_by_label("Wat staat er op de foto?").fill("De wijk van boven")
    page.get_by_role("button", name="Uitleg later").click()
    expect(page.locator(".stap a").nth(2)).to_have_text("Uitleg")
    expect(page.get_by_label("Wat staat er op de foto?")).to_have_value("De wijk van boven")
    minutes = page.locator(".stap.sel input").first
    before = int(minutes.input_value())
    page.get_by_role("button", name="Uitleg: 1 minuut langer").click()
    expect(minutes).to_have_value(str(before + 1))


def plans(page: Page) -> None:
    """*Plannen*: one by hand with a photo, others from a list with a question, and undo."""
    on(page, "Plannen")
    page.get_by_role("button", name="Schrijf een plan op").click()
    page.get_by_label("Titel").fill("Wilgentunnel")
    page.get_by_label("Vraagt, in euro’s").fill("8.000")
    page.get_by_label("Foto (hoeft niet)").set_input_files(PHOTO)
    page.get_by_role("button", name="Bewaar de foto").click()
    page.locator("details.plan > summary").click()
    expect(page.locator(".photo__img")).to_be_visible()
    page.get_by_label("Wat staat er op de foto?").fill("Kinderen bij een tunnel")
    keep(page)
    page.get_by_label("Of plak hier wat je kopieerde").fill("titel;gevraagd\nMoestuin;12,000\nTotaal;750\n")
    page.get_by_role("button", name="Lees deze lijst").click()
    page.get_by_label("€\N{NO-BREAK SPACE}12.000").check()
    page.get_by_label("Toch meenemen: Totaal").check()
    page.get_by_role("button", name="Lees opnieuw met deze antwoorden").click()
    page.get_by_role("button", name="Neem 2 plannen over").click()
    expect(page.locator("details.plan")).to_have_count(3)
    page.get_by_role("button", name="Maak ongedaan").click()
    expect(page.locator("details.plan")).to_have_count(1)
    page.get_by_role("button", name="Schrijf een plan op").click()
    page.locator("details.plan[open]").get_by_label("Titel").fill("Feest")
    page.locator("details.plan[open]").get_by_label("Vraagt, in euro’s").fill("6.000")
    keep(page)


def agreements_votes_and_tables(page: Page) -> None:
    """*Kaders*, *Stemmen en tellen* and *Tafels*."""
    on(page, "Kaders")
    page.get_by_label("Tekst").first.fill("Wij kiezen samen.")
    keep(page)
    expect(page.get_by_label("Tekst").first).to_have_value("Wij kiezen samen.")
    on(page, "Stemmen en tellen")
    page.get_by_label("Regel", exact=True).select_option("majority")
    keep(page)
    expect(page.get_by_label("Regel", exact=True)).to_have_value("majority")
    on(page, "Tafels")
    page.get_by_label("Hoeveel tafels?").fill("6")
    keep(page)
    expect(page.get_by_text("Er is plek voor 36 bewoners.")).to_be_visible()


def helpers_and_paper(page: Page) -> None:
    """*Helpers* and *Papier*."""
    on(page, "Helpers")
    page.get_by_role("button", name="Nog iemand").click()
    page.get_by_label("Voor wie? (hoeft niet)").fill("Sam")
    keep(page)
    expect(page.get_by_label("Voor wie? (hoeft niet)")).to_have_value("Sam")
    on(page, "Papier")
    address = page.get_by_role("link", name=re.compile("A4.*Plankaarten")).get_attribute("href")
    host = page.url.partition("/voorbereiden")[0]
    assert page.context.request.get(f"{host}{address}").body().startswith(b"%PDF")
