"""The order of an agenda: what is seldom meant is told, what really is held is let be, and nothing is kept from it."""

import pytest

from app import agendas
from app.desk.checks.order import odd
from facilitation.agenda import check
from facilitation.state.stage import Stage


def told(kinds: str) -> list[tuple[str, str]]:
    """What is told of these kinds in this order: the key, and the place of the step it is about."""
    stages = [Stage(str(at), kind, 9) for at, kind in enumerate(kinds.split())]
    assert check(stages) == []
    return [(fault.key, fault.details["stage"]) for fault in odd(stages)]


@pytest.mark.parametrize("name", agendas.known())
def test_every_agenda_that_ships_stands_in_a_sensible_order(name: str) -> None:
    assert odd(agendas.named(name).stages) == []


@pytest.mark.parametrize(
    ("kinds", "tells"),
    [
        ("allocation pitches decision", [("weighs_before_shown", "0")]),
        ("ranking market ranking", [("weighs_before_shown", "0")]),
        ("welcome decision ranking", [("nothing_to_decide", "1"), ("after_the_decision", "2")]),
        ("ranking decision market", [("after_the_decision", "2")]),
        ("review ranking decision", [("looks_back_early", "0")]),
        ("ranking decision pitches ranking decision review", []),
        ("ranking decision ranking pitches decision", [("weighs_before_shown", "2")]),
        ("ranking decision decision", [("nothing_to_decide", "2")]),
        ("review arguments frames", []),
    ],
)
def test_what_stands_in_an_odd_place_is_told(kinds: str, tells: list[tuple[str, str]]) -> None:
    assert told(kinds) == tells


def test_of_a_kind_that_there_is_not_nothing_is_told() -> None:
    assert odd([Stage("a", "dans", 5)]) == []
