"""What a room reads together speaks the meeting's language, whatever the browser asks for; a phone its owner's."""

import pypdfium2
import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.access import organisers
from app.desk import evening
from app.record import document
from tests.desk.organiser import DESK, JSON, Organiser
from tests.desk.test_evenings import ready
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


@pytest.fixture
def english(app: Flask) -> tuple[FlaskClient, str, FlaskClient]:
    """A phone, the code of an evening that the desk opened in English, and who opened it."""
    with app.app_context():
        organiser = Organiser.with_key(app.test_client(), organisers.make("Noor"))
        draft = ready(organiser, date="2027-03-20")
        organiser.type(draft, "language", "en", base=1)
        code = organiser.client.post(f"{DESK}/{draft}/openen", headers=JSON).json["code"]
    return app.test_client(), code, organiser.client


def test_an_evening_in_english_begins_so_on_the_wall_and_every_phone(
    english: tuple[FlaskClient, str, FlaskClient],
) -> None:
    client, code, _ = english
    for path in ("", "/scherm", "/livecast", "/regie"):
        assert '<html lang="en"' in client.get(f"/t/{code}{path}", headers={"Accept-Language": "nl-NL"}).text, path
    assert '<html lang="nl"' in client.get("/", headers={"Accept-Language": "nl-NL"}).text


def test_who_chose_dutch_keeps_it_in_an_evening_in_english(english: tuple[FlaskClient, str, FlaskClient]) -> None:
    client, code, _ = english
    client.get(f"/t/{code}?taal=nl")
    assert '<html lang="nl"' in client.get(f"/t/{code}").text


def test_its_record_and_its_paper_are_in_english_and_a_copy_of_it_too(
    app: Flask, english: tuple[FlaskClient, str, FlaskClient]
) -> None:
    _, code, desk = english
    copied = desk.post(f"{DESK}/avonden/{code}/kopie").location.rpartition("/")[2]
    with app.app_context():
        assert (document.of(code).language, evening.load(copied).language) == ("en", "en")
    sign = pypdfium2.PdfDocument(desk.get(f"{DESK}/{copied}/papier/argumenten.pdf").data)[0].get_textpage()
    assert "For" in sign.get_text_bounded()
