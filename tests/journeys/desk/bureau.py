"""A desk in real Chromium windows: a server of its own, and colleagues who opened its link."""

import sqlite3
from contextlib import closing

from playwright.sync_api import Browser, Page, expect

from app import create_app
from app.access import organisers
from app.desk import drafts, opening, saving
from app.desk.plans import cards
from app.pictures import handed_in
from app.services import services_of
from tests.pictures.drawn import drawn
from tests.realtime.servers import Server

Bureau = tuple[Server, str, str]
"""A server, a draft in its folder, and a key to its desk."""
CHAPTERS = (
    "avond", "agenda", "plannen", "kaders", "stemmen", "tafels", "helpers", "papier", "nakijken", "oefenen", "openen",
)  # fmt: skip


def prepared(server: Server, plans: int = 3) -> tuple[str, str]:
    """A draft with so many plans, and a key to the desk."""
    app = create_app({"DATA_DIR": server.folder})
    with app.app_context():
        wishes = {"title": "Overlegtafel Klaverbuurt", "pot": "84.000", "date": "2027-03-20", "time": "19:30"}
        draft = drafts.begin(wishes)
        rows = [
            {
                "title": f"Plan nummer {n}",
                "ask": f"{n}.000",
                "minimum": "500",
                "short": "In het kort. " * 6,
                "theme": "groen",
            }
            for n in range(1, plans + 1)
        ]
        cards.add_all(draft, "plan", "N", rows)
        key = organisers.make("Noor")
    services_of(app).database.close()
    return draft, key


def also_opened(server: Server, draft: str) -> str:
    """A draft like this one, that was opened; the plan that comes first in this one gets a photo."""
    app = create_app({"DATA_DIR": server.folder})
    with app.app_context():
        other = drafts.copy(draft, "Een andere avond")
        saving.save(other, [saving.Wish("date", "2027-03-21")], "N")
        opening.open_evening(other)
        plan = drafts.evening.load(draft).items("plan")[0]
        photo = saving.Wish(plan.name("photo"), handed_in.keep(draft, drawn()))
        saving.save(draft, [photo, saving.Wish(plan.name("alt"), "Bankjes in de zon")], "N")
    services_of(app).database.close()
    return other


def rows(server: Server, query: str, *values: str) -> list[tuple[str, ...]]:
    """What stands in the file of a server, read beside it."""
    with closing(sqlite3.connect(server.folder / "overlegtafel.db")) as connection:
        return connection.execute(query, values).fetchall()


def window(browser: Browser, bureau: Bureau, width: int = 1440, script: bool = True) -> Page:
    """A window of a colleague at the desk."""
    server, _, key = bureau
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script, locale="nl-NL")
    page = context.new_page()
    if script:
        page.goto(f"{server.base}/voorbereiden#{key}")
        expect(page.get_by_role("heading", name="Avonden")).to_be_visible()
    else:
        context.request.post(f"{server.base}/voorbereiden/key", form={"key": key})
    return page


def at(bureau: Bureau, chapter: str) -> str:
    """The address of a chapter of the draft."""
    server, draft, _ = bureau
    return f"{server.base}/voorbereiden/{draft}/{chapter}"
