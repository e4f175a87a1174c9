"""The rankings of Klaverbuurt, counted: the numbers that the neighbourhood's own file expects."""

import json
from pathlib import Path
from typing import Any

import pytest

from facilitation.counting import rules
from facilitation.counting.election import Ballot, Election
from facilitation.state.plan import Initiative

pytestmark = pytest.mark.real_data


@pytest.fixture(scope="module")
def klaverbuurt(real_data: Path) -> dict[str, Any]:
    evening: dict[str, Any] = json.loads((real_data / "demo-overlegtafel.json").read_text())
    return evening


@pytest.fixture(scope="module")
def plans(klaverbuurt: dict[str, Any]) -> list[Initiative]:
    return [
        Initiative(plan["id"], plan["title"], ask=plan["ask_eur"] * 100, minimum=plan["minimum_viable_eur"] * 100)
        for plan in klaverbuurt["initiatives"]
    ]


@pytest.fixture(scope="module")
def vote(klaverbuurt: dict[str, Any], plans: list[Initiative]) -> Election:
    ballots = tuple(Ballot(tuple(entry["order"])) for entry in klaverbuurt["rankings"]["entries"])
    return Election(plans=tuple(plans), pot=84_000_00, ballots=ballots, kind="ranking")


def test_points_places_and_winners_are_those_of_the_file(klaverbuurt: dict[str, Any], vote: Election) -> None:
    expected, found = klaverbuurt["expected"], rules.count("borda", vote)
    assert [standing.id for standing in found.standings] == expected["borda_5_4_3_2_1"]["order"]
    assert {standing.id: standing.points for standing in found.standings} == expected["borda_5_4_3_2_1"]["points"]
    assert {s.id: s.firsts for s in found.standings if s.firsts} == expected["first_places"]
    assert {s.id: s.votes for s in found.standings} == expected["in_top5"]
    assert found.winners == expected["greedy_by_borda_full_ask"]["funded"]
    assert found.free - found.spent == expected["greedy_by_borda_full_ask"]["leftover_eur"] * 100


def test_the_most_points_that_fit_the_pot_are_those_of_the_file(klaverbuurt: dict[str, Any], vote: Election) -> None:
    expected, found = klaverbuurt["expected"]["knapsack_max_borda_full_ask"], rules.count("knapsack", vote)
    assert sorted(found.winners) == expected["funded"]
    assert (found.details["worth"], found.spent) == (expected["points"], expected["cost_eur"] * 100)
