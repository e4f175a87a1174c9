"""The link on a sheet brings its code to wherever one sits down; it stands behind the `#`, which no server sees."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Route, expect

from tests import unbundled
from tests.devices import CODE
from tests.parts.deciding.halls import batch, begin, phone
from tests.scripts.bare import HALL

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("scripts")]


@pytest.fixture
def hall(app: Flask) -> Iterator[Flask]:
    """The app, with its context pushed and a small meeting in it where people decide by code."""
    with app.app_context():
        begin()
        yield app


def test_a_code_is_filled_in_here_at_home_and_after_another_language(hall: Flask, browser: Browser) -> None:
    (code, *_rest), device, page = batch(), phone(hall), browser.new_page(locale="nl-NL")

    def give(route: Route) -> None:
        path = route.request.url.removeprefix(HALL)
        assert code.replace("-", "") not in path
        if path.startswith("/static/"):
            body, kind = unbundled.at(path)
            route.fulfill(body=body, content_type=kind)
        elif path.startswith(f"/t/{CODE}"):
            answer = device.get(path.removeprefix(f"/t/{CODE}"))
            route.fulfill(body=answer.text, content_type="text/html; charset=utf-8")
        else:
            route.abort("connectionrefused")

    page.route(f"{HALL}/**", give)
    page.goto(f"{HALL}/t/{CODE}#code={code}")
    field = page.locator("input[name=voting_code]")
    expect(field).to_have_value(code)
    page.locator(".langs summary").click()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_text("Your code has been filled in.")).to_be_visible()
    page.locator("a.back").click()
    page.wait_for_url(f"**/livecast#code={code}")
    expect(field).to_have_value(code)
    page.close()
