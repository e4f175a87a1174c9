"""What a page says of its own line is evidence: heard within two beats, and whose fault it is otherwise."""

import pytest
from playwright.sync_api import Browser as Chromium

from tests.devices import Browser
from tests.scripts.bare import Bare, bare

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("scripts")]
LOST = "Opnieuw verbinden…"
UNKEPT = "Nog niet verstuurd. Houd deze pagina open, dan gaat het straks mee."
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full') }"
MISSING = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no') } })"


def connected(held: Bare) -> Bare:
    held.open()
    held.later(1)
    assert held.dot == "Verbonden"
    return held


def test_without_scripts_nothing_says_that_there_is_a_line(seated: Browser, console: Browser) -> None:
    for page in (seated.get().text, seated.get("/livecast").text, console.get("/regie").text):
        assert "Verbonden" not in page.partition('<template id="words">')[0]
        assert "alles bewaard" not in page.partition('<template id="words">')[0]


def test_a_page_that_was_never_answered_does_not_say_that_it_is_connected(held: Bare) -> None:
    held.page.add_init_script("addEventListener('DOMContentLoaded', () => { line.answers = false })")
    held.open()
    held.silence()
    assert held.dot == ""
    held.later(4)
    assert held.dot in (LOST, "De zaal is even weg")


def test_the_line_is_lost_after_two_beats_that_did_not_come_and_not_before(held: Bare) -> None:
    connected(held)
    for _beat in range(3):
        held.later(10)
        held.beat()
    held.silence()
    held.later(19)
    assert held.dot == "Verbonden"
    held.later(3)
    assert held.dot != "Verbonden"


def test_a_line_that_went_quiet_is_left_for_a_new_one(held: Bare) -> None:
    connected(held)
    held.later(23)
    assert held.page.evaluate("line.lines") == 2
    assert held.dot == "Verbonden"


def test_a_phone_that_slept_40_seconds_is_right_within_two_whatever_became_of_its_line(held: Bare) -> None:
    connected(held)
    held.asleep(40)
    held.later(1)
    assert held.dot == "Verbonden"
    held.silence()
    held.asleep(40)
    held.page.evaluate("tell('beat', {})")  # what lay waiting from before it slept proves nothing
    held.later(2)
    assert held.dot != "Verbonden"


def test_only_this_phone_is_offline(held: Bare) -> None:
    connected(held)
    held.page.context.set_offline(True)
    held.hangs_up()
    held.later(3)
    assert held.dot == "Jouw verbinding is weg"
    assert "Kijk of je wifi aanstaat." in held.notices
    assert "zaal" not in held.notices


def test_only_the_server_stopped(held: Bare) -> None:
    connected(held)
    held.answers = False
    held.hangs_up()
    held.later(3)
    held.page.wait_for_function("document.querySelector('[data-conn]').textContent.startsWith('De zaal')")
    assert held.dot == "De zaal is even weg"
    assert "Het ligt aan de zaal, niet aan jou." in held.notices
    assert "wifi" not in held.notices


def test_only_the_console_is_offline(held: Bare) -> None:
    connected(held)
    held.beat(led=True)
    assert held.notices == ""
    held.beat(led=False)
    assert held.dot == "Verbonden"
    assert "De gespreksleider heeft nu geen verbinding." in held.notices
    held.beat(led=True)
    assert held.notices == ""


@pytest.mark.parametrize("storage", [FULL, MISSING])
def test_a_phone_never_says_that_it_kept_what_its_storage_did_not_take(
    seated: Browser, console: Browser, browser: Chromium, storage: str
) -> None:
    console.lead_to("ranking")
    console.act("stage.open")
    with bare(browser, seated.get().text) as phone:
        phone.page.add_init_script(storage)
        connected(phone)
        phone.hangs_up()
        phone.later(3)
        phone.page.get_by_role("button", name="Kies Moestuin").click()
        phone.page.get_by_role("button", name="Klaar met mijn top").click()
        assert "Bewaard op je telefoon" not in phone.page.inner_text("body")
        assert phone.page.locator("#kept").inner_text() == UNKEPT


def test_a_phone_says_that_it_kept_what_its_storage_took(seated: Browser, console: Browser, browser: Chromium) -> None:
    console.lead_to("ranking")
    console.act("stage.open")
    with bare(browser, seated.get().text) as phone:
        connected(phone)
        phone.hangs_up()
        phone.later(3)
        phone.page.get_by_role("button", name="Kies Moestuin").click()
        phone.page.get_by_role("button", name="Klaar met mijn top").click()
        assert phone.page.locator("#kept").inner_text() == "Bewaard op je telefoon, wordt verstuurd."
