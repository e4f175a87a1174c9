"""The sealed ballots of a record: each in words, and none before the closing."""

from typing import Any

import pytest

from app.record.blocks import Terms
from tests.record.readings import plainly, plan, shown, written

PLANS = [plan("P1"), plan("P2")]
TURNOUT = {"seats": {"room": 2}, "ballots": {"ranking": {"paper": 1, "room": 2}}}


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        ({"order": ["P2", "P1"]}, "1. Plan P2, 2. Plan P1"),
        ({"approved": ["P2", "P1"]}, "Plan P2, Plan P1"),
        ({"amounts": {"P1": 250_000, "P2": 0}}, "Plan P1 € 2.500, Plan P2 € 0"),
        ({"points": {"P1": 7}}, "Plan P1 7"),
        ({"grades": {"P2": 0}}, "Plan P2 0"),
        ({"resistance": {"P1": 10, "P2": 3}}, "Plan P1 10, Plan P2 3"),
        ({"approved": []}, "niets"),
        ({}, "niets"),
    ],
)
def test_a_ballot_of_every_form_is_told_in_words(paper: dict[str, Any], words: str) -> None:
    [box] = shown("ballots", plans=PLANS, ballots={"ranking": [paper | {"stub": "K7Q2"}]})
    assert box.stage == "ranking"
    assert [(ballot.stub, plainly(ballot.words)) for ballot in box.ballots] == [("K7Q2", words)]


@pytest.mark.parametrize(
    ("status", "ballots"),
    [
        ("open", {"ranking": [{"order": ["P1"]}]}),
        ("decided", {"ranking": [{"order": ["P1"]}]}),
        ("closed", {"ranking": []}),
        ("closed", {}),
    ],
)
def test_without_ballots_or_before_the_closing_none_is_shown(status: str, ballots: dict[str, Any]) -> None:
    assert shown("ballots", status=status, ballots=ballots, plans=PLANS) is None


def test_how_many_came_in_is_told_per_channel() -> None:
    fact = shown("course", turnout=TURNOUT)[-1]
    assert (fact.term, fact.said) == ("Rangschikken", "3 stembiljetten: 2 in de zaal, 1 op papier.")
    assert written("Hoeveel mensen stemden", turnout=TURNOUT) == [
        Terms([("Rangschikken", "1 op papier, 2 in de zaal")])
    ]
    nobody = {"seats": {}, "ballots": {"ranking": {}}}
    assert written("Hoeveel mensen stemden", turnout=nobody) == [Terms([("Rangschikken", "niemand")])]


def test_where_the_agenda_divides_twice_each_stage_of_a_kind_is_told_with_its_number() -> None:
    agenda = [{"key": key, "kind": kind, "status": "revealed"} for key, kind in (
        ("themes", "ranking"), ("division", "allocation"), ("plans", "ranking"),
    )]  # fmt: skip
    twice: dict[str, Any] = {"agenda": agenda, "earlier": []}
    turnout = {"seats": {"room": 2}, "ballots": {"themes": {"room": 1}, "division": {"room": 1}, "plans": {"room": 2}}}
    [told] = written("Hoeveel mensen stemden", **twice, turnout=turnout)
    assert [term for term, _ in told.items] == ["Rangschikken 1", "Verdelen", "Rangschikken 2"]  # type: ignore[union-attr]
    papers = {"themes": [{"order": ["P1"]}], "plans": [{"order": ["P2"]}]}
    assert [box.title for box in shown("ballots", **twice, ballots=papers, plans=PLANS)] == [
        "Rangschikken 1",
        "Rangschikken 2",
    ]
    [once] = written("Hoeveel mensen stemden", agenda=agenda, turnout=turnout)
    assert [term for term, _ in once.items] == ["Rangschikken", "Verdelen", "Rangschikken"]  # type: ignore[union-attr]
