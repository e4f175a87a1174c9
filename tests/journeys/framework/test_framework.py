"""The pages of frameworks and talks for everybody: axe, 320 px, and a clause that is written in a real window."""

import pytest
from playwright.sync_api import Browser, expect

from app import create_app
from app.services import services_of
from tests.journeys.axe import violations
from tests.journeys.desk.bureau import Bureau, prepared, window
from tests.journeys.framework.filled import PAGES, fill
from tests.journeys.looks import lost
from tests.realtime.servers import Furnish


@pytest.fixture(scope="module")
def bureau(furnish: Furnish) -> Bureau:
    """A server with a city and its framework, and a key to its desk."""
    server = furnish()
    draft, key = prepared(server)
    app = create_app({"DATA_DIR": server.folder})
    with app.app_context():
        fill()
    services_of(app).database.close()
    server.start()
    return server, draft, key


def test_axe_has_nothing_to_say_and_320_pixels_are_enough(browser: Browser, bureau: Bureau) -> None:
    page, found = window(browser, bureau), []
    for path in PAGES:
        page.set_viewport_size({"width": 1440, "height": 900})
        answer = page.goto(bureau[0].base + path)
        assert answer is not None
        assert answer.status == 200, path
        page.evaluate("for (const box of document.querySelectorAll('main details')) box.open = true")
        found += [f"{path}: {line}" for line in violations(page)]
        page.set_viewport_size({"width": 320, "height": 640})
        found += [f"{path}: narrow, {line}" for line in lost(page)]
    page.context.close()
    assert found == []


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
def test_a_clause_is_written_and_an_evening_begins_with_it(browser: Browser, bureau: Bureau, script: bool) -> None:
    page = window(browser, bureau, script=script)
    text = f"Iedereen mag meedoen, {'met' if script else 'zonder'} telefoon."
    page.goto(f"{bureau[0].base}/programma/plek/noord/kaders")
    page.get_by_label("De afspraak, in een of twee zinnen").fill(text)
    page.get_by_label("Waarover?").select_option("purpose")
    page.locator("#agreed_by").fill("het bestuur van Noord")
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.locator(".clause", has_text=text)).to_contain_text("afgesproken door Noord")
    page.get_by_role("button", name="Begin een kadersavond").click()
    page.goto(f"{page.url.rpartition('/')[0]}/kaders")
    expect(page.get_by_text(text).or_(page.locator("textarea", has_text=text)).first).to_be_visible()
    page.context.close()
