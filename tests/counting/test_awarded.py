"""What is told first of an outcome: who gets money and who does not and why, in euros that add up to the budget."""

import re

import pytest

from app.commands import terminal
from app.counting.pictures import whole
from app.counting.told import reasons
from app.counting.told.awarded import Awarded, awarded
from app.counting.told.outcome import Tale
from app.counting.told.steps import tell
from facilitation.counting.election import Election
from facilitation.counting.rules import RULES
from tests.counting.telling import rules, tale
from tests.rules.elections import election

APPROVED = election({"a": 6_000, "b": 4_000, "c": 2_000, "d": 900}, [["a", "b"], ["a"], ["b", "c"], ["a", "c"]], 9_000)
GRADED = election({"a": 6_000, "b": 4_000, "c": 2_000}, [{"a": 4, "b": 2}, {"a": 3, "c": 1}], 9_000, "grades")
POINTS = election({"a": 6_000, "b": 4_000, "c": 2_000}, [{"a": 4, "b": 2}, {"a": 3, "c": 1}], 9_000, "points")
RANKED = election({"a": 6_000, "b": 4_000, "c": 2_000}, [["a", "b"], ["b", "c"], ["a"]], 9_000, "ranking")
ALL = [(vote, rule) for vote in (APPROVED, GRADED, POINTS, RANKED) for rule in rules(vote)]
EURO = re.compile(r"€\s?([\d,]+)(?:\.(\d\d))?")


def english(found: Tale) -> tuple[Awarded, list[str]]:
    """What is told first, and every sentence of the arithmetic and of the pictures."""

    def said() -> tuple[Awarded, list[str]]:
        steps = [line for step in tell(found) for line in (step.head, *step.lines)]
        return awarded(found), [*steps, *(picture.label for picture in whole(found))]

    return terminal.in_english(said)  # type: ignore[no-any-return]


def cents(text: str) -> list[int]:
    return [int(whole.replace(",", "")) * 100 + int(rest or 0) for whole, rest in EURO.findall(text)]


def test_all_eleven_rules_are_tried() -> None:
    assert {rule for _, rule in ALL} == set(RULES)


@pytest.mark.parametrize(("vote", "rule"), ALL)
def test_every_rule_says_first_who_gets_money_and_why_others_do_not_in_euros_that_add_up(
    vote: Election, rule: str
) -> None:
    found = tale(rule, vote)
    told, _ = english(found)
    assert {line.id: line.amount for line in told.lines if line.amount} == found.result.awards
    assert {line.id for line in told.lines} == {plan.id for plan in vote.plans}
    assert all(line.why for line in told.lines if not line.amount), told.lines
    pot, *rest = cents(told.sums)
    assert pot == found.result.budget
    assert sum(rest) == pot, told.sums
    assert sum(line.amount for line in told.lines) == pot - rest[-1]


@pytest.mark.parametrize(("vote", "rule"), ALL)
def test_no_explanation_writes_a_sum_or_an_amount_beyond_the_pot_and_what_plans_ask(vote: Election, rule: str) -> None:
    for params in ({}, {"utility": "cost"}) if rule in ("equal-shares", "knapsack") else ({},):
        _, said = english(tale(rule, vote, params))
        most = max(vote.pot, *(plan.ask for plan in vote.plans))
        for line in said:
            assert " / " not in line, line
            assert " = " not in line, line
            assert all(amount <= most for amount in cents(line.replace("per €1,000", ""))), line


def test_of_shares_that_grew_the_picture_shows_the_budget_and_not_what_voters_were_given_to_pay_with() -> None:
    found = tale("equal-shares", APPROVED)
    flow = next(picture for picture in whole(found) if picture.kind == "flow")
    assert sum(cents(stream.amount)[0] for stream in flow.streams) == found.result.free


def test_where_money_does_not_go_by_rank_no_rank_is_said() -> None:
    for rule in ("equal-shares", "phragmen", "knapsack"):
        assert {line.rank for line in english(tale(rule, APPROVED))[0].lines} == {None}
    assert [line.rank for line in english(tale("approval", APPROVED))[0].lines] == [1, 2, 2, 4]


def test_every_reason_is_told_in_a_sentence_and_in_a_few_words() -> None:
    assert reasons.SHORT.keys() == reasons.REASONS.keys()
    assert {*reasons.NEAR, *reasons.PASSED} <= {*reasons.REASONS}
