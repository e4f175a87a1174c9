"""The vote in the record: its own words for the usual rules, what ended equal, and what the room made of it."""

from types import SimpleNamespace
from typing import Any

import pytest

from app.counting.told import ties
from app.languages import speaking
from app.record.blocks import Bullets, Grid
from tests.record.readings import WORDS, lines, plainly, plan, shown, written


def ranking(**values: Any) -> dict[str, Any]:
    steps = [{"initiative": "P1", "ask": 500_000, "funded": True, "left": 500_000}]
    told = {"rule": "borda", "top": 5, "counted": 3, "order": ["P1", "P2"], "ties": [], "steps": steps}
    return told | {"method": {"form": {"kind": "ranking"}}} | values


PLANS = [
    plan("P1", suggested=500_000, ranked={"rank": 1, "points": 12, "ballots": 3}),
    plan("P2", suggested=0, amount=0, ranked={"rank": 2, "points": 0, "ballots": 0}),
]


def counting(outcome: Any = None, **values: Any) -> list[str]:
    """The sentences of the count."""
    first, *_ = written("Zo is er geteld", plans=PLANS, ranking=ranking(**values), outcome=outcome)
    assert isinstance(first, Bullets)
    return [plainly(item) for item in first.items]


@pytest.mark.parametrize(
    ("rule", "number", "first"),
    [
        ("borda", 3, "Iedereen koos zelf de beste 5 plannen, op volgorde. 3 stembiljetten tellen mee."),
        ("borda", 1, "Iedereen koos zelf de beste 5 plannen, op volgorde. 1 stembiljet telt mee."),
        ("approval", 3, "Iedereen koos zelf plannen, zonder volgorde. 3 stembiljetten tellen mee."),
    ],
)
def test_the_usual_rules_are_told_in_the_records_own_words(rule: str, number: int, first: str) -> None:
    found = counting(rule=rule, counted=number)
    assert found[0] == first
    assert found[-2].endswith("Dat is het voorstel van de rangschikking. Er bleef € 5.000 over.")
    assert found[-1] == "De zaal nam het voorstel van de rangschikking over."


def test_another_rule_is_told_in_its_own_words_and_without_the_table_of_steps() -> None:
    outcome = SimpleNamespace(nobody=False, how="Zo werkt het.", told=())
    found = counting(outcome, rule="schulze", counted=1)
    assert found == [
        "1 stembiljet telt mee. Zo werkt het.",
        "De zaal nam het voorstel van de rangschikking over.",
    ]
    assert len(written("Zo is er geteld", plans=PLANS, ranking=ranking(rule="schulze"), outcome=outcome)) == 1


def table(**values: Any) -> Grid:
    grid = written("Zo is er geteld", plans=PLANS, ranking=ranking(**values))[-1]
    assert isinstance(grid, Grid)
    return grid


def test_the_table_has_a_row_for_every_plan_with_its_turn() -> None:
    found = table()
    assert found.head == ("", "Plan", "Punten", "Op biljetten", "Vroeg", "Voorstel", "Nog over")
    assert [[plainly(cell) for cell in row] for row in found.rows] == [
        ["1", "Plan P1", "12", "3", "€ 5.000", "past", "€ 5.000"],
        ["2", "Plan P2", "0", "0", "€ 5.000", "geen punten", ""],
    ]
    assert table(rule="approval").head[2] == "Stemmen"
    assert plainly(" ".join(table(rule="approval").rows[1])) == "2 Plan P2 0 € 5.000 geen stemmen "


@pytest.mark.parametrize("kind", ["ranking", "approval", "points"])
def test_what_ended_equal_is_named_with_the_rule_that_the_room_saw(kind: str) -> None:
    found = counting(ties=[["P1", "P2"]], method={"form": {"kind": kind}})
    with WORDS.test_request_context(), speaking("nl"):
        assert found[2:4] == ["Gelijk eindigden: Plan P1 · Plan P2.", ties.first(kind)]
    assert "Gelijk" not in " ".join(counting())


@pytest.mark.parametrize(("departed", "words"), [(1, "Bij 1 plan koos ze"), (2, "Bij 2 plannen koos ze")])
def test_where_the_room_chose_otherwise_that_is_said(departed: int, words: str) -> None:
    plans = [each | {"amount": 1} if n < departed else each for n, each in enumerate(PLANS)]
    told, _ = written("Zo is er geteld", plans=plans, ranking=ranking())
    assert isinstance(told, Bullets)
    assert words in told.items[-1]


def test_before_the_decision_nothing_is_said_of_what_the_room_made_of_it() -> None:
    told, _ = written("Zo is er geteld", plans=PLANS, ranking=ranking(), times={"opened": "2026-11-21T18:00:00Z"})
    assert isinstance(told, Bullets)
    assert "De zaal nam" not in " ".join(told.items)


def test_other_rules_are_shown_once_all_were_counted_and_linked_before() -> None:
    some, none = SimpleNamespace(others=("x",)), SimpleNamespace(others=())
    assert shown("compared") is None
    assert shown("compared", outcome=SimpleNamespace(nobody=False), compared=some).found is some
    for compared in (None, none):
        found = shown("compared", outcome=SimpleNamespace(nobody=False), compared=compared)
        assert (found.found, found.address) == (None, "/t/PROEF2/besluit/anders")


def test_without_a_revealed_vote_nothing_is_told() -> None:
    assert shown("count") is None
    assert written("Zo is er geteld") == []


def test_paper_tells_every_step_of_the_count_in_words() -> None:
    step = SimpleNamespace(head="Stap 1", lines=("Plan P1 krijgt € 5.000.", "Er is nog € 1."))
    outcome = SimpleNamespace(nobody=False, how="Zo werkt het.", told=(step,))
    told = [("Stap 1", "Plan P1 krijgt € 5.000.\nEr is nog € 1.")]
    assert lines("Zo kwam de uitslag tot stand", ranking=ranking(), plans=PLANS, outcome=outcome) == told
