"""Where the money of one ballot went: all ballots together paid what was paid."""

from fractions import Fraction

from hypothesis import given, settings

from facilitation.counting.election import Ballot, Election
from facilitation.counting.money.own import Own, own
from facilitation.counting.rules import count
from tests.rules.elections import election, elections

KINDS = ("approval", "ranking", "points")


@given(elections(KINDS))
@settings(max_examples=100)
def test_what_all_ballots_paid_adds_up_to_what_each_bought_plan_costs(vote: Election) -> None:
    for rule in ("equal-shares", "phragmen"):
        result = count(rule, vote, {"fill": "none"} if rule == "equal-shares" else {})
        mine = [own(result, vote, ballot) for ballot in vote.ballots]
        for key, amount in result.awards.items():
            assert sum(each.paid.get(key, Fraction(0)) for each in mine if each) == (amount if mine else 0)
        assert all(each.left >= 0 for each in mine if each and each.share is not None)


def test_a_ballot_that_has_little_left_gives_its_last_money() -> None:
    vote = election({"a": 60, "b": 40, "c": 30}, ["ab", "a", "bc", "c"], 100)
    result = count("equal-shares", vote, {"fill": "none", "step": "none"})
    assert own(result, vote, vote.ballots[2]) == Own({"c": Fraction(15)}, Fraction(25), ())


def test_money_from_the_rest_of_the_pot_is_told_apart() -> None:
    vote = election({"a": 60, "b": 30}, ["ab", "a", "a", "a"], 100)
    result = count("equal-shares", vote)
    found = own(result, vote, vote.ballots[0])
    assert found is not None
    assert {*found.paid, *found.others} == {"a", "b"}
    assert set(found.paid) == set(result.details["bought"])


def test_a_heavier_ballot_pays_more() -> None:
    ballots = [Ballot(("a",), (), "paper"), Ballot(("a",), (), "online"), Ballot(("a",), (), "online")]
    vote = election({"a": 40}, ballots, 100, shares={"paper": 1, "online": 1})
    for rule in ("equal-shares", "phragmen"):
        result = count(rule, vote, {"fill": "none"} if rule == "equal-shares" else {})
        paid = [own(result, vote, ballot) for ballot in vote.ballots]
        assert [each.paid["a"] for each in paid if each] == [20, 10, 10]


def test_by_other_rules_nobody_pays() -> None:
    vote = election({"a": 40}, ["a"], 100)
    assert own(count("greedy", vote), vote, vote.ballots[0]) is None
