"""What a captioner types runs along for who chose to read it, and stays chosen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from app import create_app
from app.access import links
from app.services import services_of
from facilitation.roles import Role
from tests.journeys.axe import violations
from tests.realtime.servers import Furnish


@pytest.fixture
def windows(browser: Browser, furnish: Furnish) -> Iterator[list[Page]]:
    """The captioner's laptop, a phone and the wall."""
    server = furnish()
    app = create_app({"DATA_DIR": server.folder})
    with app.app_context():
        key = links.make(server.code, Role.CAPTIONER)
    services_of(app).database.close()
    server.start()
    server.leader().joined().ok("captions.set", on=True, wall=True)
    contexts = [browser.new_context(locale="nl-NL") for _ in range(3)]
    pages = [context.new_page() for context in contexts]
    for page, place in zip(pages, (f"/ondertitel#{key}", "", "/scherm"), strict=True):
        page.goto(f"{server.base}/t/{server.code}{place}")
    pages[1].locator("main button").click()
    yield pages
    for context in contexts:
        context.close()


def test_a_line_is_read_on_the_wall_and_on_the_phone_that_chose_it_and_goes_on_after_a_reload(
    windows: list[Page],
) -> None:
    typing, phone, wall = windows
    line, lines = typing.get_by_label("Deze zin"), phone.locator(".captions__lines")
    expect(typing.locator("body[data-live]")).to_be_attached()
    expect(lines).to_be_hidden()
    phone.get_by_role("button", name="Lees mee").click()
    line.press_sequentially("Welkom aan tafel.")
    line.press("Enter")
    line.press_sequentially("We begin")
    for shown in (lines, wall.locator(".wallcaption")):
        expect(shown.locator("[data-line=last]")).to_have_text("Welkom aan tafel.")
        expect(shown.locator("[data-line=now]")).to_have_text("We begin")
    expect(typing.locator("#gedaan li")).to_have_text(["Welkom aan tafel."])
    phone.reload()
    expect(lines.locator("[data-line=now]")).to_have_text("We begin")
    assert [violations(page) for page in windows] == [[], [], []]
    typing.set_viewport_size({"width": 320, "height": 640})
    assert typing.evaluate("document.documentElement.scrollWidth <= innerWidth")
