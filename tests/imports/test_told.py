"""What a ballot file is told about: mended rows, ballots outside its limits, and what it says of itself."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.commands import main, terminal
from app.counting.told.apart import apart
from app.imports.votes import count_file, pb
from app.imports.votes.told import SENTENCES, Told
from facilitation.state.plan import Initiative
from tests.imports.refusing import refusal

FILE = """META
key;value
description;Proef
num_projects;3
num_votes;4
budget;100
vote_type;approval
date_begin;2026
date_end;2026
PROJECTS
project_id;cost;votes;name
a;60;3;Tuin
b;50;2;Bank
c;40;1;Feest
VOTES
voter_id;vote
1;a
2;a,b
3;a,b
4;c
"""
POINTS = FILE.replace("approval", "cumulative").replace("vote\n", "vote;points\n")
POINTS = POINTS.replace("1;a\n", "1;a;3\n").replace(";a,b\n", ";a,b;2,1\n").replace("4;c\n", "4;c;3\n")


def told(folder: Path, text: str, rule: str = "greedy", *params: str) -> dict[str, Any]:
    path = folder / "proef.pb"
    path.write_text(text, "utf-8")
    found: dict[str, Any] = terminal.in_english(lambda: count_file.count(path, rule, params))
    return found


def keys(found: dict[str, Any]) -> list[tuple[int | None, str]]:
    return [(each["line"], each["key"]) for each in found["told"]]


def votes(found: dict[str, Any]) -> dict[str, int]:
    return {each["id"]: each["votes"] for each in sorted(found["standings"], key=lambda each: each["id"])}


def test_a_file_that_fits_is_told_nothing_about(tmp_path: Path) -> None:
    assert told(tmp_path, FILE)["told"] == told(tmp_path, POINTS)["told"] == []


MENDED: list[tuple[str, str, list[tuple[int, str]], dict[str, int]]] = [
    ("4;c", "4;c,c", [(20, "plan_twice")], {"a": 3, "b": 2, "c": 1}),
    ("4;c", "4;c,weg", [(20, "unknown_plan")], {"a": 3, "b": 2, "c": 1}),
    ("4;c", "4;weg", [(14, "votes_differ"), (20, "only_unknown_plans")], {"a": 3, "b": 2, "c": 0}),
    ("4;c", "4;c;te veel", [(14, "votes_differ"), (20, "row_too_long")], {"a": 3, "b": 2, "c": 0}),
    ("4;c", "4;c\n4;b", [(20 + 1, "voter_repeats")], {"a": 3, "b": 2, "c": 1}),
]


@pytest.mark.parametrize(("good", "bad", "said", "counted"), MENDED)
def test_one_bad_row_never_costs_the_file(
    tmp_path: Path, good: str, bad: str, said: list[tuple[int, str]], counted: dict[str, int]
) -> None:
    found = told(tmp_path, FILE.replace(good, bad))
    assert (keys(found), votes(found)) == (said, counted)


@pytest.mark.parametrize(
    ("bad", "key"),
    [("4;c;3,3", "points_do_not_fit"), ("4;c;veel", "points_unreadable"), ("4;c;-1", "points_unreadable")],
)
def test_a_ballot_whose_points_cannot_be_read_is_left_out_and_told(tmp_path: Path, bad: str, key: str) -> None:
    found = told(tmp_path, POINTS.replace("4;c;3", bad))
    assert (20, key) in keys(found)
    assert votes(found)["c"] == 0


def test_a_plan_twice_on_a_ballot_keeps_its_first_place_and_points(tmp_path: Path) -> None:
    path = tmp_path / "proef.pb"
    path.write_text(POINTS.replace("2;a,b;2,1", "2;a,b,a;2,1,9"), "utf-8")
    found = pb.recorded(path)
    assert (found.votes[1].choices, found.votes[1].points) == (("a", "b"), (2, 1))


def test_a_voter_on_three_ballots_counts_once_and_is_told_with_all_lines(tmp_path: Path) -> None:
    found = told(tmp_path, FILE.replace("2;a,b", "1;a,b").replace("3;a,b", "1;b"))
    first = found["told"][-1]
    assert first["key"] == "voter_repeats"
    assert first["message"] == "Line 18: voter ‘1’ is on 3 ballots: lines 17, 18, 19. Only the first counts."
    assert votes(found) == {"a": 1, "b": 0, "c": 1}


def test_numbers_that_cannot_be_of_voters_take_no_ballots_away(tmp_path: Path) -> None:
    found = told(tmp_path, FILE.replace("2;a", "1;a").replace("3;a", "1;a").replace("4;c", "1;c"))
    assert keys(found) == [(18, "voter_numbers_unsure")]
    assert found["ballots"]["counted"] == 4


LIMITS: list[tuple[str, str, int, str]] = [
    (FILE, "max_length;1", 19, "too_many_choices"),
    (FILE, "min_length;2", 18, "too_few_choices"),
    (FILE, "max_sum_cost;100", 19, "cost_over_total"),
    (FILE, "MIN_SUM_COST;60", 21, "cost_under_total"),
    (POINTS, "max_sum_points;2", 18, "points_over_total"),
    (POINTS, "min_sum_points;4", 18, "points_under_total"),
    (POINTS, "max_points;2", 18, "too_much_for_one"),
    (POINTS, "min_points;2", 19, "too_little_for_one"),
]


@pytest.mark.parametrize(("text", "limit", "line", "key"), LIMITS)
def test_the_limits_of_a_file_bind_and_what_is_outside_is_told_in_words(
    tmp_path: Path, text: str, limit: str, line: int, key: str
) -> None:
    found = told(tmp_path, text.replace("vote_type", f"{limit}\nvote_type"))
    assert (line, key) in keys(found)
    assert found["ballots"]["outside_limits"] == {key: len(found["told"])}
    assert found["ballots"]["counted"] == 4 - len(found["told"])
    assert all(each["message"].endswith("This ballot does not count.") for each in found["told"])


@pytest.mark.parametrize(
    ("limit", "key"),
    [
        ("max_length_per_category;1", "too_many_of_theme"), ("min_length_per_category;1,0", "too_few_of_theme"),
        ("max_sum_cost_per_category;100,100", "theme_over_total"),
        ("min_sum_cost_per_category;60,0", "theme_under_total"),
    ],
)  # fmt: skip
def test_limits_for_each_theme_bind_too(tmp_path: Path, limit: str, key: str) -> None:
    text = FILE.replace("votes;name", "votes;category").replace("Tuin", "groen").replace("Bank", "groen")
    text = text.replace("Feest", "samen").replace("vote_type", f"categories;groen,samen\n{limit}\nvote_type")
    assert {each["key"] for each in told(tmp_path, text)["told"]} == {key}


CLAIMS: list[tuple[str, str, int, str]] = [
    ("num_votes;4", "num_votes;5", 5, "fewer_ballots"),
    ("num_votes;4", "num_votes;3", 5, "more_ballots"),
    ("num_projects;3", "num_projects;4", 4, "other_number_of_plans"),
    ("budget;100", "budget;1500", 6, "pot_far_over"),
    ("budget;100", "budget;39.99", 6, "nothing_fits"),
    ("budget;100", "budget;10\nBudget;100", 7, "meta_repeats"),
    ("date_begin;2026", "date_begin;2027", 9, "dates_reversed"),
    ("date_begin;2026", "date_begin;02.01.2027", 9, "dates_reversed"),
    ("a;60;3", "a;60;4", 12, "votes_differ"),
]


@pytest.mark.parametrize(("good", "bad", "line", "key"), CLAIMS)
def test_what_a_file_says_of_itself_and_does_not_fit_is_told(
    tmp_path: Path, good: str, bad: str, line: int, key: str
) -> None:
    found = told(tmp_path, FILE.replace(good, bad))
    assert keys(found) == [(line, key)]
    assert found["told"][0]["message"].startswith(f"Line {line}: ")


def test_the_score_of_a_plan_is_held_against_its_points(tmp_path: Path) -> None:
    text = POINTS.replace("cost;votes", "cost;score").replace("a;60;3", "a;60;8").replace("c;40;1", "c;40;3")
    assert keys(told(tmp_path, text)) == [(12, "score_differs")]


def test_dates_of_one_year_and_days_within_it_are_not_reversed(tmp_path: Path) -> None:
    for begin, end in (("03.06.2026", "2026"), ("2026", "03.06.2026"), ("3 juni", "2025")):
        text = FILE.replace("date_begin;2026", f"date_begin;{begin}").replace("date_end;2026", f"date_end;{end}")
        assert told(tmp_path, text)["told"] == []


@pytest.mark.parametrize(
    "cut",
    [
        lambda text: text.replace("num_votes;4", "num_votes;8"),  # half of what it says
        lambda text: text.replace("num_votes;4", "num_votes;5")[:-4] + "5;we",  # broken off within a line
        lambda text: text.replace("4;c\n", ""),  # the votes of its plans say so too
        lambda text: text.split("1;a\n")[0],  # nothing left
    ],
)
def test_a_file_that_was_clearly_cut_is_refused(tmp_path: Path, cut: Callable[[str], str]) -> None:
    path = tmp_path / "proef.pb"
    path.write_text(cut(FILE), "utf-8")
    assert refusal(lambda: pb.recorded(path)).key == "cut_off"


def test_a_threshold_that_the_file_states_is_told_until_it_is_agreed(tmp_path: Path) -> None:
    text = POINTS.replace("vote_type", "min_project_score_threshold;5\nvote_type")
    assert keys(told(tmp_path, text)) == [(None, "threshold_stated")]
    found = told(tmp_path, text, "greedy", "least_points=5")
    assert (found["told"], found["winners"], found["params"]["least_points"]) == ([], ["a"], 5)
    assert found["losers"][0] == {
        "id": "c", "reason": "too_few_points", "points": 3, "votes": 1, "near": "3/5",
    }  # fmt: skip
    assert "least_points" not in told(tmp_path, FILE)["params"]


def test_amounts_in_the_currency_of_the_file_are_never_printed_as_euros(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "proef.pb"
    path.write_text(FILE.replace("budget;100", "currency;PLN\nbudget;1500.50"), "utf-8")
    for asked in ([], ["--rule", "equal-shares"], ["--json"], ["--compare"], ["--rule", "knapsack", "--json"]):
        assert main(["count", str(path), *asked]) == 0
        said = capsys.readouterr().out
        assert "€" not in said
        assert "EUR" not in said
        assert "PLN" in said
    assert told(tmp_path, path.read_text("utf-8"))["currency"] == "PLN"


def test_what_is_told_stands_under_the_outcome_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "proef.pb"
    path.write_text(FILE.replace("4;c", "4;c,c").replace("date_begin;2026", "date_begin;2027"), "utf-8")
    assert main(["count", str(path)]) == 0
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "About this file:",
        "  Line 9: the end (2026) is before the beginning (2027).",
        "  Line 20: plan ‘c’ is on this ballot twice or more, and counts once.",
    ]


def test_everything_that_can_be_told_has_a_sentence_in_both_languages() -> None:
    names = ("ids", "voter", "many", "lines", "value", "plans", "points", "stated", "found", "name", "first", "begin",
             "end", "id", "least", "most", "theme", "pot", "sum", "cheapest", "limit", "found_cents")  # fmt: skip
    for key in SENTENCES:
        one = Told(7, key, dict.fromkeys(names, 1))
        dutch, english = one.message, terminal.in_english(lambda one=one: one.message)
        assert dutch != english
        assert dutch.startswith("Regel 7: ")
        assert english.startswith("Line 7: ")
        assert "%(" not in dutch + english


def test_plans_with_the_same_name_are_told_apart_by_their_ids() -> None:
    plans = {key: Initiative(key, title, 1, 1) for key, title in (("A", "Tuin"), ("B", "tuin  "), ("C", "Bank"))}
    assert [plan.title for plan in apart(plans).values()] == ["Tuin (A)", "tuin   (B)", "Bank"]


def test_points_that_are_left_of_resistance_are_counted_as_resistance(tmp_path: Path) -> None:
    """Who is neutral about a plan, five points, stands on no ballot of it."""
    text = POINTS.replace("cumulative", "scoring").replace("1;a;3", "1;a,b,c;9,5,5").replace(";a,b;2,1", ";a,b,c;5,8,5")
    text = text.replace("4;c;3", "4;c;0").replace("cost;votes", "cost;beneficiaries")
    found = told(tmp_path, text, "points", "kind=resistance", "least_votes=1")
    assert (found["ballots"]["kind"], votes(found)) == ("resistance", {"a": 1, "b": 2, "c": 0})
    assert [each["reason"] for each in found["losers"] if each["id"] == "c"] == ["too_few_votes"]
    (tmp_path / "a.pb").write_text(FILE, "utf-8")
    assert refusal(lambda: count_file.count(tmp_path / "a.pb", "greedy", ["kind=resistance"])).key == "bad_param"
