"""Promises that every counting rule keeps, whatever the ballots say."""

import random
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, combinations
from itertools import count as count_from
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.counting import rules
from facilitation.counting.election import Ballot, Election
from facilitation.counting.money.market import Market
from facilitation.counting.result import Result
from facilitation.counting.rule import Count
from facilitation.counting.rules import schulze
from facilitation.counting.tally import worth
from facilitation.state.method import Agreed
from tests.rules.elections import elections

pytestmark = pytest.mark.soak

NAMES = list(rules.RULES)


def by_every_rule(vote: Election) -> Iterator[tuple[str, Election]]:
    """Each rule, with the vote as it can count it."""
    for rule in NAMES:
        yield rule, suited(rule, vote)


def suited(rule: str, vote: Election) -> Election:
    """The same vote, with ballots that the rule can count: the last kind it knows, where it does not know these."""
    kinds = rules.RULES[rule].kinds
    if vote.kind in kinds:
        return vote
    if kinds == ("ranking",):
        ballots = tuple(Ballot(ballot.choices) for ballot in vote.ballots)
        return msgspec.structs.replace(vote, kind="ranking", ballots=ballots)
    ballots = tuple(Ballot(b.choices, tuple(range(1, len(b.choices) + 1))) for b in vote.ballots)
    return msgspec.structs.replace(vote, kind="points", ballots=ballots)


def ask(vote: Election) -> dict[str, int]:
    return {plan.id: plan.ask for plan in vote.plans}


@given(drawn=elections())
def test_no_rule_goes_over_the_pot_or_a_cap_or_breaks_what_was_agreed(drawn: Election) -> None:
    for rule, vote in by_every_rule(drawn):
        found, agreed = rules.count(rule, vote), vote.agreed
        assert found.spent <= vote.free
        for theme, cap in agreed.caps.items():
            assert sum(found.awards.get(plan.id, 0) for plan in vote.plans if plan.theme == theme) <= cap
        for group in agreed.exclusive:
            assert len(set(group) & set(found.awards)) <= 1
        for plan in vote.plans:
            amount = found.awards.get(plan.id, plan.ask)
            assert amount == plan.ask or (agreed.leftover == "partial" and vote.least(plan) <= amount < plan.ask)
            if plan.id in found.awards:
                assert sum(_says_something(ballot, plan.id) for ballot in vote.ballots) >= max(1, agreed.least_votes)


def _says_something(ballot: Ballot, key: str) -> bool:
    return key in ballot.choices and (not ballot.marks or ballot.marks[ballot.choices.index(key)] > 0)


@given(drawn=elections())
def test_every_plan_wins_or_is_told_why_not_and_the_rounds_add_up(drawn: Election) -> None:
    for rule, vote in by_every_rule(drawn):
        found = rules.count(rule, vote)
        assert sorted([*found.winners, *(loser.id for loser in found.losers)]) == sorted(ask(vote))
        assert sorted(standing.id for standing in found.standings) == sorted(ask(vote))
        left = vote.free
        for turn in found.rounds:
            left -= turn.amount
            assert (turn.left, turn.funded) == (left, turn.amount > 0)
            assert turn.funded or turn.why
        assert {turn.id: turn.amount for turn in found.rounds if turn.funded} == dict(found.awards)
        assert all(loser.near is None or 0 <= loser.near <= 1 for loser in found.losers)


@given(drawn=elections(), number=st.integers(0, 2**32))
def test_neither_the_order_of_voters_nor_that_of_plans_changes_anything(drawn: Election, number: int) -> None:
    for rule, vote in by_every_rule(drawn):
        chance = random.Random(number)
        shuffled = msgspec.structs.replace(
            vote,
            plans=tuple(chance.sample(vote.plans, len(vote.plans))),
            ballots=tuple(chance.sample(vote.ballots, len(vote.ballots))),
        )
        one, other = rules.count(rule, vote), rules.count(rule, shuffled)
        assert (one.awards, list(one.rounds), list(one.losers)) == (
            other.awards,
            list(other.rounds),
            list(other.losers),
        )
        assert (list(one.standings), list(one.ties)) == (list(other.standings), list(other.ties))


@given(drawn=elections(), seed=st.text(max_size=5))
def test_another_seed_changes_nothing_but_where_a_lot_decided(drawn: Election, seed: str) -> None:
    for rule, vote in by_every_rule(drawn):
        one = rules.count(rule, vote)
        agreed = msgspec.structs.replace(vote.agreed, seed=seed)
        other = rules.count(rule, msgspec.structs.replace(vote, agreed=agreed))
        if one.awards != other.awards:
            assert any(tie.by in ("lot", "ranking") for tie in one.ties)


@given(drawn=elections())
def test_a_plan_that_no_longer_takes_part_falls_out_as_if_nobody_had_named_it(drawn: Election) -> None:
    for rule, whole in by_every_rule(drawn):
        vote = msgspec.structs.replace(whole, plans=whole.plans[:-1] or whole.plans)
        known = set(ask(vote))
        vote = msgspec.structs.replace(vote, agreed=msgspec.structs.replace(vote.agreed, exclusive=()))
        without = msgspec.structs.replace(vote, ballots=tuple(_without(ballot, known) for ballot in vote.ballots))
        one, other = rules.count(rule, vote), rules.count(rule, without)
        assert (one.awards, list(one.rounds), list(one.ties)) == (other.awards, list(other.rounds), list(other.ties))


def _without(ballot: Ballot, known: set[str]) -> Ballot:
    kept = [place for place, key in enumerate(ballot.choices) if key in known]
    marks = tuple(ballot.marks[place] for place in kept) if ballot.marks else ()
    return Ballot(tuple(ballot.choices[place] for place in kept), marks)


# --- equal shares ----------------------------------------------------------------------------------------------------


def groups(voters: Iterable[int]) -> Iterable[tuple[int, ...]]:
    everybody = list(voters)
    return chain.from_iterable(combinations(everybody, size) for size in range(1, len(everybody) + 1))


@given(vote=elections(kinds=("approval",), most=5))
def test_equal_shares_gives_every_group_what_it_can_pay_for_up_to_one_plan(vote: Election) -> None:
    """EJR up to one project (Peters, Pierczyński and Skowron 2021), by brute force, with cost as what a plan is worth.

    A group that with its part of the pot can pay for plans that all of it approve, has a member who gets as much as
    those plans cost together, or would with one more of them.
    """
    vote = msgspec.structs.replace(vote, agreed=Agreed(), ballots=vote.ballots[:6])
    costs, won = ask(vote), set(rules.count("equal-shares", vote).awards)
    for group in groups(range(len(vote.ballots))):
        shared = set.intersection(*(set(vote.ballots[voter].choices) for voter in group))
        for wanted in groups_of(shared):
            total = sum(costs[key] for key in wanted)
            if total * len(vote.ballots) > len(group) * vote.pot:
                continue
            assert any(_satisfied(vote.ballots[voter], costs, won, wanted, total) for voter in group)


def groups_of(keys: set[str]) -> Iterable[tuple[str, ...]]:
    return chain.from_iterable(combinations(sorted(keys), size) for size in range(1, len(keys) + 1))


def _satisfied(ballot: Ballot, costs: dict[str, int], won: set[str], wanted: Iterable[str], total: int) -> bool:
    own = sum(costs[key] for key in ballot.choices if key in won)
    return own >= total or any(own + costs[key] > total for key in set(wanted) - won)


@given(vote=elections())
def test_nobody_pays_more_than_a_share_and_every_plan_is_paid_in_full(vote: Election) -> None:
    found = rules.count("equal-shares", vote, {"fill": "none"})
    count = Count(vote)
    shares = [found.details["share"] for _ in vote.ballots]
    paid: dict[str, Any] = {turn.id: 0 for turn in found.rounds}
    for voter, ballot in enumerate(vote.ballots):
        given_to = worth(vote, ballot, count.plans)
        for turn in found.rounds:
            if turn.id in given_to:
                pays = min(shares[voter], turn.price * given_to[turn.id])  # type: ignore[attr-defined]
                shares[voter] -= pays
                paid[turn.id] += pays
    assert all(share >= 0 for share in shares)
    assert paid == {turn.id: turn.cost for turn in found.rounds}


@given(vote=elections(), more=st.integers(1, 400), utility=st.booleans())
def test_climbing_the_ladder_sells_what_a_run_from_scratch_sells(vote: Election, more: int, utility: bool) -> None:
    fast = Market(Count(vote), utility)
    for step in (0, more, 2 * more):
        total = Fraction(vote.free * (100 + step), 100)
        quick, slow = fast.run(total), Market(Count(vote), utility).run(total, explain=True)
        assert quick.sold == slow.sold
        assert [Fraction(m, quick.scale) for m in quick.money] == [Fraction(m, slow.scale) for m in slow.money]


@given(vote=elections(kinds=("approval", "points")), stop=st.sampled_from(["last_feasible", "exhaustive"]))
def test_skipped_steps_would_have_changed_nothing(vote: Election, stop: str) -> None:
    if vote.free:
        found = rules.count("equal-shares", vote, {"fill": "none", "stop": stop, "step": "10%"})
        assert found.winners == _slowly(vote, stop)


def _slowly(vote: Election, stop: str) -> list[str]:
    """What is sold where raising ends, every step counted by itself."""
    costs, market, sold = ask(vote), Market(Count(vote), True), list[str]()
    for step in count_from(0):
        run = market.run(Fraction(vote.free * (100 + 10 * step), 100))
        if sum(costs[key] for key in run.sold) > vote.free:
            return sold
        sold, purse = run.sold, market._bought(run.sold)
        purse.left = vote.free - sum(costs[key] for key in run.sold)
        judge = purse.hindrance if stop == "exhaustive" else purse.barred
        if all(judge(offer.plan) for key, offer in market.offers.items() if key not in purse.awards):
            return sold
    return sold


# --- monotone rules, and references by brute force ----------------------------------------------------------------


@given(vote=elections(kinds=("approval",)), voter=st.integers(0, 7), lucky=st.integers(0, 5))
def test_one_more_approval_never_costs_a_plan_its_money(vote: Election, voter: int, lucky: int) -> None:
    vote = msgspec.structs.replace(vote, agreed=Agreed(leftover="skip"))
    for rule in ("approval", "greedy", "greedy-per-euro"):
        won = rules.count(rule, vote).winners
        if won:
            key, place = won[lucky % len(won)], voter % len(vote.ballots)
            better = [*vote.ballots]
            better[place] = Ballot(tuple(sorted({*better[place].choices, key})))
            assert key in rules.count(rule, msgspec.structs.replace(vote, ballots=tuple(better))).awards


@given(vote=elections(kinds=("ranking",)), voter=st.integers(0, 7), old=st.integers(0, 5), new=st.integers(0, 5))
def test_a_higher_place_never_lowers_a_plan(vote: Election, voter: int, old: int, new: int) -> None:
    vote = msgspec.structs.replace(vote, agreed=Agreed())
    filled = [place for place, ballot in enumerate(vote.ballots) if len(ballot.choices) > 1]
    if not filled:
        return
    place = filled[voter % len(filled)]
    choices = vote.ballots[place].choices
    old = old % (len(choices) - 1) + 1
    new %= old
    raised = (*choices[:new], choices[old], *choices[new:old], *choices[old + 1 :])
    better = (*vote.ballots[:place], Ballot(raised), *vote.ballots[place + 1 :])
    for rule in ("borda", "schulze"):
        one, other = rules.count(rule, vote), rules.count(rule, msgspec.structs.replace(vote, ballots=better))
        assert _rank(other, choices[old]) <= _rank(one, choices[old])


def _rank(found: Result, key: str) -> int:
    return [standing.id for standing in found.standings].index(key)


@given(vote=elections(kinds=("ranking",), most=5))
def test_schulze_follows_the_strongest_path_found_by_trying_them_all(vote: Election) -> None:
    won = schulze.duels(Count(vote))
    strongest = schulze.paths(won)
    for one in won:
        for other in won[one]:
            assert strongest[one][other] == _by_trying(won, one, other, {one})


def _by_trying(won: schulze.Matrix, one: str, other: str, seen: set[str]) -> int:
    best = won[one][other] if won[one][other] > won[other][one] else 0
    for through in won[one]:
        if through not in seen and through != other and won[one][through] > won[through][one]:
            rest = _by_trying(won, through, other, {*seen, through})
            best = max(best, min(won[one][through], rest))
    return best


@given(vote=elections(kinds=("ranking",)))
def test_a_plan_that_wins_all_its_duels_comes_first_by_schulze(vote: Election) -> None:
    won = schulze.duels(Count(vote))
    winner = next((one for one in won if all(won[one][other] > won[other][one] for other in won[one])), None)
    if winner is not None:
        assert rules.count("schulze", vote).standings[0].id == winner


@given(vote=elections())
def test_knapsack_is_worth_as_much_as_the_best_of_all_sets(vote: Election) -> None:
    found, points, costs = rules.count("knapsack", vote), Count(vote).tally.points, ask(vote)
    count = Count(vote)
    able = {plan.id for plan in vote.plans if count.purse().unsupported(plan) is None}
    best = 0
    for chosen in groups_of(able):
        spent = sum(costs[key] for key in chosen) <= vote.free
        within = all(
            sum(costs[plan.id] for plan in vote.plans if plan.id in chosen and plan.theme == theme) <= cap
            for theme, cap in vote.agreed.caps.items()
        )
        alone = all(len(set(group) & set(chosen)) <= 1 for group in vote.agreed.exclusive)
        if spent and within and alone:
            best = max(best, sum(points[key] for key in chosen))
    assert sum(points[key] for key in found.awards) == found.details["worth"] == best
