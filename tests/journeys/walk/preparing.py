"""The first half of the walk: from the printed link to an evening that is open, in one window of the desk."""

import re

from playwright.sync_api import Page, expect

from tests.imports.lists.seen import xlsx
from tests.journeys.walk.stations import Stations

FAULTY = (("Jeu-de-boulesbaan", "12,000"), ("Lichtjes in het park", "veel"), ("Boekenruilkast", ""))
SOUND = (
    ("Moestuin achter het plein", 4200), ("Buurtfeest", 1750), ("Bankjes in de zon", 2400), ("Taalcafé", 900),
    ("Repair café", 1200), ("Speelstraat op woensdag", 650), ("Koken voor elkaar", 1500), ("Geveltuinen", 2100),
    ("Zomerbioscoop", 1900), ("Wandelclub", 300), ("Muurschildering", 3600),
)  # fmt: skip
POT = "15.000"


def listed() -> bytes:
    """A spreadsheet as people send it: fourteen plans, three of them with an amount that nobody can read."""
    rows = [("Titel", "Indiener", "Gevraagd bedrag", "Thema")]
    rows += [(title, "Bewoners", ask, "groen") for title, ask in (*SOUND[:6], *FAULTY, *SOUND[6:])]
    return xlsx({"Plannen": rows})


class Preparing:
    """Somebody with an organiser's link, a laptop and a spreadsheet."""

    def __init__(self, page: Page, stations: Stations) -> None:
        self.page, self.stations = page, stations

    def through(self, link: str) -> str:
        """Everything at the desk; the console's link, as it stands once on the page after opening."""
        self.come_in(link)
        self.evening()
        self.plans()
        self.agenda()
        self.check()
        self.paper()
        self.practise()
        return self.open()

    def come_in(self, link: str) -> None:
        """Open the printed link, and begin an evening."""
        self.page.goto(link)
        expect(self.page.get_by_role("heading", name="Avonden")).to_be_visible()
        self.stations.at(self.page, "avonden", axe=False)
        self.page.get_by_role("button", name="Nieuwe avond").click()
        expect(self.page.get_by_label("Hoe heet de avond?")).to_be_visible()

    def chapter(self, name: str) -> None:
        """Go to a chapter by the rail."""
        self.page.get_by_role("navigation").get_by_role("link", name=re.compile(f"^{name}")).click()
        self.page.wait_for_load_state("load")

    def fill(self, label: str, value: str) -> None:
        """Type in a field, and see that it was saved."""
        with self.page.expect_response(lambda answer: answer.url.endswith("/veld")):
            self.page.get_by_label(label, exact=True).fill(value)

    def evening(self) -> None:
        """What, where, when and how much, as fast as somebody types; what was typed first was saved by the end."""
        said = {"Hoe heet de avond?": "Geld voor de Klaverbuurt", "Waar is het?": "Huis van de Wijk"}
        said |= {"Dag": "2027-03-20", "Begint om": "19:30", "De zaal is van ons tot": "22:00", "Pot, in euro’s": POT}
        for label, text in said.items():
            self.page.get_by_label(label, exact=True).fill(text)
        self.page.get_by_label("beslissen", exact=True).check()
        with self.page.expect_response(lambda answer: "confirms" in (answer.request.post_data or "")):
            self.page.get_by_label("Wie bevestigt het besluit, of beslist na het advies?").fill("het stadsdeel")
        self.stations.at(self.page, "avond", axe=False)

    def plans(self) -> None:
        """Read the spreadsheet, answer what it asks, and take the plans over."""
        self.chapter("Plannen")
        content = {"name": "plannen.xlsx", "mimeType": "application/octet-stream", "buffer": listed()}
        self.page.locator("input[type=file]").set_input_files([content])  # type: ignore[list-item]
        self.page.get_by_role("button", name="Lees deze lijst").click()
        expect(self.page.get_by_role("heading", name=re.compile("^Vragen aan jou"))).to_be_visible()
        self.stations.at(self.page, "plannen nalezen")
        self.page.get_by_label("€ 12.000", exact=True).check()
        for row, amount in ((9, "450"), (10, "800")):
            self.page.get_by_label(f"Gevraagd bedrag, rij {row}").fill(amount)
        self.page.get_by_role("button", name="Lees opnieuw met deze antwoorden").click()
        self.page.get_by_role("button", name="Neem 14 plannen over").click()
        expect(self.page.locator("ol.cards > li")).to_have_count(14)
        self.stations.at(self.page, "plannen", axe=False)

    def agenda(self) -> None:
        """Take a ready agenda, and change two of its steps."""
        self.chapter("Agenda")
        self.page.get_by_label("Agenda", exact=True).select_option("geldverdeelavond_fiches")
        self.page.get_by_role("button", name="Begin hiermee").click()
        steps = self.page.locator(".stap a")
        expect(steps.first).to_have_text("Opening")
        self.page.get_by_role("link", name="Rekencommissie telt").click()
        self.fill("Hoe noem je deze stap?", "Soep, en dan de uitslag")
        minutes = self.page.get_by_label("Opening: minuten")
        minutes.fill("12")
        minutes.press("Tab")
        expect(self.page.locator(".stap", has_text="Soep, en dan de uitslag")).to_be_visible()
        self.page.get_by_role("heading", name="Agenda", exact=True, level=1).scroll_into_view_if_needed()
        self.stations.at(self.page, "agenda", axe=False)

    def check(self) -> None:
        """Read what is missing and what may go wrong."""
        self.chapter("Nakijken")
        self.stations.at(self.page, "nakijken", axe=False)

    def paper(self) -> list[bytes]:
        """Print the whole pack."""
        self.chapter("Papier")
        self.stations.at(self.page, "papier", axe=False)
        hrefs = [str(link.get_attribute("href")) for link in self.page.locator(".uit a").all()]
        wanted = [href for href in hrefs if href.endswith("a4")]
        pages = [self.page.request.get(self.page.url.partition("/voorbereiden")[0] + href) for href in wanted]
        assert all(answer.ok and answer.body().startswith(b"%PDF") for answer in pages), wanted
        return [answer.body() for answer in pages]

    def practise(self) -> None:
        """Play it with a handful of residents, as fast as it goes, to a record that is whole."""
        self.chapter("Oefenen")
        self.stations.at(self.page, "oefenen", axe=False)
        self.fill("Hoeveel bewoners? Hooguit 100.", "6")
        with self.page.expect_response(lambda answer: answer.url.endswith("/veld")):
            self.page.get_by_label("meteen", exact=True).check()
        self.page.get_by_role("button", name="Begin de oefening").click()
        expect(self.page.get_by_text("Het verslag is nagerekend en klopt.")).to_be_visible(timeout=0)
        self.stations.at(self.page, "geoefend", axe=False)

    def open(self) -> str:
        """Open the evening; the console's link."""
        self.chapter("Openen")
        self.stations.at(self.page, "openen", axe=False)
        self.page.get_by_role("button", name="Open de avond").click()
        expect(self.page.get_by_role("heading", name="Jouw telefoon")).to_be_visible()
        self.stations.at(self.page, "geopend")
        return self.page.locator(".sheet__link").first.inner_text()
