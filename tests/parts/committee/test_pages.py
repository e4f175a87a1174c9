"""The pages on which a committee reads, in Chromium: axe finds nothing, they fit a narrow phone, and keys are quick."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, Route

from facilitation.parts.committee.acts import CloseReading
from tests import unbundled
from tests.journeys.axe import violations
from tests.parts.committee.room import CODE, Room
from tests.scripts.bare import HALL

PHONE, NARROW = {"width": 390, "height": 844}, {"width": 320, "height": 640}


@pytest.fixture
def room(context: Flask) -> Room:
    return Room(context, plans=30)


@pytest.fixture
def page(browser: Chromium, room: Room) -> Iterator[Page]:
    """The phone of the first member."""
    yield from opened(browser, room.phones[0].client)


@pytest.fixture
def laptop(browser: Chromium, room: Room) -> Iterator[Page]:
    """The console's."""
    yield from opened(browser, room.console.client)


def opened(browser: Chromium, client: FlaskClient) -> Iterator[Page]:
    """A page that asks this device's client for everything."""
    context = browser.new_context(viewport=PHONE, bypass_csp=True)  # type: ignore[arg-type]  axe comes in as a script
    page = context.new_page()

    def give(route: Route) -> None:
        asked, path = route.request, route.request.url.removeprefix(HALL)
        if path.startswith("/static/"):
            body, kind = unbundled.at(path)
            return route.fulfill(body=body, content_type=kind)
        answer = client.open(
            path,
            method=asked.method,
            data=asked.post_data_buffer,
            content_type=asked.headers.get("content-type"),
        )
        body, kind = answer.data, answer.content_type
        if answer.status_code == 303:  # a route cannot answer with a redirect
            body, kind = f"<script>location.replace('{answer.location}')</script>".encode(), "text/html"
        return route.fulfill(status=200, content_type=kind, body=body)

    page.route(f"{HALL}/**", give)
    yield page
    context.close()


def faults(page: Page, path: str) -> list[str]:
    """What axe finds, and whether it is wider than a narrow phone."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{HALL}/t/{CODE}{path}")
    found = violations(page)
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"{path}: {line}" for line in [*found, *([f"{wide} pixels wide"] if wide > NARROW["width"] else [])]]


def test_everybody_can_read_the_pages_of_a_committee(page: Page, laptop: Page, room: Room) -> None:
    room.post(1, "P1", "interest.tell P1", reason="Mijn straat.")
    room.score(0, "P1", 5, 2)
    found = [*faults(page, ""), *faults(page, "/lezen"), *faults(page, "/lezen/P1"), *faults(laptop, "/regie/lezen/P1")]
    room.lead(CloseReading())
    found += [
        *faults(page, ""),
        *faults(page, "/lezen/P1"),
        *faults(laptop, "/regie"),
        *faults(laptop, "/regie/lezen/P1"),
    ]
    assert found == []


def test_digits_mark_the_criteria_one_after_the_other_and_the_page_goes_on(page: Page) -> None:
    page.goto(f"{HALL}/t/{CODE}/lezen/P1")
    page.keyboard.press("4")
    page.keyboard.press("3")
    assert page.evaluate("[...document.querySelectorAll(':checked')].map((one) => one.value)") == ["4", "3"]
    page.keyboard.type("4 buren doen mee, n")
    assert page.evaluate("document.activeElement.value") == "4 buren doen mee, n"
    page.get_by_role("button", name="Bewaar en lees verder").click()
    page.wait_for_url("**/lezen/P2")
    page.keyboard.press("n")
    page.wait_for_url("**/lezen/P3")
    page.keyboard.press("p")
    page.wait_for_url("**/lezen/P2")
