"""What was agreed beforehand, in the record: the mandate and the rule in sentences."""

from typing import Any

import pytest

from app.languages import speaking
from app.parts.terms.record import mandate, rule
from tests.record.readings import RESISTED, RULING, WORDS, lines, record, shown

NOTHING: dict[str, Any] = record()["terms"]


@pytest.mark.parametrize(
    ("agreed", "words"),
    [
        ({}, ""),
        ({"confirms": "het stadsdeel"}, ""),
        ({"mandate": "beslissend"}, "De zaal beslist."),
        (
            {"mandate": "beslissend", "confirms": "het stadsdeel"},
            "De zaal beslist. Daarna bevestigt het stadsdeel het besluit.",
        ),
        ({"mandate": "adviserend"}, "De zaal geeft advies."),
        ({"mandate": "adviserend", "confirms": "de raad"}, "De zaal geeft advies. Daarna beslist de raad."),
    ],
)
def test_the_mandate_is_a_sentence_or_two(agreed: dict[str, Any], words: str) -> None:
    with WORDS.test_request_context(), speaking("nl"):
        assert mandate(NOTHING | agreed) == words


@pytest.mark.parametrize(
    ("agreed", "words"),
    [
        ({}, ""),
        ({"rule": "consent"}, "Het besluit geldt als: niemand heeft een bezwaar dat blijft staan."),
        (
            {"rule": "majority", "percent": 60},
            "Het besluit geldt als minstens 60% van de antwoorden ermee kan leven, en meer dan de helft.",
        ),
        ({"seats": 25, "tables": 4}, "Quorum: 25 stoelen en 4 tafels. Met minder is het een advies."),
        (
            {"rule": "resistance", "seats": 25},
            "Het besluit geldt als: er is minder weerstand tegen dan tegen niets doen. "
            "Quorum: 25 stoelen en 0 tafels. Met minder is het een advies.",
        ),
    ],
)
def test_the_rule_and_the_quorum_are_sentences(agreed: dict[str, Any], words: str) -> None:
    with WORDS.test_request_context(), speaking("nl"):
        assert rule(NOTHING | agreed) == words


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        (None, ""),
        ({"called": "besluit", "ruling": None}, ""),
        ({"called": "besluit", "ruling": RULING}, " Gaf antwoord: 4, aan 2 tafels. Kan ermee leven: 4."),
        (
            {"called": "besluit", "ruling": RESISTED},
            " Weerstand tegen de verdeling: 3, tegen niets doen: 7. Gaf antwoord: 4, aan 2 tafels. Kan ermee leven: 4.",
        ),
    ],
)
def test_after_the_decision_the_rule_has_what_the_answers_came_to(decision: Any, told: str) -> None:
    agreed = {"terms": NOTHING | {"rule": "consent"}, "decision": decision}
    rule = f"Het besluit geldt als: niemand heeft een bezwaar dat blijft staan.{told}"
    assert lines("Wat vooraf was afgesproken", **agreed) == [("Wanneer is het een besluit?", rule)]


def test_where_nothing_was_agreed_the_section_is_left_out() -> None:
    assert shown("agreed") is None
    only = lines("Wat vooraf was afgesproken", terms=NOTHING | {"mandate": "beslissend"})
    assert only == [("Mandaat", "De zaal beslist.")]
