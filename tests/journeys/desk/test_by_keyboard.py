"""A list with every kind of question is pasted, answered and taken over by keyboard alone."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.desk.bureau import Bureau, at, prepared, rows, window
from tests.realtime.servers import Furnish

LIST = """titel;gevraagd;status
Moestuin;12,000;akkoord
Buurtfeest;500;ingetrokken
Bankjes;12k;akkoord
Jeugdhonk;1,500;akkoord
Totaal;750;
"""
MOST_TABS = 150


@pytest.fixture
def bureau(furnish: Furnish) -> Bureau:
    """A server with a draft without plans."""
    server = furnish()
    draft, key = prepared(server, plans=0)
    server.start()
    return server, draft, key


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until this is where one is."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not come to {wanted}")


def test_a_list_is_answered_and_taken_over_by_keyboard(browser: Browser, bureau: Bureau) -> None:
    page = window(browser, bureau)
    page.goto(at(bureau, "plannen"))
    reach(page, page.get_by_label("Of plak hier wat je kopieerde"))
    page.keyboard.insert_text(LIST)
    reach(page, page.get_by_role("button", name="Lees deze lijst"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Vragen aan jou")).to_be_visible()
    choose(page, "Rij 2", "€\N{NO-BREAK SPACE}12.000", presses=1)
    choose(page, "Rij 3", "meedoen", presses=0)
    reach(page, page.get_by_label("Gevraagd bedrag, rij 4"))
    page.keyboard.type("7.500")
    page.keyboard.press("Tab")
    expect(page.get_by_role("cell", name="Bankjes")).to_be_visible()
    choose(page, "Rij 5", "€\N{NO-BREAK SPACE}1.500", presses=1)
    reach(page, page.get_by_label("Toch meenemen: Totaal"))
    page.keyboard.press("Space")
    take = page.get_by_role("button", name="Neem 5 plannen over")
    expect(take).to_be_visible()
    reach(page, take)
    page.keyboard.press("Enter")
    expect(page.locator("details.plan")).to_have_count(5)
    said = rows(
        bureau[0], "SELECT value FROM draft_field WHERE draft = ? AND name LIKE 'plan.%.ask' ORDER BY name", bureau[1]
    )
    assert [ask for (ask,) in said] == ["12.000", "500", "7.500", "1.500", "750"]
    page.context.close()


def choose(page: Page, row: str, option: str, presses: int) -> None:
    """Come to a question and choose the option that is so many presses on; both the choice and one's place stay."""
    first = page.get_by_role("group", name=row).get_by_role("radio").first
    reach(page, first)
    if presses == 0:
        page.keyboard.press("Space")
    for _ in range(presses):
        page.keyboard.press("ArrowRight")
    chosen = page.get_by_role("group", name=row).get_by_label(option)
    expect(chosen).to_be_checked()
    expect(page.get_by_role("group", name=row).locator("xpath=ancestor::li")).to_have_class("sel")
    expect(chosen).to_be_focused()
