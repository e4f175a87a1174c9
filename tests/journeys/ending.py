"""The Klaverbuurt evening where everybody has divided the pot, and who brings it to its end: windows, and the others.

The gespreksleider, the wall and two residents have windows of their own; the others act over HTTP as any client may.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from typing import Any

import requests
from playwright.sync_api import Page

from app import create_app
from app.demo import demo_meetings
from app.demo.klaverbuurt import Evening
from app.live.meetings import load
from app.services import services
from facilitation.parts.seating import seats
from tests.journeys import moments
from tests.journeys.devices import CONSOLE, PHONE, SCREEN, Devices
from tests.journeys.faces import Face, enter
from tests.journeys.hall import Hall
from tests.journeys.moments import Moment

CODE = demo_meetings.KLAVERBUURT
FATIMA, ANS = "P02", "P01"


def divided(folder: Path) -> tuple[Moment, dict[str, Any], list[str]]:
    """Klaverbuurt in this data folder, its ballots in and shown; with what the file tells, and the seats on paper."""
    app = create_app({"DATA_DIR": folder, "LIMITS": {}})
    with app.app_context():
        moments.hasten()
        demo_meetings.demo("halfway")
        evening = Evening(CODE)
        evening.until_divided()
        sitting = seats(load(CODE).state)
        paper = [key for key, seat in sitting.items() if seat.channel == "paper"]
        voices = {key: moments.phone_cookie(app, CODE, key) for key in sitting if key not in paper}
        found = Moment("divided", CODE, moments.console_cookie(app, CODE), voices[FATIMA], voices)
        services().database.read.dispose()
        services().database.write.dispose()
    return found, dict(evening.file), paper


class Somebody:
    """One of the others: a seat, or the gespreksleider for a seat on paper."""

    def __init__(self, web: requests.Session, url: str, cookie: str, **more: str) -> None:
        self.web, self.url, self.more = web, url, more
        answer = web.get(f"{url}/token", headers={"Cookie": f"overlegtafel={cookie}"})
        self.headers = {
            "Cookie": answer.headers["Set-Cookie"].partition(";")[0],
            "X-CSRF-Token": answer.json()["token"],
        }

    def act(self, kind: str, **fields: Any) -> None:
        """Do an act that has to succeed."""
        answer = self.web.post(f"{self.url}/act", json={"kind": kind, **self.more, **fields}, headers=self.headers)
        assert answer.ok, answer.text


@dataclass
class Ending:
    """Everybody. `others` are all seats without a window, those on paper first."""

    devices: Devices
    hall: Hall
    moment: Moment
    file: dict[str, Any]
    others: dict[str, Somebody]
    console: Page = field(init=False)
    wall: Page = field(init=False)
    fatima: Page = field(init=False)
    ans: Page = field(init=False)

    def __post_init__(self) -> None:
        self.console = self._window(CONSOLE, "console")

    def everybody_comes(self) -> None:
        """The other windows; while there is nothing to see on them they need not be open."""
        self.wall = self._window(SCREEN, "screen")
        self.fatima = self._window(PHONE, "phone")
        self.ans = self._window(PHONE, "phone", ANS)

    @property
    def url(self) -> str:
        """Where the meeting is."""
        return f"{self.hall.url}/t/{CODE}"

    def _window(self, shape: dict[str, Any], face: Face, seat: str = FATIMA) -> Page:
        page = self.devices.page(shape)
        held = {"phone": self.moment.voices[seat]}
        enter(page, self.hall, Moment(face, CODE, self.moment.console, held["phone"], {}), face)
        self.devices.connected(page)
        return page

    def lead(self, name: str) -> None:
        """The gespreksleider presses a button."""
        self.console.get_by_role("button", name=name).first.click()

    def lead_on(self) -> None:
        """The one thing to do next."""
        self.console.locator("#r-go .btn--big").click()


@contextmanager
def ending(hall: Hall, devices: Devices) -> Iterator[Ending]:
    """The evening from there, on a server that runs."""
    found, file, paper = divided(hall.folder)
    hall.start()
    with requests.Session() as web:
        web.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        url = f"{hall.url}/t/{CODE}"
        lines = {seat: (found.console, {"face": "console", "seat": seat}) for seat in paper}
        phones = {seat: cookie for seat, cookie in found.voices.items() if seat not in (FATIMA, ANS)}
        lines |= {seat: (cookie, {"face": "phone"}) for seat, cookie in phones.items()}
        others = {seat: Somebody(web, url, cookie, **more) for seat, (cookie, more) in lines.items()}
        yield Ending(devices, hall, found, file, others)
