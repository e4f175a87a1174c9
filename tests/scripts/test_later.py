"""What only later stages need comes once the line is open, and before the first of them is shown."""

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, Route, expect

from app.faces import regions
from app.live import meetings
from tests.devices import CODE, Browser
from tests.scripts.bare import Bare, bare
from tests.scripts.test_heard import NEWS

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("scripts")]
SHEET = "**/later-*.css"
SHEETS = "() => [...document.styleSheets].map((sheet) => sheet.href).filter((href) => href?.includes('/later-')).length"


def opened(found: Bare, html: str) -> Page:
    """This page as it is, with its line open."""
    found.html = html
    found.open()
    found.later(1)
    found.page.locator("body[data-live]").wait_for()
    return found.page


def goes_on(console: Browser, page: Page) -> None:
    """The room goes on to its next stage, and this page is told."""
    assert console.act("stage.advance").status_code == 200
    found = regions.regions(meetings.load(CODE), "phone", "nl")
    page.evaluate(NEWS, [dict(found.html), found.order])


def test_a_stage_waits_until_what_it_looks_like_is_there(console: Browser, seated: Browser, browser: Chromium) -> None:
    html, asked = seated.get().text, list[Route]()
    with bare(browser, html) as found:
        found.page.route(SHEET, lambda route: asked.append(route))
        with found.page.expect_request(SHEET):
            page = opened(found, html)
        stage = page.locator("[data-stage]")
        first = stage.get_attribute("data-front")
        goes_on(console, page)
        assert stage.get_attribute("data-front") == first
        asked[0].fallback()
        expect(stage).not_to_have_attribute("data-front", str(first))
        assert page.evaluate(SHEETS) == 1


def test_a_stage_is_shown_where_what_it_looks_like_does_not_come(
    console: Browser, seated: Browser, browser: Chromium
) -> None:
    html = seated.get().text
    with bare(browser, html) as found:
        found.page.route(SHEET, lambda route: route.abort())
        page = opened(found, html)
        stage = page.locator("[data-stage]")
        first = stage.get_attribute("data-front")
        goes_on(console, page)
        expect(stage).not_to_have_attribute("data-front", str(first))
