"""Reading aloud on the simple phone: by a voice of the device in the language of the page, what stands there now."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser as Chromium

from tests.devices import Browser
from tests.scripts.bare import Bare, bare

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("scripts")]
VOICES = """(voices) => {
  window.said = [];
  window.stopped = 0;
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; }
  };
  const speech = new EventTarget();
  Object.assign(speech, {
    getVoices: () => voices, speak: (each) => said.push(each), cancel: () => { stopped += 1; said.length = 0; },
  });
  Object.defineProperty(window, "speechSynthesis", { value: speech });
}"""
OWN, FROM_AFAR = {"lang": "nl-NL", "localService": True}, {"lang": "nl-NL", "localService": False}
ENGLISH = {"lang": "en-GB", "localService": True}


SEEN = "[...document.querySelectorAll('[data-page]')].filter((e) => e.checkVisibility()).map((e) => e.id)"


@pytest.fixture
def simple(seated: Browser, console: Browser, browser: Chromium) -> Iterator[Bare]:
    """The simple phone while the money is divided."""
    console.lead_to("allocation")
    with bare(browser, seated.get("?weergave=eenvoudig").text) as found:
        yield found


def opened(phone: Bare, *voices: dict[str, Any]) -> Any:
    """The page on a device with these voices."""
    phone.page.add_init_script(f"({VOICES})({str(list(voices)).replace('True', 'true').replace('False', 'false')})")
    phone.open()
    return phone.page


def said(page: Any) -> str:
    return " ".join(page.evaluate("said.map((each) => each.text)"))


@pytest.mark.parametrize("voices", [(), (ENGLISH,), (FROM_AFAR,)])
def test_it_is_offered_only_where_the_device_itself_has_a_voice_of_this_language(
    simple: Bare, voices: tuple[dict[str, Any], ...]
) -> None:
    assert not opened(simple, *voices).locator("[data-aloud]").is_visible()


def test_it_reads_what_stands_there_with_that_voice_and_stops(simple: Bare) -> None:
    page = opened(simple, FROM_AFAR, ENGLISH, OWN)
    page.get_by_role("button", name="Lees voor").click()
    assert "Verdeel nu het geld over de plannen." in said(page)
    assert "Lees voor" not in said(page)
    assert "Buurtfeest" not in said(page)
    assert page.evaluate("said.every((each) => each.voice.localService && each.voice.lang === 'nl-NL')")
    page.get_by_role("button", name="Stop met lezen").click()
    assert (said(page), page.get_by_role("button", name="Lees voor").count()) == ("", 1)


def test_another_page_is_not_read_over_the_one_before(simple: Bare) -> None:
    page = opened(simple, OWN)
    page.get_by_role("button", name="Lees voor").click()
    page.get_by_role("link", name="Begin").click()
    page.get_by_role("button", name="Lees voor").click()
    assert "Bankjes" in said(page)
    assert "Verdeel nu het geld" not in said(page)


def test_what_was_read_to_its_end_can_be_read_again(simple: Bare) -> None:
    page = opened(simple, OWN)
    page.get_by_role("button", name="Lees voor").click()
    page.evaluate("said.at(-1).dispatchEvent(new Event('end'))")
    assert page.get_by_role("button", name="Lees voor").is_visible()


def test_one_page_is_seen_at_a_time_and_only_the_last_hands_in(simple: Bare) -> None:
    page = opened(simple)
    seen = []
    for _ in range(5):
        seen.append(page.evaluate(SEEN))
        assert page.get_by_role("button", name="Stuur mijn verdeling in").is_visible() == (seen[-1] == ["inleveren"])
        if len(seen) < 5:
            page.get_by_role("link", name="Begin" if len(seen) == 1 else "Volgende").click()
    assert [len(each) for each in seen] == [0, 1, 1, 1, 1]
    assert len({each[0] for each in seen[1:]}) == 4
