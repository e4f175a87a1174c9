"""A draft is practised in real windows: played, looked at, thrown away; and cut off by a server that dies."""

import os
import select
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app import create_app
from app.desk import drafts
from app.desk.fields import PLACE
from app.desk.plans import cards
from app.desk.saving import Wish, save
from app.services import services_of
from tests.journeys.axe import violations
from tests.journeys.desk.bureau import prepared, rows
from tests.realtime.servers import Furnish, Server

pytestmark = pytest.mark.journey
AGENDA = (("welcome", 1), ("arguments", 1), ("ranking", 1), ("review", 1))
LENGTHY = (("welcome", 400), ("review", 1))
OWN = "select name from sqlite_master where type = 'table' and sql like '%meeting%' and name != 'practice'"


@pytest.fixture(scope="module")
def server(furnish: Furnish) -> Server:
    """A server with a draft of four short stages."""
    found = furnish()
    found.keys["draft"], found.keys["desk"] = drafted(found, AGENDA)
    found.keys["long"], _ = drafted(found, LENGTHY)
    found.start()
    return found


def drafted(server: Server, agenda: tuple[tuple[str, int], ...]) -> tuple[str, str]:
    """A draft with this agenda, and a key to the desk."""
    draft, key = prepared(server)
    app = create_app({"DATA_DIR": server.folder})
    with app.app_context():
        old = [Wish(item.name(PLACE), "") for item in drafts.evening.load(draft).items("stage")]
        save(draft, old, "N")
        cards.add_all(draft, "stage", "N", [{"kind": kind, "minutes": str(minutes)} for kind, minutes in agenda])
    services_of(app).database.close()
    return draft, key


def at_the_desk(browser: Browser, server: Server, draft: str) -> Page:
    """A window in the chapter of practising."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL").new_page()
    page.goto(f"{server.base}/voorbereiden#{server.keys['desk']}")
    expect(page.get_by_role("heading", name="Avonden")).to_be_visible()
    page.goto(f"{server.base}/voorbereiden/{draft}/oefenen")
    return page


def begin(page: Page) -> None:
    """Twelve residents, by keyboard."""
    page.get_by_label("Hoeveel bewoners?", exact=False).fill("12")
    page.get_by_role("button", name="Begin de oefening").press("Enter")
    expect(page.locator("[data-plays]")).to_be_visible()


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def ended(pid: int) -> None:
    """Wait until a process is over."""
    select.select([os.pidfd_open(pid)], [], [])


def test_an_evening_is_practised_to_its_record_and_thrown_away(browser: Browser, server: Server) -> None:
    page = at_the_desk(browser, server, server.keys["draft"])
    begin(page)
    [(code,)] = rows(server, "SELECT meeting FROM practice")
    for face in ("/scherm", "", "/livecast"):
        look = page.context.new_page()
        look.goto(f"{server.base}/t/{code}{face}")
        expect(look.locator(".oef")).to_contain_text("Niets hiervan telt.")
        assert violations(look) == []
        look.close()
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Regie").click()
    expect(opened.value.locator(".oef")).to_be_visible()
    expect(opened.value.get_by_role("heading", name="Op het scherm")).to_be_visible()
    opened.value.close()
    page.get_by_role("button", name="Pauze").press("Enter")
    expect(page.get_by_text("De oefening staat stil.")).to_be_visible()
    expect(page.frame_locator(".oefbeeld--tel iframe").locator(".oef")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="meteen").press("Enter")
    expect(page.get_by_text("Het verslag is klaar")).to_be_visible(timeout=0)
    assert violations(page) == []
    expect(page.get_by_text("Iedereen kwam binnen: 12 van 12.")).to_be_visible()
    expect(page.get_by_text("Het verslag is nagerekend en klopt.")).to_be_visible()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Verslag").click()
    record = opened.value
    record.wait_for_load_state()
    expect(record.locator("main")).to_have_attribute("data-watermark", "oefening – telt niet")
    across = record.evaluate("getComputedStyle(document.querySelector('main'), '::before').content")
    assert across == '"oefening – telt niet"'
    assert violations(record) == []
    record.close()
    page.get_by_role("button", name="Gooi de oefening weg").press("Enter")
    expect(page.get_by_role("button", name="Begin de oefening")).to_be_visible()
    assert [
        name for (name,) in rows(server, OWN) if "meeting" in columns(server, name) and of(server, name, code)
    ] == []
    assert rows(server, "SELECT * FROM meeting WHERE code = ?", code) == []
    assert rows(server, "SELECT * FROM practice") == []
    page.context.close()


def columns(server: Server, table: str) -> list[str]:
    return [str(row[1]) for row in rows(server, f'PRAGMA table_info("{table}")')]


def of(server: Server, table: str, code: str) -> bool:
    return bool(rows(server, f'SELECT 1 FROM "{table}" WHERE meeting = ?', code))


def test_a_server_that_is_killed_leaves_no_residents_and_the_desk_says_so(browser: Browser, server: Server) -> None:
    page = at_the_desk(browser, server, server.keys["long"])
    begin(page)
    expect(page.get_by_text("Iedereen kwam binnen: 12 van 12.")).to_be_visible(timeout=0)
    assert server.process is not None
    residents = children(server.process.pid)
    assert len(residents) == 1
    server.stop(signal.SIGKILL)
    for pid in residents:
        ended(pid)
    server.start()
    page.reload()
    expect(page.get_by_text("De oefening brak af bij ‘Welkom’: de server stopte of startte opnieuw.")).to_be_visible()
    page.get_by_role("button", name="Gooi de oefening weg").click()
    expect(page.get_by_role("button", name="Begin de oefening")).to_be_visible()
    assert rows(server, "SELECT * FROM practice") == []
    page.context.close()
