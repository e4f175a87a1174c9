"""An act that is larger than a socket takes: a page posts it, and is not cut off for ever."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.realtime.servers import Server
from tests.unbundled import modules

SCRIPT = "text/javascript"
pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


@pytest.fixture
def page(server: Server, browser: Browser) -> Iterator[Page]:
    """A phone that is about to argue."""
    server.leader().joined().lead_to("arguments", at="welcome")
    device = server.seated()
    context = browser.new_context(locale="nl-NL")
    (cookie,) = device.web.cookies
    context.add_cookies([{"name": cookie.name, "value": str(cookie.value), "url": server.base}])
    page = context.new_page()
    page.route("**/static/built/phone-*.js", lambda route: route.fulfill(body=modules("phone"), content_type=SCRIPT))
    page.goto(device.url)
    yield page
    context.close()


SEND = """async (text) => {
  const { send } = await import("/static/js/live/outbox.js");
  send([["do", "argument.post P1 side=for"], ["text", text]]);
}"""


def test_an_act_too_large_for_a_socket_is_posted_and_the_page_goes_on(server: Server, page: Page) -> None:
    page.evaluate(SEND, "é" * 20_000)
    expect(page.locator("#refusal")).to_contain_text("Je tekst is te lang: 20000 tekens")
    page.evaluate(SEND, "é" * 200_000)
    expect(page.locator("#refusal")).to_contain_text("te groot")
    page.evaluate(SEND, "Kort en goed")
    expect(page.locator(".arg")).to_contain_text("Kort en goed")
    expect(page.locator("[data-conn]")).to_have_text("Verbonden")
