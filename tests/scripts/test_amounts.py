"""Scripts write an amount as the server does, in every language."""

import pytest
from flask import Flask
from playwright.sync_api import Browser as Chromium

from app import languages
from app.languages import LANGUAGES, speaking
from app.languages.listed import Code
from tests.devices import Browser
from tests.scripts.bare import bare

CENTS = (0, 500_000, 6_400_000, 123_456, 1_250_000_050)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_amount_is_the_same_from_a_script(app: Flask, seated: Browser, browser: Chromium, language: Code) -> None:
    with bare(browser, seated.get(f"?taal={language}").text) as held:
        held.open()
        wrote = 'async (all) => { const { euro } = await import("/static/js/live/words.js"); return all.map(euro); }'
        found = held.page.evaluate(wrote, list(CENTS))
    with app.app_context(), speaking(language):
        assert found == [languages.euro(cents) for cents in CENTS]
