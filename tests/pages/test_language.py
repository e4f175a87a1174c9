"""What a room reads together speaks the meeting's language, whatever the browser asks for; a phone its owner's."""

import pytest

from tests.devices import Browser

ENGLISH = {"Accept-Language": "en-GB,en;q=0.9"}


@pytest.mark.parametrize("path", ["/scherm", "/besluit"])
def test_wall_and_record_speak_the_language_of_the_meeting_on_an_english_laptop(console: Browser, path: str) -> None:
    page = console.client.get(f"/t/{console.code}{path}", headers=ENGLISH).text
    assert '<html lang="nl"' in page
    assert "€10,000" not in page


def test_whoever_chose_another_language_reads_wall_and_record_in_it(console: Browser) -> None:
    for path in ("/scherm?taal=en", "/besluit"):
        page = console.client.get(f"/t/{console.code}{path}", headers={"Accept-Language": "nl"}).text
        assert '<html lang="en"' in page


def test_a_phone_speaks_the_language_of_its_owner(phone: Browser) -> None:
    assert '<html lang="en"' in phone.client.get(f"/t/{phone.code}", headers=ENGLISH).text


def test_paper_and_markdown_speak_the_language_of_the_meeting(console: Browser) -> None:
    text = console.client.get(f"/t/{console.code}/besluit.md", headers=ENGLISH).text
    assert "## De verdeling" in text
    assert "€10,000" not in text
