"""Somebody who is writing while others talk."""

from playwright.sync_api import Locator, Page

from tests.journeys import people
from tests.journeys.people import Voice

HALF = "Mijn dochter leert beter als het rustig"


def say(voice: Voice, text: str) -> None:
    """Somebody else brings an argument in."""
    voice.act("argument.post", initiative="I02", side="for", text=text)


def write(page: Page, text: str, side: str = "question") -> Locator:
    """Begin an argument and leave the caret in the middle of it."""
    field = people.write(page, side, "")
    field.click()
    page.keyboard.type(text)
    field.evaluate("field => field.setSelectionRange(5, 5)")
    return field
