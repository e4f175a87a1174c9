"""The rankings of Klaverbuurt, counted: the numbers that the neighbourhood's own file expects."""

import json
from pathlib import Path
from typing import Any

import pytest

from facilitation.counting import Outcome, borda, greedy, rules
from facilitation.counting.election import Ballot, Election
from facilitation.room import Initiative

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
def outcome(klaverbuurt: dict[str, Any], plans: list[Initiative]) -> Outcome:
    return borda.count([entry["order"] for entry in klaverbuurt["rankings"]["entries"]], plans, 84_000_00)


def test_the_points_and_their_order_are_those_of_the_file(klaverbuurt: dict[str, Any], outcome: Outcome) -> None:
    expected = klaverbuurt["expected"]["borda_5_4_3_2_1"]
    assert {score.initiative: score.points for score in outcome.scores} == expected["points"]
    assert outcome.order == expected["order"]


def test_the_first_places_are_those_of_the_file(klaverbuurt: dict[str, Any], outcome: Outcome) -> None:
    firsts = {score.initiative: score.firsts for score in outcome.scores if score.firsts}
    assert firsts == klaverbuurt["expected"]["first_places"]


def test_so_many_listed_a_plan_as_the_file_says(klaverbuurt: dict[str, Any], outcome: Outcome) -> None:
    assert {score.initiative: score.ballots for score in outcome.scores} == klaverbuurt["expected"]["in_top5"]


def test_down_the_ranking_the_same_plans_are_funded_and_as_much_is_left(
    klaverbuurt: dict[str, Any], outcome: Outcome, plans: list[Initiative]
) -> None:
    expected = klaverbuurt["expected"]["greedy_by_borda_full_ask"]
    proposal = greedy.fill(outcome, plans, klaverbuurt["session"]["budget_eur"] * 100)
    assert list(proposal.amounts) == expected["funded"]
    assert proposal.remainder == expected["leftover_eur"] * 100


@pytest.fixture(scope="module")
def vote(klaverbuurt: dict[str, Any], plans: list[Initiative]) -> Election:
    ballots = tuple(Ballot(tuple(entry["order"])) for entry in klaverbuurt["rankings"]["entries"])
    return Election(plans=tuple(plans), pot=84_000_00, ballots=ballots, kind="ranking")


def test_the_rules_of_the_command_line_give_the_same_borda_and_the_same_winners(
    klaverbuurt: dict[str, Any], vote: Election
) -> None:
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
