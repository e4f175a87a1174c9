"""Laws that a count obeys whatever the ballots say."""

import random
from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitation.counting.election import Ballot, Election
from facilitation.counting.result import Result
from facilitation.counting.rules import count
from facilitation.parts.allocation import lower_median, shares
from facilitation.state.method import BallotKind
from facilitation.state.plan import Initiative

pytestmark = pytest.mark.soak

TOP = 4
KEYS = [f"I{number}" for number in range(8)]
Ballots = list[list[str]]

rankings = st.lists(st.lists(st.sampled_from(KEYS), unique=True, max_size=TOP), max_size=12)
asks = st.integers(min_value=1, max_value=90_000_00)
pots = st.integers(min_value=0, max_value=200_000_00)
seeds = st.integers()


def _plan(key: str, ask: int, below: int, scalable: bool) -> Initiative:
    return Initiative(key, key, ask=ask, minimum=max(1, ask - below), scalable=scalable)


plan_lists = st.lists(
    st.builds(_plan, st.sampled_from(KEYS), asks, asks, st.booleans()), min_size=1, unique_by=lambda plan: plan.id
)


def by(rule: str, kind: BallotKind, ballots: Ballots, plans: list[Initiative], pot: int) -> Result:
    papers = tuple(Ballot(tuple(ballot)) for ballot in ballots)
    return count(rule, Election(plans=tuple(plans), pot=pot, ballots=papers, kind=kind, top=TOP))


def by_borda(ballots: Ballots, plans: list[Initiative], pot: int = 0) -> Result:
    return by("borda", "ranking", ballots, plans, pot)


def by_approval(ballots: Ballots, plans: list[Initiative], pot: int = 0) -> Result:
    return by("approval", "approval", ballots, plans, pot)


RULES = [by_borda, by_approval]


def rank(outcome: Result, key: str) -> int:
    return next(standing.rank for standing in outcome.standings if standing.id == key)


@given(ballots=rankings, plans=plan_lists, seed=seeds)
def test_the_order_in_which_ballots_come_in_changes_nothing(
    ballots: Ballots, plans: list[Initiative], seed: int
) -> None:
    shuffled = random.Random(seed).sample(ballots, len(ballots))
    for rule in RULES:
        assert rule(shuffled, plans) == rule(ballots, plans)


@given(ballots=rankings, plans=plan_lists, seed=seeds)
def test_the_order_in_which_plans_are_listed_changes_nothing(
    ballots: Ballots, plans: list[Initiative], seed: int
) -> None:
    for rule in RULES:
        assert rule(ballots, random.Random(seed).sample(plans, len(plans))) == rule(ballots, plans)


@given(ballots=rankings, plans=plan_lists)
def test_a_withdrawn_plan_falls_out_as_if_nobody_had_named_it(ballots: Ballots, plans: list[Initiative]) -> None:
    taking_part = {plan.id for plan in plans}
    without = [[key for key in ballot if key in taking_part] for ballot in ballots]
    for rule in RULES:
        assert rule(ballots, plans) == rule(without, plans)


@given(ballots=rankings, plans=plan_lists)
def test_every_plan_is_ranked_once_and_more_points_never_stand_lower(ballots: Ballots, plans: list[Initiative]) -> None:
    for rule in RULES:
        outcome = rule(ballots, plans)
        assert sorted(each.id for each in outcome.standings) == sorted(plan.id for plan in plans)
        points = [score.points for score in outcome.standings]
        assert points == sorted(points, reverse=True)
        assert [score.rank for score in outcome.standings] == [1 + sum(p > own for p in points) for own in points]


@given(ballots=rankings, plans=plan_lists)
def test_ties_name_exactly_the_plans_with_equal_points_above_zero(ballots: Ballots, plans: list[Initiative]) -> None:
    for rule in RULES:
        outcome = rule(ballots, plans)
        groups = Counter(score.points for score in outcome.standings if score.points)
        tied = {key for tie in outcome.ties for key in tie.ids}
        assert tied == {score.id for score in outcome.standings if groups[score.points] > 1}


@given(ballots=rankings, plans=plan_lists, data=st.data())
def test_moving_a_plan_up_on_a_ranking_never_lowers_it(
    ballots: Ballots, plans: list[Initiative], data: st.DataObject
) -> None:
    assume(any(ballots))
    ballot = data.draw(st.sampled_from([ballot for ballot in ballots if ballot]))
    place = data.draw(st.integers(0, len(ballot) - 1))
    higher = data.draw(st.integers(0, place))
    key = ballot[place]
    assume(key in {plan.id for plan in plans})
    raised = [*ballot[:higher], key, *ballot[higher:place], *ballot[place + 1 :]]
    better = [raised if each is ballot else each for each in ballots]
    assert rank(by_borda(better, plans), key) <= rank(by_borda(ballots, plans), key)


@given(ballots=rankings, plans=plan_lists, data=st.data())
def test_naming_a_plan_at_the_end_of_one_more_ballot_never_lowers_it(
    ballots: Ballots, plans: list[Initiative], data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from(plans)).id
    shorter = [place for place, ballot in enumerate(ballots) if key not in ballot and len(ballot) < TOP]
    assume(shorter)
    place = data.draw(st.sampled_from(shorter))
    better = [*ballots[:place], [*ballots[place], key], *ballots[place + 1 :]]
    for rule in RULES:
        assert rank(rule(better, plans), key) <= rank(rule(ballots, plans), key)


@given(ballots=rankings, plans=plan_lists, pot=pots)
def test_greedy_stays_within_the_pot_and_gives_whole_asks_to_chosen_plans_only(
    ballots: Ballots, plans: list[Initiative], pot: int
) -> None:
    for rule in RULES:
        found = rule(ballots, plans, pot)
        points = {each.id: each.points for each in found.standings}
        ask = {plan.id: plan.ask for plan in plans}
        assert 0 <= found.spent <= found.free == pot
        assert all(amount == ask[key] and points[key] > 0 for key, amount in found.awards.items())


@given(ballots=rankings, plans=plan_lists, pot=pots)
def test_greedy_skips_a_plan_only_where_it_did_not_fit(ballots: Ballots, plans: list[Initiative], pot: int) -> None:
    for rule in RULES:
        left = pot
        for step in rule(ballots, plans, pot).rounds:
            assert step.funded == (step.cost <= left)
            left -= step.cost if step.funded else 0
            assert step.left == left


@given(plans=plan_lists, data=st.data())
def test_shares_account_for_every_seat_and_their_middle_was_really_given(
    plans: list[Initiative], data: st.DataObject
) -> None:
    choices = {plan.id: st.sampled_from(sorted({0, plan.least, plan.ask})) for plan in plans}
    ballots = data.draw(st.lists(st.fixed_dictionaries({}, optional=choices), max_size=9))
    for share in shares(ballots, plans):
        given_to = [ballot.get(share.initiative, 0) for ballot in ballots]
        assert share.nothing + share.minimum + share.full == len(ballots)
        assert share.middle in (given_to or [0])


@given(st.lists(st.integers(0, 10**12)))
def test_at_least_half_gave_the_middle_amount_or_more_and_half_no_more(amounts: list[int]) -> None:
    middle = lower_median(amounts)
    assert 2 * sum(amount >= middle for amount in amounts) >= len(amounts)
    assert 2 * sum(amount <= middle for amount in amounts) >= len(amounts)
    higher = [amount for amount in amounts if amount > middle]
    assert 2 * len(higher) <= len(amounts)


@given(st.integers(0, 9).flatmap(lambda n: st.tuples(*[st.lists(st.integers(0, 4), min_size=n, max_size=n)] * 2)))
def test_majority_judgement_is_the_order_of_middle_grades_taken_away_one_by_one(given: tuple[list[int], ...]) -> None:
    plans = tuple(Initiative(key, key, 10, 10) for key in "ab")
    ballots = tuple(Ballot(("a", "b"), marks) for marks in zip(*given, strict=True))
    found = count("majority-judgement", Election(plans=plans, pot=0, ballots=ballots, kind="grades"))
    first, second = (middles(marks) for marks in given)
    assert (rank(found, "a") > rank(found, "b")) == (first < second)
    assert (rank(found, "a") == rank(found, "b")) == (first == second)


def middles(marks: list[int]) -> list[int]:
    left = sorted(marks)
    return [left.pop((len(left) - 1) // 2) for _ in marks]
