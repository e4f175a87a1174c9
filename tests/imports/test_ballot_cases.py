"""Ballot files as people really wrote them, and every recorded election under every rule that its ballots allow."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.commands import terminal
from app.counting.told import reasons
from app.counting.told.apart import apart
from app.imports.votes import ballots, count_file, pb
from app.imports.votes.recorded import election
from facilitation.counting.result import Result
from facilitation.counting.rules import RULES
from facilitation.state.method import Agreed
from tests.imports.refusing import refusal
from tests.reliability.length import length

pytestmark = pytest.mark.real_data
LARGEST = length(60_000, 10**9)  # bytes of a file


@pytest.fixture
def cases(real_data: Path) -> Path:
    """The files."""
    return real_data / "cases" / "ballots"


@pytest.fixture
def expected(cases: Path) -> dict[str, Any]:
    """What they must come to."""
    found: dict[str, Any] = json.loads((cases / "expected.json").read_text("utf-8"))
    return found


def counted(path: Path, rule: str) -> dict[str, Any]:
    found: dict[str, Any] = terminal.in_english(lambda: count_file.count(path, rule))
    return found


NAMED = ["choose_one.pb", "plan_twice_on_a_ballot.pb", "tie_in_the_middle.pb", "exact_fit.pb", "decidim_export.pb"]


@pytest.mark.parametrize("name", NAMED)
def test_a_case_counts_to_the_cent(name: str, cases: Path, expected: dict[str, Any]) -> None:
    case = expected[name]
    found = counted(cases / name, case["rule"])
    votes = {each["id"]: each["votes"] for each in found["standings"]}
    got = {"winners": found["winners"], "spent": found["spent"], "left": found["left"], "votes": votes}
    for what in set(got) & set(case):
        assert got[what] == case[what], what
    for tied in case.get("ties", ()):
        assert sorted(tied) in [sorted(tie) for tie in found["ties"]]


@pytest.mark.parametrize(
    ("name", "line", "key", "words"),
    [
        ("plan_twice_on_a_ballot.pb", 20, "plan_twice", "twice or more, and counts once"),
        ("voter_three_times.pb", 21, "voter_repeats", "is on 3 ballots: lines 20, 21, 22"),
        ("over_a_limit.pb", 22, "too_many_choices", "allows at most 1"),
    ],
)
def test_a_case_is_told_to_the_line(name: str, line: int, key: str, words: str, cases: Path) -> None:
    (told,) = counted(cases / name, "greedy")["told"]
    assert (told["line"], told["key"]) == (line, key)
    assert words in told["message"]


def test_same_gauges_are_parted_by_the_majority_value(cases: Path, expected: dict[str, Any]) -> None:
    found = counted(cases / "same_gauge.pb", "majority-judgement")
    assert (found["standings"][0]["id"], found["ties"]) == (expected["same_gauge.pb"]["first"], [])


def test_of_plans_with_one_name_every_sentence_tells_which(cases: Path) -> None:
    recorded = ballots.recorded(cases / "same_names.pb")
    result = count_file.counted(recorded, "approval")[1]
    plans = apart({plan.id: plan for plan in recorded.source.initiatives})
    for sentence in [
        *(reasons.loser(each, plans) for each in result.losers),
        *(reasons.tie(t, plans) for t in result.ties),
    ]:
        assert "‘Tuin’" not in sentence
    assert "‘Tuin (A)’" in reasons.loser(result.losers[0], plans)


def test_counts_of_paper_are_no_ballots_and_the_words_say_where_they_go(cases: Path) -> None:
    found = refusal(lambda: ballots.recorded(cases / "paper_counts.csv"))
    assert found.key == "no_ballot_list"
    said = terminal.sentence(found)
    assert "ballot;choices" in said
    assert "Counts of paper" in said


def test_every_file_is_read_and_counts_under_every_rule_that_its_ballots_allow(real_data: Path) -> None:
    """The large ones in `make soak`, one by one."""
    done = 0
    for path in sorted(real_data.glob("**/*.pb")):
        if path.stat().st_size > LARGEST or path.name == "our_export.pb":
            continue
        recorded = pb.recorded(path)
        for rule in count_file.suitable(recorded):
            agreed, result = count_file.counted(recorded, rule)
            assert_sound(path.name, result, count_file.told(recorded, agreed, result))
            done += 1
    print(f"\n{done} counts of recorded elections")
    assert done > length(250, 300)


def assert_sound(name: str, result: Result, told: dict[str, Any]) -> None:
    assert 0 <= result.spent <= result.budget, (name, result.rule)
    assert sorted([*result.awards, *(lost.id for lost in result.losers)]) == sorted(s.id for s in result.standings), (
        name
    )
    json.dumps(told)


def test_every_kind_of_vote_has_a_rule(real_data: Path) -> None:
    kinds = {election(pb.recorded(path), Agreed()).kind for path in real_data.glob("pabulib/*/*.pb")}
    assert kinds == {"approval", "points", "ranking"}
    assert all(any(kind in rule.kinds for rule in RULES.values()) for kind in kinds)
