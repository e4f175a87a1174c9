"""Counting recorded elections by the rules of the room."""

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.commands import terminal
from app.counting.told import reasons
from app.imports import lists
from app.imports.votes import ballots, count_file, pb
from app.languages.refusals import sentences
from facilitation.counting import forms
from tests.imports.refusing import refusal
from tests.imports.small import write


def test_greedy_funds_from_most_votes_and_skips_what_no_longer_fits(tmp_path: Path) -> None:
    found = count_file.count(write(tmp_path, "approval"), "greedy")
    seed = found["params"]["seed"]
    assert found == {
        "rule": "greedy",
        "params": {
            "committed": 0, "caps": {}, "exclusive": [], "least_votes": 0, "leftover": "skip", "floor": 100,
            "unit": 1, "shares": {}, "seed": seed,
        },
        "ballots": {"kind": "approval", "counted": 3, "blank": 0, "outside_limits": {}},
        "budget": 10_000,
        "spent": 9_050,
        "left": 950,
        "winners": ["c", "b"],
        "awards": {"c": 4_000, "b": 5_050},
        "ties": [["c", "b", "a"]],
        "tie_breaks": [{"ids": ["c", "b", "a"], "by": "cost", "on": "points", "lots": {}}],
        "rounds": [
            {"id": "c", "points": 2, "cost": 4_000, "funded": True, "left": 6_000, "amount": 4_000},
            {"id": "b", "points": 2, "cost": 5_050, "funded": True, "left": 950, "amount": 5_050},
            {"id": "a", "points": 2, "cost": 6_000, "funded": False, "left": 950, "why": "does_not_fit",
             "short": 5_050},
        ],
        "losers": [
            {"id": "a", "reason": "does_not_fit", "points": 2, "votes": 2, "short": 5_050, "near": "19/120"},
            {"id": "d", "reason": "no_support"},
        ],
        "reserve": ["a"],
        "standings": [
            {"id": "c", "rank": 1, "points": 2, "votes": 2, "firsts": 0},
            {"id": "b", "rank": 1, "points": 2, "votes": 2, "firsts": 0},
            {"id": "a", "rank": 1, "points": 2, "votes": 2, "firsts": 0},
            {"id": "d", "rank": 4, "points": 0, "votes": 0, "firsts": 0},
        ],
        "wins": {"all": {"0": 0, "1": 2, "2+": 1}},
        "details": {},
        "currency": "EUR",
        "told": [],
    }  # fmt: skip


def test_a_ranking_counts_by_points_and_as_approval_by_votes(tmp_path: Path) -> None:
    path = write(tmp_path, "ordinal")
    assert [step["points"] for step in count_file.count(path, "borda")["rounds"]] == [4, 3, 2]
    assert count_file.count(path, "greedy")["winners"] == count_file.count(path, "borda")["winners"] == ["a", "c"]
    assert count_file.count(path, "approval")["winners"] == ["c", "b"]


@pytest.mark.parametrize(
    ("kind", "rule"), [("approval", "borda"), ("cumulative", "borda"), ("ordinal", "points"), ("cumulative", "irv")]
)
def test_a_rule_refuses_ballots_it_cannot_count(tmp_path: Path, kind: str, rule: str) -> None:
    assert refusal(lambda: count_file.count(write(tmp_path, kind), rule)).key == "rule_needs_other_ballots"


def test_a_file_without_a_budget_cannot_be_counted(tmp_path: Path) -> None:
    path = write(tmp_path, "approval")
    path.write_text(path.read_text("utf-8").replace("budget;100\n", ""), "utf-8")
    assert refusal(lambda: count_file.count(path, "greedy")).details["column"] == "budget"


def test_ballots_outside_the_limits_of_their_file_are_told_and_do_not_count(tmp_path: Path) -> None:
    path = write(tmp_path, "approval")
    path.write_text(path.read_text("utf-8").replace("3;c,b;", "3;c,b,d;\n4;;"), "utf-8")
    found = count_file.count(path, "greedy")
    assert found["told"] == [{"line": 16, "key": "too_many_choices", "message": found["told"][0]["message"]}]
    assert found["ballots"] == {
        "kind": "approval", "counted": 3, "blank": 1, "outside_limits": {"too_many_choices": 1},
    }  # fmt: skip
    assert {each["id"]: each["votes"] for each in found["standings"]} == {"a": 2, "b": 1, "c": 1, "d": 0}


def test_every_fault_of_a_ballot_has_a_sentence_in_both_languages() -> None:
    source = Path(forms.__file__).read_text("utf-8")
    keys = set(re.findall(r'Fault\("(\w+)"', source)) | {
        f"{of}_{side}_total" for of in ("cost", "points") for side in ("over", "under")
    }
    assert keys <= set(sentences())
    fault = forms.Fault("cost_over_total", {"limit": 500, "over": 250})
    told = terminal.in_english(lambda: reasons.fault(fault))
    assert told == "Together this is too dear: €2.50 too much. Take something away."


def test_a_purchase_is_told_in_words_with_its_price(tmp_path: Path) -> None:
    recorded = ballots.recorded(write(tmp_path, "approval"))
    plans = {plan.id: plan for plan in recorded.source.initiatives}
    bought: Any = count_file.counted(recorded, "equal-shares", ["fill=none"])[1].rounds
    short = msgspec.structs.replace(
        bought[0], id="a", cost=6_000, price=Fraction(33_333, 10), payers=3, poorer=1, rest=Fraction(1_250)
    )
    assert terminal.in_english(lambda: [reasons.paid(each, plans) for each in [*bought, short]]) == [
        "‘c’ costs €40: 2 voters pay together, €20 each.",
        "‘b’ costs €50.50: 2 voters pay together, €25.25 each.",
        "‘a’ costs €60: 3 voters pay together, €33.33 each. 1 voter gives the last money they have: €12.50.",
    ]
    assert "per point" in terminal.in_english(lambda: reasons.paid(short, plans, per_point=True))


def test_points_and_greedy_count_the_marks_of_a_points_ballot(tmp_path: Path) -> None:
    path = write(tmp_path, "cumulative")
    path.write_text(path.read_text("utf-8").replace("1;a,c;1,1", "1;a,c;1,9"), "utf-8")
    for rule in ("points", "greedy"):
        assert [(step["id"], step["points"]) for step in count_file.count(path, rule)["rounds"]] == [
            ("c", 10), ("b", 2), ("a", 2),
        ]  # fmt: skip


def test_every_rule_gives_json_without_a_float_and_names_each_plan_once(tmp_path: Path) -> None:
    for kind in ("approval", "ordinal", "cumulative"):
        path = write(tmp_path, kind)
        for rule in count_file.suitable(ballots.recorded(path)):
            found = count_file.count(path, rule)
            assert sorted([*found["winners"], *(lost["id"] for lost in found["losers"])]) == list("abcd"), rule
            assert not list(floats(found)), rule
            assert found["spent"] + found["left"] == found["budget"]
            json.dumps(found)


def floats(found: Any) -> Iterator[float]:
    if isinstance(found, dict):
        found = list(found.values())
    if isinstance(found, list):
        for each in found:
            yield from floats(each)
    elif isinstance(found, float):
        yield found


def test_comparing_sets_the_other_rules_beside_the_one_that_counts(tmp_path: Path) -> None:
    recorded = ballots.recorded(write(tmp_path, "ordinal"))
    found = terminal.in_english(lambda: count_file.compare(recorded, "greedy", ["top=2", "committed=10"]))
    assert found["information_only"] == [name for name in count_file.suitable(recorded) if name != "greedy"]
    assert found["rules"]["greedy"]["winners"] == ["a"]
    assert {name: told["sentence"] for name, told in found["rules"].items() if "instead" in told["sentence"]} == {
        "greedy-per-euro": "greedy-per-euro chooses ‘c’ instead of ‘a’; ‘a’: no longer fitted, €10 short.",
        "approval": "approval chooses ‘c’ instead of ‘a’; ‘a’: no longer fitted, €10 short.",
        "phragmen": "phragmen chooses ‘c’ instead of ‘a’; ‘a’: the count was over before it was this plan’s turn.",
    }
    assert found["rules"]["irv"]["sentence"] == "irv chooses the same plans as greedy."


@pytest.mark.real_data
def test_greedy_gives_the_official_winners_where_greedy_was_the_rule(real_data: Path) -> None:
    official: dict[str, Any] = json.loads((real_data / "pabulib" / "official_outcomes.json").read_text("utf-8"))
    checked = 0
    for name, outcome in official.items():
        if outcome["greedy_skip_matches"]:
            counted = count_file.count(real_data / "pabulib" / "netherlands" / name, "greedy")
            assert set(counted["winners"]) == set(outcome["selected"]), name
            assert counted["spent"] == round(outcome["spent"] * 100), name
            checked += 1
    assert checked == 4


@pytest.mark.real_data
def test_borda_gives_the_published_scores_of_every_ranking_with_a_stated_length(real_data: Path) -> None:
    checked = 0
    for path in sorted(real_data.glob("pabulib/*/*.pb")):
        votes = pb.ballots(path)
        if votes[0].kind == "ordinal" and "\nmax_length;" in path.read_text("utf-8"):
            points = {step["id"]: step["points"] for step in count_file.count(path, "borda")["rounds"]}
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
        counted = count_file.count(path, "approval")
        costs = {plan.id: plan.ask for plan in lists.read(path).initiatives}
        assert sum(costs[key] for key in counted["winners"]) == counted["spent"] <= counted["budget"], path.name
