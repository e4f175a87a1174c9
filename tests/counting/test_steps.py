"""The steps of an outcome in words."""

from fractions import Fraction
from pathlib import Path

import msgspec
import pytest

from app.commands import terminal
from app.counting.told import reasons
from app.counting.told.outcome import Tale, number, unit
from app.counting.told.steps import Told, tell
from facilitation.counting.result import Loser
from tests.counting.telling import ASSEN, RANKED, recorded, rules, tale
from tests.rules.elections import election


def english(told: Tale) -> tuple[Told, ...]:
    found: tuple[Told, ...] = terminal.in_english(lambda: tell(told))
    return found


@pytest.mark.parametrize("rule", rules())
def test_every_rule_has_words_for_every_step(rule: str) -> None:
    for params in ({}, {"compare": True}) if rule == "equal-shares" else ({},):
        found = tale(rule, RANKED, params)
        told = english(found)
        assert {key: cents for step in told for key, cents in step.given.items()} == found.result.awards
        assert sum(sum(step.given.values()) for step in told) == found.result.spent
        assert sorted(key for step in told for key in step.lost) == sorted(each.id for each in found.result.losers)
        for step in told:
            assert step.head, step
            assert step.lines, step
            assert not [line for line in (step.head, *step.lines) if "%(" in line], step


def test_who_reads_the_steps_of_assen_can_count_them_again(real_data: Path) -> None:
    told = english(recorded(real_data / ASSEN, "equal-shares", ["fill=none"]))
    assert told[1].lines == (
        "Each ballot gets an equal share: €100,000 divided by 84 is €1,190.48.",
        "Money was left over. So each share was raised 70 times, by 1% each time. It is now €2,023.81.",
        "What the plans cost together still fits the real budget.",
        "Does a plan cost much and does each voter pay little for it? Then support is high. Most support goes first.",
    )
    sixth = next(step for step in told if "In gesprek" in step.head)
    assert sixth.head == "‘In gesprek’ gets €5,000"
    assert sixth.lines == (
        "‘In gesprek’ costs €5,000: 13 voters pay together, €364.07 each. "
        "1 voter gives the last money they have: €267.08.",
        "It costs 13.73 times what one voter pays. That number is its support. Most support goes first.",
        "After that €40,800 is left.",
    )
    (tied,) = [step for step in told if step.step.ties]
    assert tied.lines[0] == "Equal: ‘Go-Zero kroegentocht’, ‘Muziekproductie studio’. The cheapest plan goes first."
    lost = " ".join(line for step in told for line in step.lines if step.lost)
    assert "the money of its voters was already spent on ‘Jongerenplatform’, ‘Muziekproductie studio’" in lost
    assert "87% of what was needed" in lost


def test_what_the_poorer_give_and_what_the_others_pay_is_what_the_plan_costs(real_data: Path) -> None:
    found = recorded(real_data / ASSEN, "equal-shares", ["fill=none"])
    for bought in found.result.rounds:
        assert bought.price * bought.payers + bought.rest == bought.cost  # type: ignore[attr-defined]


def test_a_lot_is_told_with_its_numbers() -> None:
    vote = election({"a": 10, "b": 10, "c": 5}, ["a", "b", "c"], 30, seed="klaver")
    lines = [line for step in english(tale("greedy", vote)) for line in step.lines]
    drawn = next(line for line in lines if line.startswith("The lot numbers"))
    assert drawn == "The lot numbers: ‘C’ cd4fb63b, ‘B’ c8f6f34f, ‘A’ df6fc2fd. The smallest number goes first."


def test_what_stands_on_a_wall_names_no_more_plans_than_fit() -> None:
    vote = election(dict.fromkeys("abcdefgh", 10), [], 5)
    whole = english(tale("greedy", vote))
    short = english(msgspec.structs.replace(tale("greedy", vote), most=2))
    assert len(whole) == len(short)
    many = election(dict.fromkeys("abcdefgh", 10), ["abcdefgh"], 10)
    reserve = english(msgspec.structs.replace(tale("greedy", many), most=2))[-1]
    assert reserve.lines[0].endswith("5 more.")


def test_plans_with_equal_camps_are_told_apart_by_what_is_in_the_middle() -> None:
    marks = zip([4, 4, 3, 2, 1, 1], [4, 3, 3, 2, 2, 1], strict=True)
    vote = election({"a": 10, "b": 10}, [{"a": one, "b": other} for one, other in marks], 10, "grades")
    step = next(step for step in english(tale("majority-judgement", vote)) if step.step.kind == "grades")
    assert step.lines[:2] == (
        "‘B’: more than half gave a 2 or higher.",
        "‘B’ goes before ‘A’. Equal so far; after taking the middle grade away 2 times it is 2 against 1.",
    )


def test_how_close_a_plan_was_is_told_beside_the_reason() -> None:
    plans = {plan.id: plan for plan in RANKED.plans}
    lost = Loser(id="a", reason="too_few_votes", votes=3, near=Fraction(3, 4))
    assert terminal.in_english(lambda: reasons.loser_near(lost, plans)) == (
        "‘A’: too few votes (3). That is 75% of what is needed."
    )


def test_a_place_is_also_told_as_a_number_and_what_it_counts() -> None:
    found = {rule: tale(rule) for rule in rules()}
    said = terminal.in_english(lambda: {rule: (number(one, "a"), unit(one)) for rule, one in found.items()})
    assert said == {
        "greedy": ("17", "points"), "greedy-per-euro": ("283.33", "per €1,000"), "equal-shares": ("17", "points"),
        "phragmen": ("17", "points"), "borda": ("17", "points"), "approval": ("4", "votes"), "schulze": ("4", "lower"),
        "irv": ("4", "ballots"), "majority-judgement": ("4", "grade"), "knapsack": ("17", "points"),
    }  # fmt: skip
