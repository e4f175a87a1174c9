"""Opening a face at a held moment, as somebody who is in the evening."""

from typing import Literal

from playwright.sync_api import Page

from tests.journeys.hall import Hall
from tests.journeys.moments import Moment

Face = Literal["phone", "simple", "screen", "console", "livecast", "table"]
FACES: tuple[Face, ...] = ("phone", "simple", "screen", "console", "livecast")
PATHS = {
    "phone": "",
    "simple": "?weergave=eenvoudig",
    "screen": "/scherm",
    "console": "/regie",
    "livecast": "/livecast",
    "record": "/besluit",
    "table": "/tafel",
}


def enter(page: Page, hall: Hall, moment: Moment, face: Face) -> None:
    """The face as its own person has it: the phone and the livecast with a seat, the console with its key."""
    held = {"screen": None, "console": moment.console}.get(face, moment.phone)
    if held:
        page.context.add_cookies([{"name": "overlegtafel", "value": held, "url": hall.url}])
    page.goto(f"{hall.url}/t/{moment.code}{PATHS[face]}")


def unfolded(page: Page) -> Page:
    """The record with everything open that it folds."""
    page.evaluate("for (const box of document.querySelectorAll('.fold')) box.open = true")
    return page


def quiet(page: Page) -> None:
    """Wait until fonts and first live messages are in."""
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready.then(() => true)")
