"""Choices by resistance in the record: the words that stand around their numbers."""

from typing import Any

import pytest

from app.languages import speaking
from app.parts.choice.record import resistance
from app.record.blocks import Grid, Text
from tests.record.readings import RESISTED, RULING, WORDS, shown, written


def option(key: str, rank: int, total: int) -> dict[str, Any]:
    spread = [0] * 11
    spread[total] = 1
    told = {"id": key, "title": key, "text": "", "version": None, "amounts": None}
    return told | {"rank": rank, "sum": total, "blanks": 0, "spread": spread}


def choice(**values: Any) -> dict[str, Any]:
    return {
        "id": "W1", "stage": "ranking", "question": "Hoe verder?", "answers": 1, "channels": {"room": 1},
        "options": [option("O2", 2, 7), option("O1", 1, 3)], "winner": "O1", "by": "sum", "tied": [], "words": "",
        "lots": {}, "adopted": 0, "opened": "2026-11-21T19:00:00Z", "closed": "2026-11-21T19:05:00Z",
    } | values  # fmt: skip


def test_a_choice_tells_its_question_its_verdict_and_where_it_was_put() -> None:
    found = shown("choices", choices=[choice(adopted=2, words="drie eiken")])
    [told] = found.choices
    assert (told.question, told.verdict, told.at) == ("Hoe verder?", "De minste weerstand: O1.", "2026-11-21T19:05:00Z")
    assert (told.adopted, told.words) == (
        "Overgenomen als versie 2 van de verdeling.",
        "De zaal riep: ‘drie eiken’.",
    )
    assert found.csv == "/t/PROEF2/besluit.keuzes.csv"
    plain = shown("choices", choices=[choice()]).choices[0]
    assert (plain.adopted, plain.words) == ("", "")
    assert shown("choices") is None
    assert shown("choices", choices=[]) is None


def test_on_paper_every_choice_stands_under_its_question() -> None:
    *texts, grid = written("Gekozen: Hoe verder?", choices=[choice(adopted=2, words="drie eiken")])
    assert texts == [
        Text("De minste weerstand: O1."),
        Text("1 antwoord: 1 in de zaal. Leeg telde als 5."),
        Text("Overgenomen als versie 2 van de verdeling. De zaal riep: ‘drie eiken’."),
    ]
    assert isinstance(grid, Grid)
    assert [row[:4] for row in grid.rows] == [["1", "O1", "3", "3,0"], ["2", "O2", "7", "7,0"]]


@pytest.mark.parametrize(
    ("ruling", "words"),
    [
        (None, ""),
        (RULING, ""),
        (RESISTED, "Weerstand tegen de verdeling: 3, tegen niets doen: 7."),
    ],
)
def test_the_rule_of_resistance_is_told_with_its_numbers(ruling: dict[str, Any] | None, words: str) -> None:
    with WORDS.test_request_context(), speaking("nl"):
        assert resistance(ruling) == words
