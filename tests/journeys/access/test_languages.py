"""The evening in Arabic, from right to left, and in Turkish and Polish: whole, mirrored, and live as any other."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.languages.listed import KNOWN, Code
from tests.journeys.access.sights import NARROW, WALL_LEAST
from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import CONSOLE, PHONE, SHAPES, Devices
from tests.journeys.faces import PATHS, Face, enter, quiet, unfolded
from tests.journeys.held import Held
from tests.journeys.looks import astray, lost, small_letters
from tests.journeys.people import argument, post, write
from tests.reliability.length import length

WALKED: tuple[Face, ...] = ("phone", "simple", "console", "livecast")
MOMENTS = length(
    ["frames", "arguments", "decision", "closed"],
    ["welcome", "frames", "choosing", "chosen", "initiatives", "arguments", "ranking", "ranking revealed",
     "allocation", "allocation revealed", "composed", "decision", "objection", "asked for less",
     "decision recorded", "review", "closed"],
)  # fmt: skip
LONG = length(["arguments"], MOMENTS)
"""Where Turkish and Polish are looked at: what is longer there than in Dutch."""
KIND = re.compile(r"[\u0600-\u06ff]")
SIGHTS = [("ar", moment) for moment in MOMENTS] + [(code, moment) for code in ("tr", "pl") for moment in LONG]


def spoken(page: Page, language: str) -> Page:
    """The same page in a language, chosen as its list chooses it."""
    here, _, asked = page.url.partition("?")
    kept = [pair for pair in asked.split("&") if pair and not pair.startswith("taal=")]
    page.goto(f"{here}?{'&'.join([*kept, f'taal={language}'])}")
    quiet(page)
    return page


def runs(page: Page, language: Code) -> list[str]:
    """What the page says of itself otherwise than the language is."""
    root: dict[str, str] = page.evaluate("({lang: document.documentElement.lang, dir: document.documentElement.dir})")
    return [] if root == {"lang": language, "dir": KNOWN[language].direction} else [f"is {root}"]


@pytest.mark.parametrize(("language", "moment"), SIGHTS)
def test_no_face_loses_anything(held: Held, devices: Devices, language: Code, moment: str) -> None:
    problems = []
    for face in WALKED:
        page = devices.page(SHAPES[face])
        enter(page, held.hall, held.moments[moment], face)
        found = [*runs(spoken(page, language), language), *violations(page), *lost(page)]
        page.set_viewport_size(NARROW)
        found += [f"narrow, {line}" for line in lost(page)]
        problems += [f"{face}: {line}" for line in found]
        page.close()
    nothing_in(problems)


@pytest.mark.parametrize(("language", "moment"), SIGHTS)
def test_the_wall_shows_everything_to_the_last_row(held: Held, devices: Devices, language: Code, moment: str) -> None:
    page = devices.page(SHAPES["screen"])
    enter(page, held.hall, held.moments[moment], "screen")
    spoken(page, language)
    nothing_in([*runs(page, language), *violations(page), *astray(page), *small_letters(page, WALL_LEAST)])


@pytest.mark.parametrize("language", ["ar", "tr", "pl"])
def test_the_record_and_the_way_in_lose_nothing(held: Held, devices: Devices, language: Code) -> None:
    problems = []
    for moment, path in (("closed", PATHS["record"]), ("empty", PATHS["phone"])):
        page = devices.page(CONSOLE)
        page.goto(f"{held.hall.url}/t/{held.moments[moment].code}{path}?taal={language}")
        quiet(page)
        found = [*runs(unfolded(page), language), *violations(page), *lost(page)]
        page.set_viewport_size(NARROW)
        problems += [f"{path}: {line}" for line in [*found, *lost(page)]]
    nothing_in(problems)


def test_somebody_chooses_arabic_by_keyboard_from_a_list_that_fits_a_narrow_phone(held: Held, devices: Devices) -> None:
    page = devices.page({**PHONE, "viewport": NARROW})
    page.goto(f"{held.hall.url}/t/{held.moments['empty'].code}")
    page.locator(".langs summary").focus()
    page.keyboard.press("Enter")
    names = page.locator(".langs li a")
    expect(names).to_have_count(len(KNOWN))
    for name in names.all():
        box: Any = name.bounding_box()
        assert 0 <= box["x"] <= NARROW["width"] - box["width"]
        assert box["height"] >= 44
    nothing_in([*violations(page), *lost(page)])
    page.locator(".langs a[lang=ar]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("html[lang=ar][dir=rtl]")).to_be_attached()
    page.locator(".langs summary").click()
    nothing_in([*violations(page), *lost(page)])


def test_bars_and_arrows_begin_at_the_right_in_arabic_and_at_the_left_in_dutch(held: Held, devices: Devices) -> None:
    page = devices.page(SHAPES["phone"])
    enter(page, held.hall, held.moments["decision recorded"], "phone")
    first = "() => (b => (p => [p.left - b.left, b.right - p.right])(document.querySelector('.bar__part rect')"
    first += ".getBoundingClientRect()))(document.querySelector('.bar').getBoundingClientRect())"
    for language, at in (("nl", 0), ("ar", 1)):
        spoken(page, language)
        assert page.evaluate(first)[at] == pytest.approx(0, abs=2), language
    page.goto(f"{held.hall.url}/t/{held.moments['empty'].code}")
    assert page.locator(".btn .ico--on").first.evaluate("e => new DOMMatrix(getComputedStyle(e).transform).a") == -1


def test_a_dutch_phone_fetches_no_arabic_letters_even_where_it_lists_the_languages(
    held: Held, devices: Devices
) -> None:
    page, fetched = devices.page(SHAPES["phone"]), []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{held.hall.url}/t/{held.moments['empty'].code}?taal=nl")
    quiet(page)
    page.locator(".langs summary").click()
    expect(page.locator(".langs a[lang=ar]")).to_be_visible()
    quiet(page)
    assert not [url for url in fetched if "arabisch" in url]
    spoken(page, "ar")
    assert [url for url in fetched if "arabisch" in url]


def test_an_argument_in_arabic_comes_live_to_phones_in_arabic_and_in_dutch(held: Held, devices: Devices) -> None:
    said = "هل يمكن للجيران المساعدة مساء الثلاثاء؟"
    writer, reader, dutch = (held.window(devices, "in Arabic", seat=seat) for seat in ("P02", "P01", "P05"))
    for page in (writer, reader):
        spoken(page, "ar")
        devices.connected(page)
    write(writer, "question", said)
    post(writer)
    for page, kind in ((reader, KIND), (dutch, "Vraag")):
        row = argument(page, said)
        expect(row).to_be_visible()
        expect(row.locator(".kind")).to_have_text(kind)
        assert row.locator(".arg__text").evaluate("e => getComputedStyle(e).direction") == "rtl"
    nothing_in([*runs(reader, "ar"), *lost(reader), *runs(dutch, "nl"), *lost(dutch)])
