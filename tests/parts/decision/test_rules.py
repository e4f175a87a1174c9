"""Consent round by round, and the decision that follows it."""

import pytest

from facilitation.parts.decision.acts import GiveConsent, RecordDecision
from facilitation.parts.decision.events import DecisionRecorded
from facilitation.parts.decision.ruling import Ruling
from facilitation.parts.decision.state import DecisionState
from facilitation.parts.package.acts import SetAward
from facilitation.parts.package.division import current, division_of, proposal
from facilitation.parts.plans import CorrectInitiative, WithdrawInitiative
from facilitation.parts.stages import AdvanceStage, CloseStage, OpenStage, RevealStage
from facilitation.situation import settled, stage_named
from facilitation.state.award import Award
from tests.facilitation.evening import ANNA, BRAM, DORA, Evening
from tests.facilitation.situations import asked_again, composing, unranked


def asked() -> Evening:
    """At the decision: Anna agrees, Bram has a concern, Dora objects from home."""
    evening = composing().reach("decision")
    evening.play(GiveConsent(position="agree"), ANNA)
    evening.play(GiveConsent(position="concern", reason=" Wie geeft water? "), BRAM)
    evening.play(GiveConsent(position="objection", reason="Te duur."), DORA)
    return evening


def decision_of(evening: Evening) -> DecisionState:
    state = stage_named(evening.meeting, "decision").state
    assert isinstance(state, DecisionState)
    return state


def test_answers_are_counted_in_the_room_and_online_apart() -> None:
    state = decision_of(asked())
    assert state.counts() == {"agree": 1, "concern": 1, "objection": 1}
    assert state.counts(online=True) == {"agree": 0, "concern": 0, "objection": 1}
    assert state.counts(online=False) == {"agree": 1, "concern": 1, "objection": 0}


def test_the_last_answer_of_a_seat_counts() -> None:
    evening = asked()
    evening.play(GiveConsent(position="agree"), DORA)
    assert decision_of(evening).counts() == {"agree": 2, "concern": 1, "objection": 0}


def test_reasons_are_kept_trimmed_and_in_an_order_that_says_nothing() -> None:
    evening = asked()
    assert decision_of(evening).reasons("agree") == []
    evening.play(GiveConsent(position="concern", reason="Alleen overdag?"), ANNA)
    assert decision_of(evening).reasons("concern") == ["Alleen overdag?", "Wie geeft water?"]


def test_agreeing_may_have_a_text() -> None:
    evening = asked()
    evening.play(GiveConsent(position="agree", reason="Mooi."), ANNA)
    assert decision_of(evening).reasons("agree") == ["Mooi."]


def test_the_decision_lists_all_plans_and_what_is_left() -> None:
    evening = asked().finish()
    *_, fact = evening.play(RecordDecision())
    assert fact == DecisionRecorded(
        stage="decision",
        awards=(Award("garden", 6_000_00), Award("playground", 0), Award("lamps", 3_000_00), Award("mural", 0)),
        remainder=1_000_00,
        consent={"agree": 1, "concern": 1, "objection": 1},
        called="besluit",
        ruling=Ruling(met=True, quorum=True, yes=2, of=3, tables=2, standing=1),
    )
    assert settled(evening.meeting)


def test_a_withdrawn_plan_is_no_part_of_the_decision() -> None:
    evening = asked()
    evening.play(WithdrawInitiative(initiative="mural", reason="Verhuisd."))
    *_, fact = evening.finish().play(RecordDecision())
    assert isinstance(fact, DecisionRecorded)
    assert [award.initiative for award in fact.awards] == ["garden", "playground", "lamps"]


def test_a_changed_package_voids_the_answers_and_begins_a_new_round() -> None:
    evening = asked()
    evening.play(SetAward(initiative="lamps", amount=1_000_00, reason="Minder lampen."))
    assert (decision_of(evening).round, decision_of(evening).consents) == (2, {})
    assert evening.meeting.current.status == "open"


def test_a_round_that_was_closed_waits_to_be_opened_again() -> None:
    evening = asked_again()
    assert (evening.meeting.current.status, decision_of(evening).round) == ("waiting", 2)
    assert evening.refuse(RecordDecision()).key == "not_open_yet"
    evening.play(OpenStage())
    evening.play(GiveConsent(position="agree"), ANNA)
    *_, fact = evening.finish().play(RecordDecision())
    assert isinstance(fact, DecisionRecorded)
    assert fact.consent == {"agree": 1, "concern": 0, "objection": 0}


@pytest.mark.parametrize(
    "act",
    [
        WithdrawInitiative(initiative="lamps", reason="Verhuisd."),
        CorrectInitiative(initiative="lamps", reason="Offerte.", ask=2_500_00),
    ],
    ids=["withdrawn", "corrected"],
)
@pytest.mark.parametrize("composed", [False, True], ids=["the ranking's own", "composed"])
def test_a_plan_that_leaves_the_package_voids_the_answers_too(composed: bool, act: WithdrawInitiative) -> None:
    evening = Evening().ranked().reach("allocation").finish()
    if composed:
        evening.play(SetAward(initiative="garden", amount=5_000_00, reason="Kleiner."))
    evening.reach("decision").play(GiveConsent(position="agree"), ANNA)
    evening.play(act)
    assert (decision_of(evening).round, decision_of(evening).consents) == (2, {})


@pytest.mark.parametrize(
    "act",
    [
        WithdrawInitiative(initiative="mural", reason="Verhuisd."),
        CorrectInitiative(initiative="lamps", reason="Tikfout.", title="Lantaarns"),
        CorrectInitiative(initiative="lamps", reason="Het kan met minder.", minimum=500_00),
        SetAward(initiative="garden", amount=6_000_00),
    ],
    ids=["a plan without an award left", "a word put right", "a minimum put right", "composed as it already was"],
)
def test_answers_stay_when_the_package_stays(act: WithdrawInitiative) -> None:
    evening = asked()
    evening.play(act)
    assert (decision_of(evening).round, len(decision_of(evening).consents)) == (1, 3)


def test_a_ranking_revealed_late_is_another_package() -> None:
    evening = unranked().reach("decision")
    evening.play(GiveConsent(position="agree"), ANNA)
    evening.play(RevealStage(stage="ranking"))
    assert (decision_of(evening).round, decision_of(evening).consents) == (2, {})


def test_a_reveal_that_changes_no_package_leaves_the_answers() -> None:
    evening = Evening().ranked().reach("allocation")
    evening.play(CloseStage())
    evening.play(AdvanceStage())
    evening.play(GiveConsent(position="agree"), ANNA)
    evening.play(RevealStage(stage="allocation"))
    assert (decision_of(evening).round, len(decision_of(evening).consents)) == (1, 1)


def test_nothing_of_the_package_changes_once_it_is_recorded() -> None:
    evening = asked().finish()
    evening.play(RecordDecision())
    before = division_of(evening.meeting).awards
    evening.play(AdvanceStage())
    for act in (
        SetAward(initiative="garden", amount=0, reason="Toch niet."),
        WithdrawInitiative(initiative="garden", reason="Toch niet."),
    ):
        assert evening.refuse(act).key == "decision_recorded"
    assert division_of(evening.meeting).awards == before


def test_nothing_is_recorded_before_the_ranking_is_seen() -> None:
    evening = unranked().reach("decision").finish()
    assert evening.refuse(RecordDecision()).key == "ranking_unrevealed"


def test_a_ranking_held_after_the_decision_changes_nothing_of_it() -> None:
    evening = Evening().reach("arguments")
    evening.play(AdvanceStage(to="decision"))
    evening.play(GiveConsent(position="agree"), ANNA)
    evening.finish().play(RecordDecision())
    before = (current(evening.meeting), decision_of(evening))
    evening.play(AdvanceStage(to="ranking"))
    evening.vote().finish()
    assert proposal(evening.meeting) is not None
    assert (current(evening.meeting), decision_of(evening)) == before


def test_revealing_closed_answers_is_harmless_because_closing_showed_them() -> None:
    evening = Evening().reach("decision")
    evening.play(CloseStage())
    assert evening.play(RevealStage()) == []
