"""The people of one evening: a gespreksleider, a wall, somebody at home and three phones, each in its own window."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

from tests.journeys.devices import CONSOLE, LIVECAST, OUTAGE, PHONE, SCREEN, Devices
from tests.journeys.hall import Hall
from tests.journeys.people import lead

ENGLISH = {
    "Kaders": "Ground rules",
    "Plannen": "Plans",
    "Argumenten": "Arguments",
    "Rangschikken": "Ranking",
    "Verdelen": "Dividing the budget",
    "Besluit": "Decision",
    "Terugblik": "Looking back",
}
PLANS = {
    "I01": "Buurtmoestuin Klaverhof",
    "I02": "Huiswerkclub in de bibliotheek",
    "I05": "Licht langs het slootpad",
    "I06": "Meidenvoetbal en dansavond",
    "I09": "Natuurspeelplek bij het Klaverblok",
    "I13": "Zwerfvuilbrigade met jongeren",
}


@dataclass
class Crowd:
    """Everybody. `willem` has no JavaScript and reloads by hand; `grace` reads English."""

    hall: Hall
    links: dict[str, str]
    devices: Devices
    console: Page = field(init=False)
    wall: Page = field(init=False)
    home: Page = field(init=False)
    fatima: Page = field(init=False)
    grace: Page = field(init=False)
    willem: Page = field(init=False)

    def __post_init__(self) -> None:
        self.console = self.devices.page(CONSOLE)
        self.wall = self.devices.page(SCREEN)
        self.home = self.devices.page(LIVECAST)
        self.fatima = self.devices.page(PHONE)
        self.grace = self.devices.page(PHONE, language="en-GB")
        self.willem = self.devices.page(PHONE, java_script_enabled=False)

    @property
    def live(self) -> tuple[Page, ...]:
        """Every window that must keep up by itself."""
        return (self.console, self.wall, self.home, self.fatima, self.grace)

    def lead(self, name: str) -> None:
        """The gespreksleider presses a button."""
        lead(self.console, name)

    def lead_on(self, key: str, stage: str) -> None:
        """The gespreksleider goes on; everybody comes along, Willem by reloading."""
        self.lead(f"Volgende: {stage}")
        self.is_at(key, stage)

    def is_at(self, key: str, stage: str) -> None:
        """Everybody came along to this stage, Willem by reloading."""
        for page in (self.console, self.wall, self.home, self.fatima):
            expect(page.get_by_text(stage, exact=True).first).to_be_visible()
        expect(self.grace.get_by_text(ENGLISH[stage], exact=True).first).to_be_visible()
        self.reload()
        expect(self.willem.locator(f'[data-stage="{key}"]')).to_be_visible()

    def counts(self, words: str) -> None:
        """The wall says how many are in."""
        expect(self.wall.locator(".wtable__big")).to_have_text(words)

    def reload(self) -> None:
        """Willem looks again."""
        self.willem.goto(self.links["phone"])

    @contextmanager
    def outage(self) -> Iterator[None]:
        """Inside, nobody is surprised that the server does not answer."""
        with self.devices.watch.forgiving(*OUTAGE):
            yield
