"""Two windows on one draft, random edits in both, and a server that is killed in the middle: no word is lost."""

import signal
from random import Random

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.desk.bureau import Bureau, at, prepared, rows, window
from tests.realtime.servers import Furnish
from tests.reliability.length import length

WORDS = ("moestuin", "buurt", "samen", "feest", "groen", "tafel", "geld", "plan")
EDITS = length(40, 600)
DOWN = 4
"""So many edits are typed while there is no server."""
FIELDS = ("#f-frame-roles-text", "#f-frame-contact-text", "#f-frame-cooperation-text")


@pytest.mark.soak
def test_two_windows_end_equal_and_no_word_is_lost_though_the_server_is_killed(
    browser: Browser, furnish: Furnish
) -> None:
    server = furnish()
    bureau = (server, *prepared(server))
    server.start()
    windows, chance, typed = [window(browser, bureau) for _ in range(2)], Random(7), []
    for page in windows:
        page.goto(at(bureau, "kaders"))
    for number in range(EDITS):
        if number == EDITS // 2:
            server.stop(signal.SIGKILL)
        if number == EDITS // 2 + DOWN:
            server.start()
        word = f"{chance.choice(WORDS)}{number}"
        write(chance.choice(windows), chance.choice(FIELDS), word, chance)
        typed.append(word)
    for field in FIELDS:
        assert settled(windows, field, bureau) == stored(bureau, field), field
    text = everything(bureau)
    assert [word for word in typed if word not in text] == [], text
    for page in windows:
        page.context.close()


BETWEEN_WORDS = """(field, chance) => {
  const places = [...field.value].flatMap((letter, at) => (at === 0 || field.value[at - 1] === " " ? [at] : []));
  places.push(field.value.length);
  const at = places[Math.floor(chance * places.length)];
  field.focus();
  field.setSelectionRange(at, at);
}"""
"""In one go: what a colleague wrote may come in between two."""


def write(page: Page, field: str, word: str, chance: Random) -> None:
    """Type a word somewhere between the words of a field."""
    page.locator(field).evaluate(BETWEEN_WORDS, chance.random())
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
