"""The second half of the walk: the evening is led from a phone in the hand, to its record."""

from playwright.sync_api import Page, expect

from app.rehearsal.browser import Browser
from app.rehearsal.cast import Cast, Resident
from app.rehearsal.lines import Line
from app.rehearsal.look import Log
from app.rehearsal.residents import rounds
from facilitation.next_step import next_step
from facilitation.parts.floor import on_floor
from realtime.rehearsal.phone import Phone
from tests.journeys import people
from tests.journeys.walk.stations import Stations

SEATS = Cast(seats=6, tables=3, online=0.2)
BIG = "#r-go .btn--big >> nth=-1"
GIVEN = "4.200"  # euros, what the first plan of the list asks
WHY = "Tafel 3 was nog bezig."


class Hall:
    """Residents with phones of their own, on the line."""

    def __init__(self, base: str, code: str, log: Log) -> None:
        self.log = log
        self.url = f"{base}/t/{code}"
        self.people: dict[str, Resident] = {}
        self.lines: dict[str, Line] = {}
        for who in SEATS.residents():
            phone = Browser(base, code)
            seat = phone.sit(who.name, who.channel, f"T{who.table}" if who.table else "")
            self.people[seat], self.lines[seat] = who, Phone(phone, code)

    def live(self) -> None:
        """Everybody does what they do at the present stage; about the plans they agree, by the same dice."""
        meeting = self.log.look()
        for each in rounds(meeting):
            now = self.log.look()
            for seat, who in self.people.items():
                for message in each(now, who, seat, SEATS.chance):
                    self.lines[seat].act(message)

    def close(self) -> None:
        """They go home."""
        for line in self.lines.values():
            line.close()


class Leading:
    """The gespreksleider, with a phone in the hand."""

    def __init__(self, page: Page, hall: Hall, stations: Stations) -> None:
        self.page, self.hall, self.stations = page, hall, stations
        self.meaning, self.meant = page.locator("#r-go [data-meaning]"), ""

    def to_the_record(self, link: str) -> None:
        """From the link that was scanned to the closed meeting."""
        self.page.goto(link)
        self.page.locator("body[data-live]").wait_for(state="attached")
        self.stations.at(self.page, "regie opening", axe=False)
        self.frames()
        self.too_early()
        self.dividing()
        self.shown_too_early()
        self.decide()

    def press(self) -> str:
        """The big button, and yes where it asks; what it said."""
        people.rested(self.page)
        said, self.meant = self.page.locator(BIG).inner_text(), self.meaning.get_attribute("data-meaning") or ""
        self.page.locator(BIG).click()
        people.yes(self.page)
        return said

    def act(self, do: str) -> None:
        """What a button of a console does, over HTTP."""
        token = self.page.locator("#act [name=csrf_token]").input_value()
        fields = {"do": do, "face": "console", "csrf_token": token}
        answer = self.page.request.post(f"{self.hall.url}/act", form=fields, headers={"Accept": "application/json"})
        assert answer.ok, answer.text()

    def goes(self) -> None:
        """Wait until the big button came to mean another thing than when it was pressed."""
        expect(self.meaning).not_to_have_attribute("data-meaning", self.meant)

    def at_step(self, name: str) -> None:
        """Wait until the room is at this step."""
        expect(self.page.locator("#r-now h1")).to_have_text(name)

    def frames(self) -> None:
        """Every frame is read out and confirmed: the big button says which is next."""
        while self.press().startswith("Bevestig"):
            self.goes()
        self.at_step("Plannen: 3 minuten plus vragen")

    def too_early(self) -> None:
        """A first mistake, a plan too far in the pitches: undone within ten seconds. Then all of them are pitched.

        A colleague gives the floor on a laptop: what a press does is seen in the hand by then.
        """
        self.stations.at(self.page, "regie pitches", axe=False)
        self.press()
        self.goes()
        self.stations.at(self.page, "regie ongedaan", axe=False)
        self.page.get_by_role("button", name="Maak ongedaan").tap()
        expect(self.meaning).to_have_attribute("data-meaning", self.meant)
        pitched = on_floor(self.hall.log.look())
        while (step := next_step(self.hall.log.look())) and step.button.act.startswith("floor.give"):
            self.act(step.button.act)
        assert on_floor(self.hall.log.look()) != pitched
        expect(self.page.locator(BIG)).to_contain_text("Volgende:")
        self.press()
        self.at_step("Onderhandelen aan tafel")

    def dividing(self) -> None:
        """Everybody lays chips on a phone of their own, until all at the table agree."""
        self.hall.live()
        expect(self.page.locator(".chiptables .done").first).to_be_visible()
        expect(self.page.locator(".chiptables li:not(.done)")).to_have_count(0)
        self.stations.at(self.page, "regie verdelen", axe=False)
        self.press()
        self.goes()
        self.press()
        self.goes()
        self.stations.at(self.page, "regie uitslag", axe=False)

    def shown_too_early(self) -> None:
        """A second mistake, the divisions were shown too early: taken off every face, with a reason."""
        self.page.locator(".more-link").tap()
        self.page.get_by_text("Haal de uitslag van het scherm").tap()
        box = self.page.locator("#herstel-uitslag")
        box.get_by_label("Waarom?").fill(WHY)
        self.stations.at(self.page, "regie herstellen", axe=False)
        box.get_by_role("button", name="Haal van alle schermen").tap()
        expect(self.page.locator(BIG)).to_have_text("Laat de uitslag zien")
        self.press()
        self.goes()

    def give(self) -> None:
        """What the tables gave stands there; the first plan gets all that it asks."""
        plan = self.page.locator("ol.awards > li").first
        self.stations.at(self.page, "regie verdeeld", axe=False)
        plan.locator("summary").first.tap()
        plan.get_by_label("Alles").check()
        plan.get_by_label("Waarom?").fill("Dit plan kan niet kleiner.")
        plan.get_by_role("button", name="Zet dit in de verdeling").tap()
        expect(plan.locator(".award__got")).to_contain_text(GIVEN)

    def decide(self) -> None:
        """Soup, the decision, and the end."""
        for step in ("Soep, en dan de uitslag", "Uitslag en dank"):
            self.press()
            self.at_step(step)
        self.give()
        self.hall.live()
        self.stations.at(self.page, "regie besluit", axe=False)
        self.press()
        self.goes()
        self.press()
        expect(self.page.locator(BIG)).to_have_text("Sluit de bijeenkomst")
        self.stations.at(self.page, "regie vastgelegd", axe=False)
        self.page.locator(BIG).tap()
        self.page.get_by_role("button", name="Ja, sluit de bijeenkomst").tap()
        expect(self.page.get_by_role("heading", name="De bijeenkomst is gesloten")).to_be_visible()
        self.stations.at(self.page, "regie gesloten", axe=False)
