"""The sealed ballots of a record: each in words, and none before the closing."""

from typing import Any

import pytest

from tests.record.readings import lines, plainly, plan, shown

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
    one = {"seats": {}, "ballots": {"ranking": {"room": 1}}}
    assert shown("course", turnout=one)[-1].said == "1 stembiljet: 1 in de zaal."
    nobody = {"seats": {}, "ballots": {"ranking": {}}}
    assert lines("Hoe we besloten", turnout=nobody)[-1] == ("Rangschikken", "Niemand stuurde een biljet in.")


def test_where_the_agenda_divides_twice_each_stage_of_a_kind_is_told_with_its_number() -> None:
    agenda = [{"key": key, "kind": kind, "status": "revealed"} for key, kind in (
        ("themes", "ranking"), ("division", "allocation"), ("plans", "ranking"),
    )]  # fmt: skip
    twice: dict[str, Any] = {"agenda": agenda, "earlier": []}
    turnout = {"seats": {"room": 2}, "ballots": {"themes": {"room": 1}, "division": {"room": 1}, "plans": {"room": 2}}}
    told = lines("Hoe we besloten", **twice, turnout=turnout)
    assert [term for term, _ in told][1:] == ["Rangschikken 1", "Verdelen", "Rangschikken 2"]
    papers = {"themes": [{"order": ["P1"]}], "plans": [{"order": ["P2"]}]}
    assert [box.title for box in shown("ballots", **twice, ballots=papers, plans=PLANS)] == [
        "Rangschikken 1",
        "Rangschikken 2",
    ]
    once = lines("Hoe we besloten", agenda=agenda, turnout=turnout)
    assert [term for term, _ in once][1:] == ["Rangschikken", "Verdelen", "Rangschikken"]
