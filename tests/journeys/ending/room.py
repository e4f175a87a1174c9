"""The Klaverbuurt evening where everybody has divided the pot, and who brings it to its end: windows, and the others.

The gespreksleider, the wall and two residents have windows of their own; the others act over HTTP as any client may.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

from app.demo.klaverbuurt import FILE
from tests.journeys.devices import Devices
from tests.journeys.held import Held
from tests.journeys.moments import SEAT
from tests.journeys.people import Voice, lead, rested, yes

ANS = "P01"
NAME = "divided"


@dataclass
class Ending:
    """Everybody. `others` are all seats without a window, those on paper first; `file` tells what they say."""

    held: Held
    devices: Devices
    file: dict[str, Any] = field(init=False)
    others: dict[str, Voice] = field(init=False)
    console: Page = field(init=False)
    wall: Page = field(init=False)
    fatima: Page = field(init=False)
    ans: Page = field(init=False)

    def __post_init__(self) -> None:
        self.file = json.loads(FILE.read_text())
        paper = [person["id"] for person in self.file["participants"] if person["channel"] == "papier"]
        phones = [seat for seat in self.held.moments[NAME].voices if seat not in (SEAT, ANS)]
        self.others = {seat: self._on_paper(seat) for seat in paper}
        self.others |= {seat: self.held.voice(self.devices, NAME, seat) for seat in phones}
        self.console = self.held.window(self.devices, NAME, "console")

    def everybody_comes(self) -> None:
        """The other windows; while there is nothing to see on them they need not be open."""
        self.wall = self.held.window(self.devices, NAME, "screen")
        self.fatima = self.held.window(self.devices, NAME)
        self.ans = self.held.window(self.devices, NAME, seat=ANS)

    @property
    def url(self) -> str:
        """Where the meeting is."""
        return f"{self.held.hall.url}/t/{self.held.moments[NAME].code}"

    def lead(self, name: str) -> None:
        """The gespreksleider presses a button."""
        lead(self.console, name)

    def lead_on(self) -> None:
        """The one thing to do next."""
        rested(self.console)
        self.console.locator("#r-go .btn--big").click()
        yes(self.console)

    def exported(self) -> dict[str, Any]:
        """The record as a file, as the console may have it."""
        return dict(self.console.request.get(f"{self.url}/besluit.json").json())

    def _on_paper(self, seat: str) -> Voice:
        """The gespreksleider, for a seat without a phone."""
        moment = self.held.moments[NAME]
        return Voice(self.devices, self.held.hall, moment.code, moment.console, "console", seat=seat)
