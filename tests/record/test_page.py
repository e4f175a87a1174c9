"""The record: a draft for the gespreksleider, public after closing, and nothing in it that is still hidden."""

import csv
import io
import json
import re

import pytest
from flask import Flask

from app.live.meetings import load
from facilitation.parts import seating
from tests.devices import CODE, Browser
from tests.plain import Page

EVIL = "=HYPERLINK(1)"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cast(console: Browser, seat: str, *order: str) -> None:
    assert console.act("ballot.cast", seat=seat, order=list(order)).status_code == 200


@pytest.fixture
def seats(console: Browser) -> list[str]:
    """Two people on paper and one with help."""
    for channel in ("paper", "paper", "assisted"):
        assert console.act("seat.add", channel=channel).status_code == 200
    return list(seating.seats(load(CODE).state))


@pytest.fixture
def ranked(console: Browser, seats: list[str]) -> Browser:
    """At a revealed ranking: P2 first, then P3; P1 no longer fits."""
    console.lead_to("arguments")
    console.act("argument.post P2 side=for", seat=seats[0], text="Eindelijk feest")
    console.act("argument.post P2 side=against", seat=seats[1], text="Dit hoort hier niet")
    console.act("argument.moderate A2 verdict=hide", reason="Onaardig")
    console.lead_to("ranking")
    for seat in seats:
        cast(console, seat, "P2", "P3", "P1")
    console.act("stage.close")
    console.act("stage.reveal")
    return console


@pytest.fixture
def decided(ranked: Browser, seats: list[str]) -> Browser:
    """Composed, answered and recorded: P3 gets less than the ranking gave."""
    ranked.act("stage.advance")
    ranked.act("ballot.cast", seat=seats[0], **{"amounts.P2": "500000"})
    ranked.act("stage.close")
    ranked.act("stage.reveal")
    fields = {"P3.amount": "100000", "P3.reason": EVIL, "P3.conditions": ["@eerst vragen", "+samen"]}
    assert ranked.act("award.set P3", **fields).status_code == 200
    ranked.act("stage.advance")
    ranked.act("consent.give position=concern", seat=seats[0], reason="Wie ruimt op?")
    ranked.act("consent.give position=agree", seat=seats[1])
    ranked.act("stage.close")
    assert ranked.act("decision.record").status_code == 200
    return ranked


@pytest.fixture
def closed(decided: Browser, seats: list[str]) -> Browser:
    """A whole evening, closed."""
    decided.act("stage.advance")
    decided.act("review.give", seat=seats[0], keep="De koffie", grade="8")
    decided.act("stage.close")
    decided.act("stage.reveal")
    assert decided.act("meeting.close").status_code == 200
    return decided


def text_of(browser: Browser, path: str = "/besluit") -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return " ".join(Page(answer.text).text.replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("path", ["/besluit", "/besluit.json", "/besluit.csv"])
def test_before_closing_only_the_gespreksleider_reads_the_record(console: Browser, phone: Browser, path: str) -> None:
    answer = phone.get(path)
    assert answer.status_code == 403
    assert "Het besluit is er nog niet" in answer.text
    assert console.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/besluit", "/besluit.json", "/besluit.csv"])
def test_after_closing_everybody_reads_the_record(closed: Browser, phone: Browser, path: str) -> None:
    assert phone.get(path).status_code == 200


def test_a_draft_says_that_it_is_one_and_the_closed_record_does_not(console: Browser, context: Flask) -> None:
    assert "Concept" in text_of(console)
    console.lead_to("review")
    console.act("meeting.close")
    assert "Concept" not in text_of(console)


def test_an_unknown_form_of_the_record_does_not_exist(closed: Browser) -> None:
    assert closed.get("/besluit.exe").status_code == 404


def test_the_page_tells_the_division_its_reasons_and_how_it_was_counted(closed: Browser, phone: Browser) -> None:
    text = text_of(phone)
    for words in (
        "Zo verdelen we € 10.000",
        "3 mensen praatten over 3 plannen",
        "Samen gaven ze € 6.000 aan 2 plannen.",
        f"Bankjes ja, mits {EVIL}. De rangschikking gaf € 2.500. Voorwaarde @eerst vragen indiener, uiterlijk ",
        "Paste niet meer binnen het budget.",
        "Blijft over van € 10.000 € 4.000",
        "Wie ruimt op?",
        "2 op papier, 1 met hulp",
        "3 stembiljetten tellen mee",
        "Plek 1 gaf 5 punten",
        "Er bleef € 2.500 over.",
        "Bij 1 plan koos ze een ander bedrag",
        "Eindelijk feest",
        "De gespreksleider verborg er 1",
        "De koffie",
    ):
        assert words in text, words
    assert "Dit hoort hier niet" not in text
    assert "beschikking" not in text.lower()


def test_the_checksum_on_the_page_is_the_head_of_the_log(closed: Browser, phone: Browser) -> None:
    whole = json.loads(phone.get("/besluit.json").text)
    shown = re.search(r'class="hash">([0-9a-f ]+)<', phone.get("/besluit").text)
    assert shown is not None
    assert "".join(shown.group(1).split()) == whole["head"] == whole["events"][-1]["link"]


def test_a_withdrawn_plan_stays_visible_with_its_reason(console: Browser) -> None:
    console.act("initiative.withdraw P2", reason="De straat gaat open")
    text = text_of(console)
    assert "Buurtfeest Ingetrokken De straat gaat open" in text
    assert "Samen gevraagd € 8.500" in text


def test_a_correction_is_told_with_its_reason(console: Browser) -> None:
    console.act("initiative.correct P3", **{"P3.ask_eur": "2.600", "P3.reason": "De offerte was hoger"})
    assert "Bankjes, gevraagd € 2.500 → € 2.600. De offerte was hoger" in text_of(console)


def test_nothing_of_a_ranking_is_told_before_it_is_revealed(console: Browser, seats: list[str]) -> None:
    console.lead_to("ranking")
    for seat in seats:
        cast(console, seat, "P2", "P3")
    before = json.loads(console.get("/besluit.json").text)
    console.act("stage.close")
    sealed = json.loads(console.get("/besluit.json").text)
    for draft in (before, sealed):
        assert set(draft) == {"record"}
        assert draft["record"]["ranking"] is None
        assert all(p["ranked"] is None and p["suggested"] is None and not p["amount"] for p in draft["record"]["plans"])
    assert sealed["record"]["turnout"]["ballots"] == {"ranking": {"assisted": 1, "paper": 2}}
    assert "Punten" not in text_of(console)
    console.act("stage.reveal")
    assert "Punten" in text_of(console)


def test_nothing_of_how_seats_divided_is_told_before_it_is_revealed(ranked: Browser, seats: list[str]) -> None:
    ranked.act("stage.advance")
    ranked.act("ballot.cast", seat=seats[0], **{"amounts.P2": "500000"})
    ranked.act("stage.close")
    assert all(plan["shares"] is None for plan in json.loads(ranked.get("/besluit.json").text)["record"]["plans"])
    assert "Wat iedereen zelf gaf" not in text_of(ranked)
    ranked.act("stage.reveal")
    assert "Wat iedereen zelf gaf" in text_of(ranked)


def test_no_answer_is_told_while_the_question_is_open(ranked: Browser, seats: list[str]) -> None:
    ranked.lead_to("decision")
    ranked.act("consent.give position=objection", seat=seats[0], reason="Ik mis de jeugd")
    for path in ("/besluit", "/besluit.json", "/besluit.csv"):
        assert "Ik mis de jeugd" not in ranked.get(path).text
    assert json.loads(ranked.get("/besluit.json").text)["record"]["consent"] is None
    ranked.act("stage.close")
    assert "Ik mis de jeugd" in ranked.get("/besluit").text


def test_the_record_names_no_seat_and_nobody(closed: Browser, seats: list[str], phone: Browser) -> None:
    page = phone.get("/besluit").text
    record = json.dumps(json.loads(phone.get("/besluit.json").text)["record"])
    for seat in seats:
        assert seat not in page
        assert seat not in record


def test_no_cell_of_the_spreadsheet_starts_a_formula(closed: Browser, phone: Browser) -> None:
    rows = list(csv.reader(io.StringIO(phone.get("/besluit.csv").data.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 4
    assert [cell for row in rows for cell in row if cell.startswith(FORMULA)] == []
    assert f"'{EVIL}" in rows[3]
    (conditions,) = [cell for cell in rows[3] if cell.startswith("'@eerst vragen (voorwaarde, indiener, 20")]
    assert " / +samen (voorwaarde, indiener, 20" in conditions


def test_an_evening_that_closed_without_a_decision_says_so(console: Browser) -> None:
    console.lead_to("review")
    console.act("meeting.close")
    assert "Er is geen besluit vastgelegd" in text_of(console)


def test_a_text_that_was_removed_leaves_its_argument_without_words(closed: Browser, phone: Browser) -> None:
    from app.services import services
    from app.storage import log, redaction

    with services().database.read.connect() as connection:
        posted = next(line for line in log.read(connection, CODE) if line.event.kind() == "argument.posted")
    services().database.commit(
        lambda connection: redaction.redact(connection, CODE, [posted.body["text"]], redaction.HOST)
    )
    page = phone.get("/besluit").text
    assert "Eindelijk feest" not in page
    assert "(tekst verwijderd)" in page


def test_residents_words_are_shown_as_text(console: Browser, seats: list[str]) -> None:
    console.lead_to("arguments")
    console.act("argument.post P1 side=for", seat=seats[0], text="<img src=x onerror=alert(1)>")
    assert "<img" not in console.get("/besluit").text


def test_the_record_reads_in_english(closed: Browser, phone: Browser) -> None:
    assert "€10,000" in phone.get("/besluit?taal=en").text
