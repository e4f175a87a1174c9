"""The vote in the record: its own words for the usual rules, what ended equal, and what the room made of it."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.record.readings import plainly, plan, shown, written


def ranking(**values: Any) -> dict[str, Any]:
    steps = [{"initiative": "P1", "ask": 500_000, "funded": True, "left": 500_000}]
    return {"rule": "borda", "top": 5, "counted": 3, "order": ["P1", "P2"], "ties": [], "steps": steps} | values


PLANS = [
    plan("P1", suggested=500_000, ranked={"rank": 1, "points": 12, "ballots": 3}),
    plan("P2", suggested=0, amount=0, ranked={"rank": 2, "points": 0, "ballots": 0}),
]


def counting(outcome: Any = None, **values: Any) -> Any:
    return shown("count", plans=PLANS, ranking=ranking(**values), outcome=outcome)


@pytest.mark.parametrize(
    ("rule", "first", "before"),
    [
        (
            "borda",
            "Iedereen koos zelf de beste 5 plannen, op volgorde. 3 stembiljetten telden mee.",
            "eerste plekken voor",
        ),
        ("approval", "Iedereen koos zelf plannen, zonder volgorde. 3 stembiljetten telden mee.", "voor dat het minst"),
    ],
)
def test_the_usual_rules_are_told_in_the_records_own_words(rule: str, first: str, before: str) -> None:
    found = counting(rule=rule)
    assert found.first[0] == first
    assert before in found.before
    assert plainly(found.then[0]).endswith("Dat is het voorstel van de rangschikking. Er bleef € 5.000 over.")
    assert found.then[1] == "De zaal nam het voorstel van de rangschikking over."


def test_another_rule_is_told_in_its_own_words_and_without_the_table_of_steps() -> None:
    found = counting(SimpleNamespace(how="Zo werkt het."), rule="schulze", counted=1)
    assert found.first == ["1 stembiljet telt mee. Zo werkt het."]
    assert found.then == ["De zaal nam het voorstel van de rangschikking over."]
    assert found.standings is None


def test_the_table_has_a_row_for_every_plan_with_its_turn() -> None:
    found = counting().standings
    assert found.head == ["Punten", "Op biljetten", "Vroeg", "Voorstel", "Nog over"]
    assert [(rank, title, [plainly(cell) for cell in cells]) for rank, title, cells in found.rows] == [
        (1, "Plan P1", ["12", "3", "€ 5.000", "past", "€ 5.000"]),
        (2, "Plan P2", ["0", "0", "€ 5.000", "geen punten", ""]),
    ]
    approved = counting(rule="approval").standings
    assert approved.head[0] == "Stemmen"
    assert plainly(" ".join(approved.rows[1][2])) == "0 € 5.000 geen stemmen "


def test_what_ended_equal_is_named_by_title() -> None:
    assert counting(ties=[["P1", "P2"]]).ties == [["Plan P1", "Plan P2"]]


@pytest.mark.parametrize(("departed", "words"), [(1, "Bij 1 plan koos ze"), (2, "Bij 2 plannen koos ze")])
def test_where_the_room_chose_otherwise_that_is_said(departed: int, words: str) -> None:
    plans = [each | {"amount": 1} if n < departed else each for n, each in enumerate(PLANS)]
    assert words in shown("count", plans=plans, ranking=ranking()).then[-1]


def test_other_rules_are_shown_once_all_were_counted_and_linked_before() -> None:
    some, none = SimpleNamespace(others=("x",)), SimpleNamespace(others=())
    assert shown("compared") is None
    assert shown("compared", outcome=SimpleNamespace(), compared=some).found is some
    for compared in (None, none):
        found = shown("compared", outcome=SimpleNamespace(), compared=compared)
        assert (found.found, found.address) == (None, "/t/PROEF2/besluit/anders")


def test_without_a_revealed_vote_nothing_is_told() -> None:
    assert shown("count") is None
    assert written("Zo is er geteld") == []


def test_paper_has_the_outcome_as_a_table() -> None:
    text, grid = written("Zo is er geteld", plans=PLANS, ranking=ranking())
    assert text.text == "3 stembiljetten telden mee. Regel: borda."  # type: ignore[union-attr]
    rows = [[plainly(cell) for cell in row] for row in grid.rows]  # type: ignore[union-attr]
    assert rows == [["1", "Plan P1", "12", "3", "€ 5.000"], ["2", "Plan P2", "0", "0", "niets"]]
