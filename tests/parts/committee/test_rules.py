"""A selection committee: criteria first, each alone, who has an interest stands aside, and lists that add up."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.agenda import check
from facilitation.evolve import fold
from facilitation.next_step import next_step
from facilitation.parts.committee import KIND, PART
from facilitation.parts.committee.acts import (
    AgreeCriteria,
    CloseReading,
    FixLists,
    PlacePlan,
    RuleInterest,
    TellInterest,
)
from facilitation.parts.committee.asked import drawn_up, everybody, order, progress
from facilitation.parts.committee.state import Committee, Criterion, Interest, Lists, Paper, Placed, Score, Terms
from facilitation.parts.committee.weighing import Standing, lists, mean, standings
from facilitation.parts.package.division import proposal
from facilitation.parts.plans import WithdrawInitiative
from facilitation.parts.seating import RemoveSeat
from facilitation.parts.stages import AdvanceStage
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER, Evening
from tests.parts.committee.choosing import MEMBERS, fixed, gathered, opened, reading, score, scored, stages


def here(evening: Evening) -> Committee:
    return KIND.live(evening.meeting.current).state


def standing(evening: Evening, plan: str) -> Standing:
    return next(each for each in order(evening.meeting, KIND.live(evening.meeting.current)) if each.plan == plan)


def test_criteria_are_fixed_by_the_first_score() -> None:
    evening = reading()
    evening.play(AgreeCriteria(criteria="Samen: 2", chosen=1))
    assert here(evening).terms == Terms((Criterion("C1", "Samen", 2),), 1, 0)
    evening.play(score("garden", 4), ANNA)
    assert evening.refuse(AgreeCriteria(criteria="Samen: 3", chosen=1)).key == "criteria_fixed"


def test_an_agenda_may_say_the_criteria_beforehand() -> None:
    evening = gathered(criteria="Haalbaar: 3\n\n  Draag  vlak ", chosen="2", reserve="1")
    evening.play(score("garden", 4, 2), ANNA)
    assert standing(evening, "garden").mean == Fraction(4 * 3 + 2, 4)


@pytest.mark.parametrize(
    "rules", [{"chosen": -1}, {"most": 1}, {"criteria": "Haalbaar: 0"}, {"criteria": "A\nA"}, {"reserve": 10_001}]
)
def test_an_agenda_that_cannot_be_is_told_before_the_evening(rules: dict[str, object]) -> None:
    assert [fault.key for fault in check(stages(**rules))] == ["stage_rules"]


def test_the_weighted_mean_is_exact() -> None:
    evening = reading()
    evening.play(score("garden", 5, 1), ANNA)
    evening.play(score("garden", 4, 3), BRAM)
    evening.play(score("garden", 1, 1), DORA)
    found = standing(evening, "garden")
    assert (found.mean, found.members) == (Fraction(3 * (5 + 4 + 1) + 1 + 3 + 1, 4 * 3), 3)


def test_whoever_has_an_interest_is_left_out_of_that_plan_alone() -> None:
    evening = scored()
    evening.play(score("garden", 1, 1), ANNA)
    evening.play(TellInterest(initiative="garden", reason="Mijn tuin."), ANNA)
    assert (standing(evening, "garden").mean, standing(evening, "garden").members) == (Fraction(19, 4), 3)
    assert standing(evening, "lamps").members == 4
    assert evening.refuse(score("garden", 5, 5), ANNA).key == "interest_told"
    assert progress(evening.meeting, KIND.live(evening.meeting.current), "anna").of == 3


def test_a_member_decides_after_all_by_their_own_word_and_their_score_counts_again() -> None:
    evening = scored()
    evening.play(TellInterest(initiative="garden"), ANNA)
    evening.play(TellInterest(initiative="garden", on=False), ANNA)
    assert standing(evening, "garden").members == 4


def test_the_word_of_the_chair_is_not_taken_back_by_the_member() -> None:
    evening = reading()
    evening.play(RuleInterest(initiative="garden", seat="bram", reason="Zijn zus vraagt het aan."))
    assert here(evening).papers["garden"].interests == {"bram": Interest("Zijn zus vraagt het aan.", "chair")}
    assert evening.refuse(TellInterest(initiative="garden", on=False), BRAM).key == "interest_by_chair"
    evening.play(RuleInterest(initiative="garden", seat="bram", reason="Toch niet.", on=False))
    evening.play(score("garden", 3, 3), BRAM)


def test_together_a_score_is_changed_with_a_reason_and_both_rounds_stay() -> None:
    evening = opened(reasons=False)
    assert evening.refuse(score("mural", 5, 5, reason=""), BRAM).key == "reason_needed"
    evening.play(score("mural", 5, 5, reason="Nu begrijp ik het."), BRAM)
    said = here(evening).papers["mural"]
    assert (said.alone["bram"].marks, said.together["bram"].marks) == ({"C1": 2, "C2": 4}, {"C1": 5, "C2": 5})
    assert standing(evening, "mural").mean == Fraction(3 * (2 * 3 + 4) + 20, 16)


def test_alone_a_reason_is_needed_unless_the_agenda_says_otherwise() -> None:
    assert reading().refuse(score("garden", 3, 3, reason=" "), ANNA).key == "reason_needed"
    reading(reasons="false").play(score("garden", 3, 3, reason=""), ANNA)


def test_the_lists_follow_the_scores_and_what_the_committee_put_there_goes_first() -> None:
    evening = opened()
    assert drawn_up(evening.meeting, KIND.live(evening.meeting.current)) == Lists(
        ("garden", "playground"), ("lamps",), ("mural",)
    )
    evening.play(PlacePlan(initiative="mural", list="chosen", reason="De buurt wil kleur."))
    evening.play(FixLists())
    assert here(evening).lists == Lists(("garden", "mural"), ("playground",), ("lamps",))
    assert evening.refuse(score("garden", 1, 1), ANNA).key == "lists_fixed"


def test_a_plan_that_nobody_scored_is_chosen_only_by_hand() -> None:
    evening = reading(chosen=4)
    evening.play(score("lamps", 1, 1), ANNA)
    evening.play(CloseReading())
    evening.play(PlacePlan(initiative="mural", list="reserve", reason="Nog niet gelezen."))
    assert drawn_up(evening.meeting, KIND.live(evening.meeting.current)) == Lists(
        ("lamps",), ("mural",), ("garden", "playground")
    )


def test_the_lists_stand_when_a_plan_leaves_afterwards() -> None:
    evening = fixed()
    evening.play(WithdrawInitiative(initiative="garden", reason="Geen vrijwilligers."))
    assert here(evening).lists == Lists(("garden", "playground"), ("lamps",), ("mural",))
    assert order(evening.meeting, KIND.live(evening.meeting.current))[0].plan == "garden"


def test_what_was_chosen_is_what_the_package_begins_with() -> None:
    evening = fixed()
    evening.play(AdvanceStage())
    found = proposal(evening.meeting)
    assert found is not None
    assert found.amounts == {"garden": 6_000_00}  # the playground does not fit after it


def test_the_room_does_not_go_on_without_an_answer_for_proposers() -> None:
    assert scored().refuse(AdvanceStage()).key == "lists_first"
    gathered().play(AdvanceStage())
    fixed().play(AdvanceStage())


def test_of_who_was_taken_out_nothing_stays_that_nobody_saw() -> None:
    evening, late = scored(), opened()
    for each in (evening, late):
        each.play(TellInterest(initiative="lamps"), DORA)
        each.play(RemoveSeat(seat="dora", reason="Ging naar huis."))
    assert "dora" not in here(evening).papers["garden"].alone
    assert not here(evening).papers["lamps"].interests
    assert "dora" in here(late).papers["garden"].alone


def test_the_big_button_leads_from_criteria_to_lists() -> None:
    acts = []
    for evening in (gathered(), reading(), scored(), opened(), fixed()):
        step = next_step(evening.meeting)
        assert step is not None
        acts.append(step.button.act or step.button.to)
    assert [act.partition(" ")[0] for act in acts] == [
        "criteria", "reading.close", "reading.close", "lists.fix", "stage.advance",
    ]  # fmt: skip


def test_how_far_members_are_is_told_in_numbers_alone() -> None:
    evening = reading()
    evening.play(score("garden", 3, 3, doubt=True), ANNA)
    found = everybody(evening.meeting, KIND.live(evening.meeting.current))
    assert [(each.done, each.of, each.doubts) for each in found] == [(1, 4, 1), (0, 4, 0), (0, 4, 0), (0, 4, 0)]
    assert PART.mine is not None
    assert PART.mine(evening.meeting, "anna") == {"reading": {"done": 1, "of": 4, "doubts": 1}}


def test_the_log_folds_to_the_same_committee() -> None:
    evening = fixed()
    assert fold(evening.events) == evening.meeting


MARKS = st.integers(1, 5)
PLAN_KEYS = [f"P{n}" for n in range(1, 8)]


@st.composite
def committees(draw: st.DrawFn) -> tuple[Terms, dict[str, Paper]]:
    """Any criteria, and any scores with any interests."""
    weights = draw(st.lists(st.integers(1, 100), min_size=1, max_size=4))
    criteria = tuple(Criterion(f"C{n}", f"K{n}", weight) for n, weight in enumerate(weights, 1))
    agreed = Terms(criteria, draw(st.integers(1, 8)), draw(st.integers(0, 8)))
    score_of = st.builds(Score, st.fixed_dictionaries({each.id: MARKS for each in criteria}))
    said = st.dictionaries(st.sampled_from(MEMBERS), score_of)
    aside = st.dictionaries(st.sampled_from(MEMBERS), st.builds(Interest))
    paper = st.builds(Paper, alone=said, together=said, interests=aside)
    return agreed, {key: draw(paper) for key in PLAN_KEYS}


@given(committees())
def test_an_excluded_score_changes_nothing(found: tuple[Terms, dict[str, Paper]]) -> None:
    agreed, papers = found
    without = {
        key: Paper(
            {seat: score for seat, score in said.alone.items() if seat not in said.interests},
            {seat: score for seat, score in said.together.items() if seat not in said.interests},
        )
        for key, said in papers.items()
    }
    assert standings(agreed, papers, PLAN_KEYS) == standings(agreed, without, PLAN_KEYS)


@given(committees())
def test_a_mean_lies_between_the_marks_and_the_order_falls(found: tuple[Terms, dict[str, Paper]]) -> None:
    agreed, papers = found
    ordered = standings(agreed, papers, PLAN_KEYS)
    assert all(each.mean is None or 1 <= each.mean <= 5 for each in ordered)
    assert all((one.mean or 0) >= (other.mean or 0) for one, other in pairwise(ordered))
    assert sorted(each.plan for each in ordered) == PLAN_KEYS
    for each in ordered:
        assert each.mean == mean(agreed, tuple(papers[each.plan].counted.values()))


@given(committees(), st.dictionaries(st.sampled_from(PLAN_KEYS), st.sampled_from(["chosen", "reserve", "others"])))
def test_every_plan_is_on_one_list_and_no_list_is_fuller_than_agreed(
    found: tuple[Terms, dict[str, Paper]], by_hand: dict[str, str]
) -> None:
    agreed, papers = found
    placed = {key: Placed(name, "Omdat.") for key, name in by_hand.items()}  # type: ignore[arg-type]
    made = lists(agreed, standings(agreed, papers, PLAN_KEYS), placed)
    assert sorted([*made.chosen, *made.reserve, *made.others]) == PLAN_KEYS
    assert len(made.chosen) <= max(agreed.chosen, sum(name == "chosen" for name in by_hand.values()))
    assert all(key in getattr(made, name) for key, name in by_hand.items())


def test_a_leader_speaks_for_who_has_no_phone() -> None:
    evening = reading()
    facts = evening.play(score("garden", 2, 2, seat="chris"), LEADER)
    assert [fact.seat for fact in facts] == ["chris"]  # type: ignore[union-attr]
