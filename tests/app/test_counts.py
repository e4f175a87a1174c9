"""Counting recorded elections by the rules of the room."""

import json
from pathlib import Path
from typing import Any

import pytest

from app import counts, imports
from app.imports import pabulib
from tests.app.refusing import refusal

FILE = """META
key;value
budget;100
vote_type;{kind}
max_length;2
PROJECTS
project_id;cost
a;60
b;50.50
c;40
d;10
VOTES
voter_id;vote;points
1;a,c;{points}
2;a,b;{points}
3;c,b;{points}
"""


def write(folder: Path, kind: str) -> Path:
    path = folder / "proef.pb"
    path.write_text(FILE.format(kind=kind, points="1,1" if kind == "cumulative" else ""), "utf-8")
    return path


def test_greedy_funds_from_most_votes_and_skips_what_no_longer_fits(tmp_path: Path) -> None:
    assert counts.count(write(tmp_path, "approval"), "greedy") == {
        "rule": "greedy",
        "budget": 10_000,
        "spent": 9_050,
        "winners": ["c", "b"],
        "ties": [["c", "b", "a"]],
        "rounds": [
            {"id": "c", "points": 2, "cost": 4_000, "funded": True, "left": 6_000},
            {"id": "b", "points": 2, "cost": 5_050, "funded": True, "left": 950},
            {"id": "a", "points": 2, "cost": 6_000, "funded": False, "left": 950},
        ],
    }


def test_a_ranking_counts_by_points_and_as_approval_by_votes(tmp_path: Path) -> None:
    path = write(tmp_path, "ordinal")
    assert [step["points"] for step in counts.count(path, "borda")["rounds"]] == [4, 3, 2]
    assert counts.count(path, "greedy")["winners"] == counts.count(path, "borda")["winners"] == ["a", "c"]
    assert counts.count(path, "approval")["winners"] == ["c", "b"]


@pytest.mark.parametrize(("kind", "rule"), [("approval", "borda"), ("cumulative", "borda"), ("cumulative", "greedy")])
def test_a_rule_refuses_ballots_it_cannot_count(tmp_path: Path, kind: str, rule: str) -> None:
    assert refusal(lambda: counts.count(write(tmp_path, kind), rule)).key == "rule_needs_other_ballots"


def test_a_file_without_a_budget_cannot_be_counted(tmp_path: Path) -> None:
    path = write(tmp_path, "approval")
    path.write_text(path.read_text("utf-8").replace("budget;100\n", ""), "utf-8")
    assert refusal(lambda: counts.count(path, "greedy")).details["column"] == "budget"


@pytest.mark.real_data
def test_greedy_gives_the_official_winners_where_greedy_was_the_rule(real_data: Path) -> None:
    official: dict[str, Any] = json.loads((real_data / "pabulib" / "official_outcomes.json").read_text("utf-8"))
    checked = 0
    for name, outcome in official.items():
        if outcome["greedy_skip_matches"]:
            counted = counts.count(real_data / "pabulib" / "netherlands" / name, "greedy")
            assert set(counted["winners"]) == set(outcome["selected"]), name
            assert counted["spent"] == round(outcome["spent"] * 100), name
            checked += 1
    assert checked == 4


@pytest.mark.real_data
def test_borda_gives_the_published_scores_of_every_ranking_with_a_stated_length(real_data: Path) -> None:
    checked = 0
    for path in sorted(real_data.glob("pabulib/*/*.pb")):
        votes = pabulib.ballots(path)
        if votes[0].kind == "ordinal" and "\nmax_length;" in path.read_text("utf-8"):
            points = {step["id"]: step["points"] for step in counts.count(path, "borda")["rounds"]}
            assert points == scores(path), path.name
            checked += 1
    assert checked == 5


def scores(path: Path) -> dict[str, int]:
    """The `score` column, which the importer does not need."""
    rows = path.read_text("utf-8").replace("\r", "").split("PROJECTS\n")[1].split("VOTES\n")[0].splitlines()
    column = rows[0].split(";").index("score")
    return {row.split(";")[0]: int(row.split(";")[column]) for row in rows[1:]}


@pytest.mark.real_data
def test_no_count_goes_over_the_budget(real_data: Path) -> None:
    for path in sorted(real_data.glob("pabulib/room_size/*.pb")):
        counted = counts.count(path, "approval")
        costs = {plan.id: plan.ask for plan in imports.read(path).initiatives}
        assert sum(costs[key] for key in counted["winners"]) == counted["spent"] <= counted["budget"], path.name
