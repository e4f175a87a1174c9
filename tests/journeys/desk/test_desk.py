"""Every chapter for everybody: axe, the keyboard, 320 px and large text; and two windows on one draft."""

from random import Random

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.axe import violations
from tests.journeys.desk.bureau import CHAPTERS, prepared, rows
from tests.realtime.servers import Furnish, Server

WORDS = ("moestuin", "buurt", "samen", "feest", "groen", "tafel", "geld", "plan")
EDITS = 40
Bureau = tuple[Server, str, str]


@pytest.fixture(scope="module")
def bureau(furnish: Furnish) -> Bureau:
    """A server with a draft, and a key to its desk."""
    server = furnish()
    draft, key = prepared(server)
    server.start()
    return server, draft, key


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
    server, draft, _ = bureau
    return f"{server.base}/voorbereiden/{draft}/{chapter}"


def test_axe_has_nothing_to_say_about_any_page(browser: Browser, bureau: Bureau) -> None:
    page = window(browser, bureau)
    found = violations(page)
    for chapter in CHAPTERS:
        page.goto(at(bureau, chapter))
        found += [f"{chapter}: {line}" for line in violations(page)]
    page.goto(f"{bureau[0].base}/voorbereiden/links")
    found += violations(page)
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


def test_without_scripts_a_chapter_is_a_form(browser: Browser, bureau: Bureau) -> None:
    page = window(browser, bureau, script=False)
    page.goto(at(bureau, "avond"))
    page.get_by_label("Waar is het?").fill("Huis van de Wijk")
    page.locator(".no-js button").click()
    expect(page.get_by_label("Waar is het?")).to_have_value("Huis van de Wijk")
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


def test_two_windows_end_equal_and_no_word_is_lost(browser: Browser, bureau: Bureau) -> None:
    windows, chance, typed = [window(browser, bureau) for _ in range(2)], Random(7), []
    for page in windows:
        page.goto(at(bureau, "kaders"))
    fields = ["#f-frame-roles-text", "#f-frame-contact-text", "#f-frame-cooperation-text"]
    for number in range(EDITS):
        page, field = chance.choice(windows), chance.choice(fields)
        word = f"{chance.choice(WORDS)}{number}"
        write(page, field, word, chance)
        typed.append(word)
        page.wait_for_timeout(chance.choice((0, 100, 700)))
    for field in fields:
        for page in windows:
            page.locator("h1").click()
            page.wait_for_function("([id]) => document.querySelector(id).value.length > 0", arg=[field])
        stands = settled(windows, field, bureau)
        assert stands == stored(bureau, field), field
    text = everything(bureau)
    assert [word for word in typed if word not in text] == []
    for page in windows:
        page.context.close()


def write(page: Page, field: str, word: str, chance: Random) -> None:
    """Type a word somewhere between the words of a field."""
    box = page.locator(field)
    text = box.input_value()
    places = [at for at in range(len(text) + 1) if at in (0, len(text)) or text[at - 1] == " "]
    box.focus()
    box.evaluate("(field, at) => field.setSelectionRange(at, at)", chance.choice(places))
    page.keyboard.type(f"{word} ")


def settled(windows: list[Page], field: str, bureau: Bureau) -> str:
    """What both windows say of a field, once nothing is under way any more."""
    one, other = (page.locator(field) for page in windows)
    for _ in range(20):
        if one.input_value() == other.input_value() == stored(bureau, field):
            break
        windows[0].wait_for_timeout(500)
    assert one.input_value() == other.input_value()
    return one.input_value()


def stored(bureau: Bureau, field: str) -> str:
    name = field.removeprefix("#f-").replace("-", ".")
    ((found,),) = rows(bureau[0], "SELECT value FROM draft_field WHERE draft = ? AND name = ?", bureau[1], name)
    return found


def everything(bureau: Bureau) -> str:
    found = rows(bureau[0], "SELECT value FROM draft_field WHERE draft = ?", bureau[1])
    found += rows(bureau[0], "SELECT value FROM draft_beside WHERE draft = ?", bureau[1])
    return " ".join(value for (value,) in found)
