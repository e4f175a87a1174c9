"""Counting rules on small examples worked out by hand."""

from facilitation.counting import Outcome, Score, approval, borda, greedy
from facilitation.counting.shares import Share, count, lower_median
from facilitation.room import Initiative


def plan(key: str, ask: int = 100, minimum: int | None = None) -> Initiative:
    return Initiative(key, key, ask=ask, minimum=minimum or ask, scalable=minimum is not None)


ABC = [plan("a"), plan("b"), plan("c")]


def points(outcome: Outcome) -> dict[str, int]:
    return {score.initiative: score.points for score in outcome.scores}


def ranked(*scores: tuple[str, int]) -> Outcome:
    return Outcome("borda", tuple(Score(key, points) for key, points in scores), (), 1)


def test_borda_gives_five_four_three_two_one() -> None:
    plans = [plan(key) for key in "abcdef"]
    assert points(borda.count([list("edcba")], plans, 0)) == {"e": 5, "d": 4, "c": 3, "b": 2, "a": 1, "f": 0}


def test_borda_over_another_top_gives_that_many_points_to_the_first_place() -> None:
    assert points(borda.count([["a", "b", "c"], ["a"]], ABC, 0, top=2)) == {"a": 4, "b": 1, "c": 0}


def test_borda_counts_first_places_and_how_many_listed_a_plan() -> None:
    outcome = borda.count([["a", "b"], ["b"], ["a", "c"]], ABC, 0)
    assert {s.initiative: (s.firsts, s.ballots) for s in outcome.scores} == {"a": (2, 2), "b": (1, 2), "c": (0, 1)}
    assert outcome.counted == 3


def test_a_ballot_of_plans_that_all_left_counts_as_a_ballot_without_points() -> None:
    outcome = borda.count([["x"], ["a"]], [plan("a")], 0)
    assert (points(outcome), outcome.counted) == ({"a": 5}, 2)


def test_approval_gives_every_plan_on_a_ballot_one_vote() -> None:
    outcome = approval.count([["a", "b"], ["b"], ["b", "x"]], ABC, 0)
    assert (points(outcome), outcome.rule) == ({"b": 3, "a": 1, "c": 0}, "approval")
    assert {s.initiative: s.ballots for s in outcome.scores} == {"a": 1, "b": 3, "c": 0}


def test_equal_points_share_a_rank_and_are_named() -> None:
    outcome = approval.count([["a", "b"], ["c"], ["c"]], [*ABC, plan("d"), plan("e")], 0)
    assert [(score.initiative, score.rank) for score in outcome.scores] == [
        ("c", 1), ("a", 2), ("b", 2), ("d", 4), ("e", 4),
    ]  # fmt: skip
    assert outcome.ties == (("a", "b"),)


def test_equal_points_are_ordered_by_first_places_then_the_lowest_ask_then_the_id() -> None:
    plans = [plan("dear", 900), plan("b", 500), plan("a", 500), plan("cheap", 1), plan("listed", 1)]
    ballots = [[key] for key in ("dear", "dear", "cheap", "b", "a")]
    outcome = approval.count([["dear"], ["b"], ["a"], ["cheap"]], plans, 0)
    assert outcome.order == ["cheap", "a", "b", "dear", "listed"]
    assert borda.count(ballots, plans, 0).order == ["dear", "cheap", "a", "b", "listed"]


def test_first_places_decide_before_the_lower_ask() -> None:
    plans = [plan("a", 900), plan("b", 1), plan("c"), plan("d")]
    outcome = borda.count([["a"], ["a"], ["c", "b"], ["c", "d", "b"], ["c", "d", "b"]], plans, 0)
    assert points(outcome) == {"c": 15, "a": 10, "b": 10, "d": 8}
    assert (outcome.order, outcome.ties) == (["c", "a", "b", "d"], (("a", "b"),))


def test_greedy_goes_down_the_ranking_and_skips_what_no_longer_fits() -> None:
    plans = [plan("a", 60), plan("b", 50), plan("c", 40), plan("d", 1)]
    proposal = greedy.fill(ranked(("a", 9), ("b", 8), ("c", 7), ("d", 6)), plans, 100)
    assert (dict(proposal.amounts), proposal.remainder) == ({"a": 60, "c": 40}, 0)
    assert [(step.initiative, step.funded, step.left) for step in proposal.steps] == [
        ("a", True, 40), ("b", False, 40), ("c", True, 0), ("d", False, 0),
    ]  # fmt: skip


def test_greedy_gives_nothing_to_a_plan_that_nobody_chose_or_that_left() -> None:
    proposal = greedy.fill(ranked(("gone", 9), ("a", 8), ("b", 0)), ABC, 1_000)
    assert (dict(proposal.amounts), proposal.remainder) == ({"a": 100}, 900)


def test_greedy_never_gives_a_part() -> None:
    assert greedy.fill(ranked(("a", 1)), [plan("a", 100, minimum=10)], 99).amounts == {}


def test_shares_tell_how_many_gave_nothing_the_minimum_or_all() -> None:
    plans = [plan("a", 100, minimum=40), plan("b", 50)]
    ballots = [{"a": 100, "b": 50}, {"a": 40}, {"b": 50}, {}]
    assert count(ballots, plans, 200) == (Share("a", 2, 1, 1, 0), Share("b", 2, 0, 2, 0))


def test_the_middle_amount_is_the_lower_one_of_two() -> None:
    assert lower_median([]) == 0
    assert lower_median([7]) == 7
    assert lower_median([9, 1]) == 1
    assert lower_median([9, 1, 5]) == 5
    assert lower_median([4, 3, 2, 1]) == 2
