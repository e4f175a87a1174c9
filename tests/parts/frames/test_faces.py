"""Clauses over HTTP: forms without a script, what each face tells, and what it does not tell yet."""

import re
from typing import Any

import pytest

from app.record.exports import markdown
from tests.devices import CODE, Browser

TEXT = "We houden 500 euro achter de hand."


@pytest.fixture
def asked(console: Browser) -> Browser:
    """At the frames, of which one is open."""
    console.lead_to("frames")
    assert (
        console.act("frame.change purpose", **{"purpose.text": "Samen delen.", "purpose.fixed": "false"}).status_code
        == 200
    )
    return console


def page(browser: Browser, face: str) -> str:
    return re.sub(r"\s+", " ", browser.client.get(f"/t/{CODE}{face}").text)


def pages(console: Browser, phone: Browser) -> list[str]:
    """The console, the wall, the livecast, and the phone of a seat."""
    return [page(console, face) for face in ("/regie", "/scherm", "/livecast")] + [page(phone, "")]


def propose(phone: Browser, **fields: Any) -> Any:
    return phone.act("frame.propose purpose", **{f"purpose.{name}": value for name, value in fields.items()})


def test_a_phone_proposes_and_answers_with_forms_alone_and_every_face_shows_the_proposal(
    asked: Browser, seated: Browser
) -> None:
    assert propose(seated, text=TEXT, reason="Voor tegenvallers.").status_code == 200
    assert all(TEXT in each for each in pages(asked, seated))
    assert seated.act("frame.answer F1 agrees=true").status_code == 200
    assert 'aria-pressed="true"' in page(seated, "")
    refused = seated.act("frame.answer F1 agrees=false")
    assert (refused.status_code, refused.json["error"]["key"]) == (422, "reason_needed")
    assert seated.act("frame.answer purpose-2 agrees=false", **{"purpose-2.reason": "Te vaag."}).status_code == 200


def test_other_words_for_a_clause_come_from_the_form_of_that_clause(asked: Browser, seated: Browser) -> None:
    fields = {
        "purpose-2.text": "Samen eerlijk delen.",
        "purpose-2.reason": "Dat hoort erbij.",
        "purpose.text": "Iets anders.",
    }
    assert seated.act("frame.propose clause=purpose-2", **fields).status_code == 200
    assert "Samen eerlijk delen." in page(seated, "")
    assert "Iets anders." not in page(seated, "")


def test_what_the_room_says_stays_with_the_console_until_a_clause_is_settled(asked: Browser, seated: Browser) -> None:
    assert propose(seated, text=TEXT).status_code == 200
    assert seated.act("frame.answer F1 agrees=false", **{"F1.reason": "Liever alles nu."}).status_code == 200
    assert "0 mensen eens, 1 niet" in page(asked, "/regie")
    assert "Liever alles nu." in page(asked, "/regie")
    others = [page(asked, face) for face in ("/scherm", "/livecast")]
    assert not any("1 niet" in each or "Liever alles nu." in each for each in others)
    assert asked.act("frame.settle F1 verdict=agreed").status_code == 200
    assert all("0 mensen eens, 1 niet" in each for each in pages(asked, seated))


def test_the_record_tells_every_clause_with_how_many_agreed_and_how_it_read(asked: Browser, seated: Browser) -> None:
    fields = {"purpose-2.text": "Samen eerlijk delen.", "purpose-2.reason": "Dat hoort erbij."}
    assert seated.act("frame.propose clause=purpose-2", **fields).status_code == 200
    assert seated.act("frame.answer F1 agrees=true").status_code == 200
    assert asked.act("frame.settle F1 verdict=agreed").status_code == 200
    told = markdown.write(CODE).decode()
    assert "Samen eerlijk delen. (veranderd en afgesproken; 1 mens eens; Dat hoort erbij.)" in told
    assert "Eerst stond er: ‘Samen delen.’." in told


def test_who_has_no_phone_answers_and_proposes_through_the_console(asked: Browser) -> None:
    seat = asked.put(channel="paper", table="T1")
    assert asked.act("frame.propose", seat=seat, frame="purpose", text=TEXT).status_code == 200
    assert asked.act("frame.answer", seat=seat, wording="F1", agrees="true", reason="").status_code == 200
    assert "1 mens eens" in page(asked, "/regie")


def test_a_proposal_that_was_hidden_is_on_no_face_and_its_author_reads_why(asked: Browser, seated: Browser) -> None:
    assert propose(seated, text="Niet met Jan.").status_code == 200
    assert asked.act("frame.hide F1", **{"F1.reason": "Noemt iemand."}).status_code == 200
    assert not any("Niet met Jan." in each for each in pages(asked, asked))
    assert "Noemt iemand." in page(seated, "")
