"""A page per plan, a calendar and a feed: how somebody follows what happens with a decision."""

from datetime import datetime
from xml.etree import ElementTree

import pytest

from app.record.exports.calendar import escaped, folded
from tests.devices import CODE, Browser
from tests.record.follow_up.following import tell, text_of

ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_page_per_plan_has_its_outcome_reason_conditions_and_next_date(closed: Browser, phone: Browser) -> None:
    text = text_of(phone, "/besluit/plan/P1")
    for words in ("Moestuin", "ja, mits", "€ 6.000", "Groen.", "Fatima", "controle: penvoerder", "15 januari 2026"):
        assert words in text.replace("\N{NO-BREAK SPACE}", " "), words
    assert "nu niet" in text_of(phone, "/besluit/plan/P3")
    assert "Reservelijst: plek 1." in text_of(phone, "/besluit/plan/P3")
    assert phone.get("/besluit/plan/P9").status_code == 404


def test_a_page_per_plan_shows_what_was_said_and_every_argument_has_an_address_on_both_pages(
    console: Browser, phone: Browser
) -> None:
    phone.join(table="T1")
    console.lead_to("arguments")
    phone.say("argument.post", initiative="P1", side="for", text="Groen is fijn.")
    console.lead_to("review")
    console.act("meeting.close")
    for path in ("/besluit", "/besluit/plan/P1"):
        page = phone.get(path).text
        assert 'id="argument-A1"' in page, path
        assert "Groen is fijn." in page, path
        assert '<meta property="og:image"' in page, path
    assert f'href="/t/{CODE}/besluit#argument-A1"' in phone.get("/besluit/plan/P1").text
    assert "Groen is fijn." not in phone.get("/besluit/plan/P2").text


def test_the_calendar_has_a_day_for_every_date(closed: Browser, phone: Browser) -> None:
    tell(closed, "P1.1", "running", "Zeven namen.", due="2026-02-01")
    answer = phone.get("/besluit.ics")
    assert answer.content_type == "text/calendar; charset=utf-8"
    lines = answer.text.replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 7
    assert "DTSTART;VALUE=DATE:20260201" in lines
    assert r"SUMMARY:Voorwaarde: Een waterrooster\;\nmet tien namen\, minstens (loopt)" in lines
    assert r"DESCRIPTION:Moestuin\nFatima\nZeven namen." in lines
    assert phone.get("/besluit.ics").data == answer.data
    assert all(len(line) <= 75 for line in answer.data.split(b"\r\n"))


@pytest.mark.parametrize("text", ["", "kort", "é" * 200, "👩‍👩‍👧" * 40, "a" * 74 + "é"])
def test_a_long_line_of_a_calendar_is_folded_between_its_signs(text: str) -> None:
    pieces = folded(text).removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert "".join(piece.decode().removeprefix(" " if n else "") for n, piece in enumerate(pieces)) == text


def test_words_with_signs_of_their_own_are_kept_in_a_calendar() -> None:
    assert escaped("a;b,c\\d\r\ne") == r"a\;b\,c\\d\ne"


def test_the_feed_tells_the_newest_first_and_ends_with_the_decision(closed: Browser, phone: Browser) -> None:
    tell(closed, "district", "done", "Ja <b>hoor</b> & zo.")
    tell(closed, "P1.1", "done", "Tien namen.")
    answer = phone.get("/besluit.atom")
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.data)
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}summary") for entry in entries[:2]] == ["Tien namen.", "Ja <b>hoor</b> & zo."]
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "Moestuin · Voorwaarde: Een waterrooster;\nmet tien namen, minstens: klaar",
        "Besluit van het stadsdeel: klaar",
        "Besluit vastgelegd",
    ]
    for element in (feed, *entries):  # what RFC 4287 asks of each
        assert element.findtext(f"{ATOM}id", "").startswith("tag:overlegtafel,")
        assert element.findtext(f"{ATOM}title")
        moment = datetime.fromisoformat(element.findtext(f"{ATOM}updated", ""))
        assert moment.tzinfo
        assert element.find(f"{ATOM}link") is not None
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Overlegtafel"
    assert len({entry.findtext(f"{ATOM}id") for entry in entries} | {feed.findtext(f"{ATOM}id")}) == 4
    assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated")
