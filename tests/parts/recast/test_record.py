"""What was asked of proposers, in the record: in which words, and with what each of them said."""

from typing import Any

import pytest

from app.record.blocks import Terms
from tests.record.readings import plainly, shown, written

YES = {"yes": True, "aloud": False, "words": ""}


def asked(**values: Any) -> dict[str, Any]:
    """Two plans together."""
    return {
        "id": "K1", "at": "2026-11-21T19:00:00Z", "initiatives": ["P1", "P2"], "ask": 700_000, "became": "agreed",
        "titles": ["Moestuin", "Bankjes"], "before": [500_000, 300_000], "text": "Samen.", "title": "", "answers": {},
    } | values  # fmt: skip


@pytest.mark.parametrize(
    ("became", "words"),
    [
        ("agreed", "Afgesproken"),
        ("declined", "Niet doorgegaan"),
        ("dropped", "Niet meer gevraagd"),
        ("", "Niet beantwoord"),
    ],
)
def test_a_question_says_what_became_of_it(became: str, words: str) -> None:
    [found] = shown("recasts", recasts=[asked(became=became)])
    assert found.became == words


@pytest.mark.parametrize(
    ("answer", "said", "aloud", "words"),
    [
        (None, "", False, ""),
        (YES, "indiener zegt ja", False, ""),
        (YES | {"yes": False, "words": "Liever niet"}, "indiener zegt nee", False, "Liever niet"),
        (YES | {"aloud": True, "words": None}, "indiener zegt ja", True, ""),
    ],
)
def test_an_answer_says_what_the_proposer_said_and_how(answer: Any, said: str, aloud: bool, words: str) -> None:
    answers = {"P1": answer} if answer else {}
    first, second = shown("recasts", recasts=[asked(answers=answers)])[0].answers
    assert (first.title, plainly(first.before)) == ("Moestuin", "vroeg € 5.000")
    assert (first.said, first.aloud, first.words) == (said, aloud, words)
    assert second.said == ""


def test_one_plan_is_asked_for_less_and_several_together() -> None:
    one = asked(initiatives=["P1"], titles=["Moestuin"], before=[500_000], ask=300_000)
    found = shown("recasts", recasts=[one, asked(title="Groene straat")])
    assert [plainly(each.price) for each in found] == ["Voor € 3.000", "Samen voor € 7.000"]
    assert [each.title for each in found] == ["", "Groene straat"]


def test_paper_tells_each_question_in_one_line() -> None:
    [terms] = written("Kleiner of samen, gevraagd aan de indieners", recasts=[asked(answers={"P1": YES}, text=None)])
    assert isinstance(terms, Terms)
    [(term, said)] = terms.items
    assert (term, plainly(said)) == (
        "Moestuin + Bankjes",
        "Afgesproken. Voor € 7.000: (tekst verwijderd). Moestuin: ja",
    )
    assert shown("recasts") is None
