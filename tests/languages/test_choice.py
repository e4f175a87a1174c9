"""Every face offers every language by its own name, and says so where no native speaker has read the translation."""

import re

import pytest

from app.languages import LANGUAGES
from app.languages.listed import KNOWN, Code
from tests.devices import Browser

FACES = ("", "/livecast", "/regie", "/besluit")
LINK = re.compile(
    r'<li><a href="\?taal=(\w+)" lang="(\w+)"\s*(aria-current="true")? dir="auto">(\w+)(?:<small>(.*?)</small>)?'
)


def choices(page: str) -> list[tuple[str, ...]]:
    return [match.groups("") for match in LINK.finditer(page)]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_offered_by_its_own_name_and_the_present_one_is_marked(
    console: Browser, face: str, language: Code
) -> None:
    page = console.client.get(f"/t/{console.code}{face}?taal={language}").text
    wanted = [
        (code, code, 'aria-current="true"' if code == language else "", each.name, each.unread)
        for code, each in KNOWN.items()
    ]
    assert choices(page) == wanted
    assert f'<html lang="{language}" dir="{KNOWN[language].direction}"' in page


@pytest.mark.parametrize("path", ["/", "/t/{code}/regie", "/t/{code}/besluit"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_beside_the_choice_that_its_words_still_have_to_be_read(
    console: Browser, path: str, language: Code
) -> None:
    page = console.client.get(f"{path.format(code=console.code)}?taal={language}").text
    notice = KNOWN[language].unreviewed
    assert re.findall(r'<p class="muted" data-unread>(.*?)</p>', page) == ([notice] if notice else [])


def test_a_phone_in_turkish_arabic_or_polish_begins_in_it(phone: Browser) -> None:
    for code in ("tr", "ar", "pl"):
        page = phone.client.get(f"/t/{phone.code}", headers={"Accept-Language": f"{code}-{code.upper()},en;q=0.5"}).text
        assert f'<html lang="{code}"' in page


def test_who_asks_for_a_language_that_is_not_there_stays_where_they_are(phone: Browser) -> None:
    assert '<html lang="nl"' in phone.client.get(f"/t/{phone.code}?taal=de").text
