"""Every chapter for everybody: axe, the keyboard, 320 px and large text."""

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.axe import violations
from tests.journeys.desk.bureau import CHAPTERS, Bureau, also_opened, at, prepared, window
from tests.realtime.servers import Furnish


@pytest.fixture(scope="module")
def bureau(furnish: Furnish) -> Bureau:
    """A server with a draft of which a plan has a photo, one that was opened, and a key to its desk."""
    server = furnish()
    draft, key = prepared(server)
    server.keys["opened"] = also_opened(server, draft)
    server.start()
    return server, draft, key


def test_axe_has_nothing_to_say_about_any_page(browser: Browser, bureau: Bureau) -> None:
    page = window(browser, bureau)
    found = violations(page)
    for chapter in CHAPTERS:
        page.goto(at(bureau, chapter))
        page.evaluate("for (const box of document.querySelectorAll('.work details')) box.open = true")
        if chapter == "plannen":
            expect(page.get_by_role("img", name="Bankjes in de zon")).to_be_visible()
        found += [f"{chapter}: {line}" for line in violations(page)]
    for other in ("links", bureau[0].keys["opened"]):
        page.goto(f"{bureau[0].base}/voorbereiden/{other}")
        found += [f"{other}: {line}" for line in violations(page)]
    page.context.close()
    assert found == []


def test_every_chapter_fits_320_pixels_and_text_twice_as_large(browser: Browser, bureau: Bureau) -> None:
    page = window(browser, bureau, width=320)
    wide = []
    for chapter in CHAPTERS:
        for size in ("100%", "200%"):
            page.set_viewport_size({"width": 320 if size == "100%" else 640, "height": 800})
            page.goto(at(bureau, chapter))
            page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
            width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            wide += [f"{chapter} at {size}: {width}"] if width > 0 else []
    page.context.close()
    assert wide == []


def test_a_step_is_moved_and_made_longer_by_keyboard(browser: Browser, bureau: Bureau) -> None:
    page = window(browser, bureau)
    page.goto(at(bureau, "agenda"))
    names = page.locator(".stap a")
    first, second = names.nth(0).inner_text(), names.nth(1).inner_text()
    page.get_by_role("button", name=f"{first} later").focus()
    page.keyboard.press("Enter")
    expect(names.nth(1)).to_have_text(first)
    expect(names.nth(0)).to_have_text(second)
    assert page.evaluate("document.activeElement.id.startsWith('n-')")
    page.keyboard.press("Control+z")
    expect(names.nth(0)).to_have_text(first)
    page.context.close()


def test_what_was_typed_is_saved_in_less_than_1_kb(browser: Browser, bureau: Bureau) -> None:
    page = window(browser, bureau)
    page.goto(at(bureau, "kaders"))
    sizes: list[int] = []
    page.on("request", lambda request: sizes.append(len(request.post_data or "")) if "/veld" in request.url else None)
    field = page.locator("#f-frame-purpose-text")
    with page.expect_response(lambda answer: "/veld" in answer.url):
        field.fill("Een lange tekst over de buurt. " * 120)
    sizes.clear()
    with page.expect_response(lambda answer: "/veld" in answer.url):
        field.press("End")
        page.keyboard.type(" Erbij.")
    assert sizes
    assert max(sizes) < 1000
    page.context.close()
