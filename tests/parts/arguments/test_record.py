"""What was said, in the record: per plan, with how many stand behind it."""

from typing import Any

import pytest

from app.record.blocks import Bullets, Text
from tests.record.readings import plan, shown, written


def argument(**values: Any) -> dict[str, Any]:
    return {"id": "A1", "side": "for", "text": "Groen is fijn.", "support": 2} | values


PLANS = [
    plan("P1"),
    plan("P2", withdrawn="Ziek", arguments=[argument(id="A2", side="question", text=None, support=0)]),
    plan("P3", arguments=[argument()]),
]


def test_arguments_stand_under_their_plan_and_a_plan_that_was_withdrawn_comes_last() -> None:
    found = shown("arguments", plans=PLANS)
    assert [(topic.plan, [a.text for a in topic.arguments]) for topic in found] == [
        ("P3", ["Groen is fijn."]),
        ("P2", ["(tekst verwijderd)"]),
    ]
    assert shown("arguments") is None


def test_on_paper_every_plan_has_a_title_of_its_own_and_the_first_says_how_they_stand() -> None:
    assert written("Argumenten: Plan P3", plans=PLANS) == [
        Text("Per plan, het meest gesteunde eerst."),
        Bullets(["Voor: Groen is fijn. (steun: 2)"]),
    ]
    assert written("Argumenten: Plan P2", plans=PLANS) == [Bullets(["Vraag: (tekst verwijderd) (steun: 0)"])]


@pytest.mark.parametrize(
    ("values", "said", "more"),
    [
        ({}, None, None),
        ({"plans": PLANS}, "2 argumenten, vragen en verbeteringen.", ""),
        ({"hidden": 3}, "0 argumenten, vragen en verbeteringen.", "De gespreksleider verborg er 3, "),
    ],
)
def test_how_many_were_given_and_hidden_is_told(values: dict[str, Any], said: str | None, more: str | None) -> None:
    facts = {fact.term: fact for fact in shown("course", **values)}
    found = facts.get("Argumenten")
    assert (found.said if found else None) == said
    assert found is None or (found.link == "h-arguments" and found.more.startswith(more or ""))
    assert found is None or bool(found.more) == bool(more)
