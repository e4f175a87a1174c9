"""What can be agreed for every rule, on examples small enough to count by hand."""

from fractions import Fraction
from typing import Any

import pytest

from facilitation.counting import rules
from facilitation.counting.election import Ballot
from tests.rules.elections import election, plan

BALLOTS = [["a", "b"], ["a", "b"], ["a"], ["c"]]


@pytest.mark.parametrize("rule", [name for name, rule in rules.RULES.items() if "approval" in rule.kinds])
def test_every_rule_keeps_to_what_was_agreed(rule: str) -> None:
    plans = [plan("a", 40, "groen"), plan("b", 30, "groen"), plan("c", 20, "jeugd")]

    def winners(**agreed: Any) -> set[str]:
        return set(rules.count(rule, election(plans, BALLOTS, 90, **agreed)).winners)

    assert winners() == {"a", "b", "c"}
    assert winners(caps={"groen": 40}) == {"a", "c"}
    assert winners(exclusive=(("a", "b"),)) in ({"a", "c"}, {"b", "c"})
    assert winners(least_votes=2) == {"a", "b"}
    assert winners(committed=90) == set()
    assert winners(committed=85) == set()


@pytest.mark.parametrize("kind", ["points", "amounts"])
@pytest.mark.parametrize("rule", [name for name, rule in rules.RULES.items() if "points" in rule.kinds])
def test_nothing_for_a_plan_is_no_vote_towards_the_threshold(rule: str, kind: str) -> None:
    vote = election({"a": 10, "b": 10}, [{"a": 1, "b": 0}, {"a": 1, "b": 5}], 20, kind, least_votes=2)
    found = rules.count(rule, vote)
    assert found.winners == ["a"]
    assert [(loser.id, loser.reason, loser.votes) for loser in found.losers] == [("b", "too_few_votes", 1)]


def test_a_plan_that_does_not_fit_is_skipped_ends_the_count_or_gets_the_rest() -> None:
    plans = [plan("a", 60), plan("b", 50, minimum=25), plan("c", 20)]
    ballots = [["a", "b", "c"], ["a", "b"], ["a"]]

    def awards(**agreed: Any) -> Any:
        return rules.count("greedy", election(plans, ballots, 99, **agreed)).awards

    assert awards() == {"a": 60, "c": 20}
    assert awards(leftover="stop") == {"a": 60}
    assert awards(leftover="partial") == {"a": 60, "b": 39}
    assert awards(leftover="partial", unit=10) == {"a": 60, "b": 30}
    plans[1] = plan("b", 50)
    assert awards(leftover="partial") == {"a": 60, "c": 20}
    assert awards(leftover="partial", floor=50) == {"a": 60, "b": 39}


def test_why_a_plan_got_nothing_is_told_with_how_close_it_was() -> None:
    plans = [plan("a", 60, "groen"), plan("b", 50, "groen"), plan("c", 45, "jeugd"), plan("d", 10), plan("e", 5)]
    ballots = [["a", "b", "c", "e"], ["a", "b", "c"], ["a", "b"], ["a"]]
    vote = election(plans, ballots, 100, caps={"groen": 70}, least_votes=2)
    lost = {loser.id: loser for loser in rules.count("greedy", vote).losers}
    assert (lost["b"].reason, lost["b"].short, lost["b"].theme, lost["b"].near) == (
        "over_cap",
        40,
        "groen",
        Fraction(1, 5),
    )
    assert (lost["c"].reason, lost["c"].short, lost["c"].near) == ("does_not_fit", 5, Fraction(8, 9))
    assert lost["d"].reason == "no_support"
    assert (lost["e"].reason, lost["e"].near) == ("too_few_votes", Fraction(1, 2))
    rivals = rules.count("greedy", election(plans, ballots, 500, exclusive=(("a", "b"),)))
    assert [(loser.id, loser.reason, loser.of) for loser in rivals.losers][:1] == [("b", "excluded", ("a",))]
    assert rules.count("greedy", vote).reserve == ["b", "c"]


def test_paper_and_online_weigh_what_was_announced_whatever_their_numbers() -> None:
    paper = [Ballot(("a",), channel="paper")] * 2
    online = [Ballot(("b",), channel="internet")] * 5
    vote = election({"a": 50, "b": 50}, [*paper, *online], 50, shares={"paper": 60, "internet": 40})
    for rule in ("greedy", "equal-shares", "phragmen", "schulze", "knapsack", "majority-judgement"):
        assert rules.count(rule, vote).winners == ["a"], rule
    assert [each.points for each in rules.count("greedy", vote).standings] == [30, 20]
    assert rules.count("greedy", election({"a": 50, "b": 50}, [*paper, *online], 50)).winners == ["b"]
