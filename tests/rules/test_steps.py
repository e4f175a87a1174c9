"""An outcome as a story: nothing is left out of it and nothing is told twice."""

from collections import Counter
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.counting.election import Election
from facilitation.counting.result import Result
from facilitation.counting.rules import RULES, count
from facilitation.counting.steps import TOGETHER, eliminations, judgements, steps
from tests.rules.elections import election, elections

KINDS = ("approval", "ranking", "points")
PARAMS: dict[str, tuple[dict[str, Any], ...]] = {
    "equal-shares": ({}, {"fill": "none"}, {"compare": True}, {"utility": "points", "step": "none"}),
    "phragmen": ({}, {"unfit": "skip"}),
}


@st.composite
def results(draw: Any) -> Result:
    """Any outcome of any rule that can count such ballots, where somebody voted."""
    vote: Election = draw(elections(KINDS).filter(lambda vote: bool(vote.ballots)))
    rule = draw(st.sampled_from([name for name, rule in RULES.items() if vote.kind in rule.kinds]))
    return count(rule, vote, draw(st.sampled_from(PARAMS.get(rule, ({},)))))


@given(results())
def test_each_winner_and_each_loser_is_told_exactly_once_and_the_amounts_add_up(result: Result) -> None:
    told = steps(result)
    given_ids = [key for step in told if step.kind == "given" for key in step.ids]
    lost = [key for step in told if step.kind == "lost" for key in step.ids]
    assert given_ids == result.winners
    assert Counter(lost) == Counter(loser.id for loser in result.losers)
    assert not {*given_ids} & {*lost}
    amounts = [result.rounds[step.at[0]].amount for step in told if step.kind == "given"]
    assert sum(amounts) == result.spent
    assert told[-1].left == result.free - result.spent


@given(results())
def test_each_round_each_tie_and_each_run_off_stands_in_exactly_one_step(result: Result) -> None:
    told = steps(result)
    rounds = [at for step in told if step.kind in ("given", "passed") for at in step.at]
    assert rounds == list(range(len(result.rounds)))
    assert sorted(tie for step in told for tie in step.ties) == list(range(len(result.ties)))
    assert [at for step in told if step.kind == "run_off" for at in step.at] == list(range(len(eliminations(result))))
    assert all(len(step.ids) <= TOGETHER for step in told if step.kind in ("passed", "lost"))


@given(results())
@settings(max_examples=60)
def test_what_is_left_only_falls_and_says_what_the_rounds_say(result: Result) -> None:
    told = steps(result)
    left = [step.left for step in told]
    assert left == sorted(left, reverse=True)
    assert all(step.left == result.rounds[step.at[-1]].left for step in told if step.kind in ("given", "passed"))


def test_equal_shares_are_told_in_the_order_in_which_they_happen() -> None:
    vote = election({"a": 60, "b": 30, "c": 45, "d": 10}, ["ab", "ab", "a", "c", "cd"], 100)
    assert [step.kind for step in steps(count("equal-shares", vote))] == [
        "start", "shares", "given", "given", "rest", "given", "passed", "lost", "wins", "reserve",
    ]  # fmt: skip


def test_a_tie_stands_at_the_turn_it_was_broken_for() -> None:
    vote = election({"a": 60, "b": 50, "c": 10}, ["ab", "ab", "c"], 100)
    told = steps(count("greedy", vote))
    assert [(step.ids, step.ties) for step in told if step.kind in ("given", "passed")] == [
        (("b",), (0,)), (("a",), ()), (("c",), ()),
    ]  # fmt: skip


def test_plans_that_nobody_is_with_leave_a_run_off_together() -> None:
    vote = election({"a": 1, "b": 1, "c": 1, "d": 1}, [["a", "b"], ["a"], ["b", "a"]], 9, "ranking")
    told = [step for step in steps(count("irv", vote)) if step.kind == "run_off"]
    assert [step.ids for step in told] == [("d", "c"), ("b",)]


@pytest.mark.parametrize("rule", ["irv", "majority-judgement"])
def test_an_outcome_that_was_read_back_tells_the_same(rule: str) -> None:
    vote = election({"a": 1, "b": 1, "c": 1}, [["a", "b"], ["a"], ["b", "a"]], 9, "ranking")
    result = count(rule, vote)
    again = msgspec.structs.replace(result, details=msgspec.to_builtins(result.details))
    assert steps(again) == steps(result)
    assert (eliminations(again), judgements(again)) == (eliminations(result), judgements(result))


def test_of_a_vote_in_which_nobody_voted_there_is_one_step() -> None:
    assert [step.kind for step in steps(count("greedy", election({"a": 10}, [], 20)))] == ["start"]
