"""Every face and every form of the record of a practice evening says that it does not count."""

import io
import json

import pypdfium2
import pytest
import sqlalchemy as sa
from flask import Flask

from app.record.exports import markdown, pdf, record_json
from app.record.verify.verdict import verify
from app.services import services
from app.storage.tables import EVENT
from facilitation.roles import Role
from facilitation.state.frame import FRAME_KEYS
from tests.devices import CODE, JSON, Browser
from tests.parts.practice.conftest import PRACTICE, keyed

BAND = 'class="oef"'
FACES = ("", "/scherm", "/scherm?straks", "/regie", "/livecast", "/besluit", "/besluit/anders", "/regie/links")


@pytest.fixture
def closed(leader: Browser) -> Browser:
    """The leader of a practice evening that is over."""
    for do in ("stage.advance to=frames", *(f"frame.confirm frame={key}" for key in FRAME_KEYS)):
        assert leader.act(do).status_code == 200
    assert leader.act("stage.advance to=review").status_code == 200
    assert leader.act("meeting.close").status_code == 200
    return leader


@pytest.mark.parametrize("face", FACES)
def test_every_face_carries_the_word(leader: Browser, face: str) -> None:
    assert BAND in leader.get(face).text


def test_the_door_and_the_phone_carry_it_too(practising: Flask, leader: Browser) -> None:
    stranger = Browser(practising.test_client(), code=PRACTICE)
    assert BAND in stranger.get().text
    stranger.join(name="Fatima")
    assert BAND in stranger.get().text
    for door in ("/regie", "/tekenen", "/besluit", "/indiener"):
        assert BAND in Browser(practising.test_client(), code=PRACTICE).get(door).text


@pytest.mark.parametrize("face", FACES)
def test_no_face_of_an_evening_that_counts_carries_it(leader: Browser, console: Browser, face: str) -> None:
    page = console.get(face).text
    assert BAND not in page
    assert "practice.css" not in page


def test_the_page_of_the_record_has_it_across(closed: Browser, console: Browser) -> None:
    mark = 'data-watermark="oefening – telt niet"'
    assert mark in closed.get("/besluit").text
    assert mark not in console.get("/besluit").text


def test_paper_and_words_say_it(closed: Browser) -> None:
    assert markdown.write(PRACTICE).decode().startswith("**oefening – telt niet**")
    with pypdfium2.PdfDocument(io.BytesIO(pdf.write(PRACTICE))) as file:
        sheets = [page.get_textpage().get_text_range() for page in file]
    assert all("oefening – telt niet" in sheet for sheet in sheets)
    assert "oefening" not in markdown.write(CODE).decode()


def test_the_file_says_it_and_the_verifier_too(closed: Browser) -> None:
    content = record_json.write(PRACTICE)
    assert json.loads(content)["record"]["practice"] == 10
    verdict = verify(content)
    assert (verdict.ok, verdict.practice) == (True, True)


def test_a_file_that_hides_it_does_not_verify(closed: Browser) -> None:
    whole = json.loads(record_json.write(PRACTICE))
    del whole["record"]["practice"]
    assert "record.practice" in [fault.place for fault in verify(json.dumps(whole).encode()).faults]


def test_nobody_signs_for_it(practising: Flask, closed: Browser) -> None:
    counter = keyed(practising, Role.COUNTER)
    page = counter.get("/tekenen").text
    assert "Een oefening telt niet, dus je tekent er niet voor." in page
    assert 'action="/t/OEFEN2/tekenen"' not in page
    for path in ("/tekenen", "/tekenen/verbetering"):
        data = {"csrf_token": counter.token(), "head": "0" * 64, "text": "Zo was het niet."}
        answer = counter.client.post(f"/t/{PRACTICE}{path}", data=data, headers=JSON)
        assert answer.json["error"]["key"] == "practice_unsigned"


def test_the_log_of_an_evening_that_counts_has_the_bytes_that_it_had(practising: Flask) -> None:
    with services().database.read.connect() as connection:
        first = sa.select(EVENT.c.meeting, EVENT.c.body).where(EVENT.c.seq == 1)
        bodies = {row.meeting: json.loads(row.body) for row in connection.execute(first)}
    assert bodies[PRACTICE]["practice"] == 10
    assert "practice" not in bodies[CODE]
