"""What was asked of proposers, in the record: in which words, and with what each of them said."""

from typing import Any

import pytest

from tests.record.readings import lines, shown

YES = {"yes": True, "aloud": False, "words": ""}


def asked(**values: Any) -> dict[str, Any]:
    """Two plans together."""
    return {
        "id": "K1", "at": "2026-11-21T19:00:00Z", "initiatives": ["P1", "P2"], "ask": 700_000, "became": "agreed",
        "titles": ["Moestuin", "Bankjes"], "before": [500_000, 300_000], "text": "Samen.", "title": "", "answers": {},
    } | values  # fmt: skip


TITLE = "Kleiner of samen, gevraagd aan de indieners"


def said(**values: Any) -> list[str]:
    """What is told of one question, line by line."""
    [(_, told)] = lines(TITLE, recasts=[asked(**values)])
    return told.split("\n")


@pytest.mark.parametrize(
    ("became", "words"),
    [
        ("agreed", "Afgesproken"),
        ("declined", "Niet doorgegaan"),
        ("dropped", "Niet meer gevraagd"),
        ("", "Niet beantwoord"),
    ],
)
def test_a_question_says_what_became_of_it_and_when_it_was_put(became: str, words: str) -> None:
    [(term, _)] = lines(TITLE, recasts=[asked(became=became)])
    assert term == f"{words} (20.00 uur)"
    assert shown("recasts") is None


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, ""),
        (YES, ", indiener zegt ja"),
        (YES | {"yes": False, "words": "Liever niet"}, ", indiener zegt nee ‘Liever niet’"),
        (YES | {"aloud": True, "words": None}, ", indiener zegt ja (hardop)"),
    ],
)
def test_an_answer_says_what_the_proposer_said_and_how(answer: Any, words: str) -> None:
    _, first, second, _ = said(answers={"P1": answer} if answer else {})
    assert (first, second) == (f"Moestuin: vroeg € 5.000{words}", "Bankjes: vroeg € 3.000")


def test_one_plan_is_asked_for_less_and_several_together() -> None:
    one = said(initiatives=["P1"], titles=["Moestuin"], before=[500_000], ask=300_000, text=None)
    assert (one[0], one[-1]) == ("(tekst verwijderd)", "Voor € 3.000")
    assert said(title="Groene straat")[-1] == "Samen voor € 7.000: Groene straat"
