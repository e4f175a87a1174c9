"""The room's one division: within the pot, within each plan, with a reason where it leaves the ranking."""

from datetime import date

import pytest

from facilitation.agenda import agenda
from facilitation.part import LoggedEvent
from facilitation.parts.decision.acts import GiveConsent, RecordDecision
from facilitation.parts.decision.events import DecisionRecorded
from facilitation.parts.package.acts import AwardWish, ProposeDecision, SetAward
from facilitation.parts.package.division import current, departures, proposal, total
from facilitation.parts.package.events import DivisionComposed
from facilitation.parts.plans import CorrectInitiative, WithdrawInitiative
from facilitation.parts.ranking.acts import ChooseMethod
from facilitation.parts.seating import seats
from facilitation.parts.stages import AdvanceStage, CloseStage, RevealStage
from facilitation.record.compose import compose
from facilitation.situation import stage_named
from facilitation.state.award import Award, Condition
from facilitation.state.method import Agreed, Method
from tests.facilitation.evening import GARDEN, LAMPS, MURAL, PLAYGROUND, POT, Evening
from tests.facilitation.situations import composing


def amounts(evening: Evening) -> dict[str, int]:
    return {key: award.amount for key, award in current(evening.meeting).items()}


def award(plan: str, amount: int, reason: str = "", conditions: list[str] | None = None) -> SetAward:
    return SetAward(initiative=plan, amount=amount, reason=reason, conditions=conditions)


def test_before_the_ranking_is_revealed_there_is_no_division() -> None:
    evening = Evening().reach("ranking").vote()
    assert (proposal(evening.meeting), amounts(evening)) == (None, {})


def test_the_ranking_proposes_down_its_order_and_skips_what_no_longer_fits() -> None:
    evening = Evening().ranked()
    found = proposal(evening.meeting)
    assert found is not None
    assert found.amounts == {"garden": 6_000_00, "lamps": 3_000_00}
    assert [
        (step.id, step.funded, step.left) for step in stage_named(evening.meeting, "ranking").state.outcome.rounds
    ] == [
        ("garden", True, 4_000_00),
        ("playground", False, 4_000_00),
        ("lamps", True, 1_000_00),
    ]
    assert found.remainder == 1_000_00


def test_the_first_change_starts_from_the_proposal() -> None:
    evening = composing()
    evening.play(award("lamps", 2_000_00, "Minder lampen."))
    assert amounts(evening) == {"garden": 6_000_00, "lamps": 2_000_00}
    assert total(current(evening.meeting)) == 8_000_00


def test_the_total_may_reach_the_pot_to_the_cent_and_never_pass_it() -> None:
    evening = composing()
    evening.play(award("garden", 0, "Volgend jaar."))
    evening.play(award("playground", 5_000_00, "Nu wel."))
    evening.play(award("mural", 2_000_00, "Nu wel."))
    assert total(current(evening.meeting)) == POT
    assert evening.refuse(award("garden", 3_000_00, "Toch.")).details == {"over": 3_000_00}
    evening.play(award("mural", 0, "Toch niet."))
    evening.play(award("lamps", 1_000_00, "Minder lampen."))
    assert evening.refuse(award("garden", 4_000_01, "Net te veel.")).details == {"over": 1}


def test_a_scalable_plan_takes_nothing_or_from_its_minimum_to_its_ask() -> None:
    assert [GARDEN.allows(amount) for amount in (-1, 0, 1, 2_999_99, 3_000_00, 6_000_00, 6_000_01)] == [
        False, True, False, False, True, True, False,
    ]  # fmt: skip
    assert GARDEN.least == GARDEN.minimum


def test_a_plan_that_cannot_be_scaled_takes_all_or_nothing() -> None:
    assert [MURAL.allows(amount) for amount in (0, 1_500_00, 2_000_00)] == [True, False, True]
    assert MURAL.least == MURAL.ask


def test_a_departure_from_the_ranking_is_named_and_needs_a_reason() -> None:
    evening = composing()
    refusal = evening.refuse(award("lamps", 0, "  "))
    assert refusal.details == {"initiative": "lamps", "title": LAMPS.title}
    evening.play(award("lamps", 0, "Al geregeld."))
    assert departures(evening.meeting, current(evening.meeting)) == ["lamps"]


def test_going_back_to_the_ranking_needs_no_reason() -> None:
    evening = composing()
    evening.play(award("lamps", 0, "Al geregeld."))
    evening.play(award("lamps", 3_000_00))
    assert departures(evening.meeting, current(evening.meeting)) == []


def test_a_reason_is_asked_for_the_line_that_changes_and_for_the_others_at_the_decision() -> None:
    evening = composing()
    evening.play(award("garden", 6_000_00))
    evening.play(CorrectInitiative(initiative="garden", reason="Offerte.", ask=7_000_00))
    evening.play(award("lamps", 1_000_00, "Minder lampen."))
    assert departures(evening.meeting, current(evening.meeting)) == ["garden", "lamps"]


def test_without_a_ranking_nothing_departs_from_it() -> None:
    evening = Evening([stage for stage in agenda() if stage.kind != "ranking"]).reach("allocation").finish()
    evening.play(award("mural", 2_000_00))
    assert departures(evening.meeting, current(evening.meeting)) == []


def test_a_ranking_that_was_passed_over_asks_no_reasons() -> None:
    evening = Evening().reach("arguments")
    evening.play(AdvanceStage(to="allocation"))
    evening.finish().play(award("mural", 2_000_00))
    assert amounts(evening) == {"mural": 2_000_00}


def test_a_whole_division_replaces_the_one_before_it() -> None:
    evening = composing()
    lines = [AwardWish("playground", 5_000_00, "Eerst de kinderen."), AwardWish("garden", 3_000_00, "Kleiner.")]
    evening.play(ProposeDecision(awards=[*lines, AwardWish("lamps", 0, "Al geregeld.")]))
    assert amounts(evening) == {"garden": 3_000_00, "playground": 5_000_00, "lamps": 0}
    assert list(amounts(evening)) == ["garden", "playground", "lamps"]


def test_conditions_are_kept_until_they_are_given_anew() -> None:
    evening = composing()
    evening.play(award("garden", 6_000_00, conditions=[" Een waterrooster. ", " "]))
    evening.play(award("garden", 5_000_00, "Kleiner."))
    kept = Condition("Een waterrooster.", owner="indiener", due=date(2025, 5, 1))
    assert current(evening.meeting)["garden"] == Award("garden", 5_000_00, "Kleiner.", (kept,))
    evening.play(award("garden", 5_000_00, "Kleiner.", conditions=[]))
    assert current(evening.meeting)["garden"].conditions == ()


def test_the_same_division_again_is_no_news() -> None:
    evening = composing()
    lines = [AwardWish("garden", 6_000_00), AwardWish("lamps", 3_000_00)]
    assert evening.play(ProposeDecision(awards=lines)) != []
    assert evening.play(ProposeDecision(awards=list(reversed(lines)))) == []


@pytest.mark.parametrize("kind", ["allocation", "decision"])
def test_the_division_is_composed_from_the_allocation_on(kind: str) -> None:
    evening = composing().reach(kind)
    (fact,) = evening.play(award("lamps", 1_000_00, "Minder lampen."))
    awards = (Award("garden", 6_000_00), Award("lamps", 1_000_00, "Minder lampen."))
    assert fact == DivisionComposed(awards=awards, by="facilitator")


def test_a_withdrawn_plan_leaves_the_division() -> None:
    evening = composing()
    evening.play(award("lamps", 1_000_00, "Minder lampen."))
    evening.play(WithdrawInitiative(initiative="garden", reason="Verhuisd."))
    assert amounts(evening) == {"lamps": 1_000_00}
    evening.play(award("playground", 5_000_00))
    assert amounts(evening) == {"playground": 5_000_00, "lamps": 1_000_00}


def test_the_proposal_moves_up_when_a_plan_is_withdrawn() -> None:
    evening = composing()
    evening.play(WithdrawInitiative(initiative="garden", reason="Verhuisd."))
    assert amounts(evening) == {"playground": 5_000_00, "lamps": 3_000_00}


def test_a_corrected_plan_leaves_the_division_when_its_amount_no_longer_fits_it() -> None:
    evening = composing()
    evening.play(award("garden", 4_000_00, "Kleiner."))
    evening.play(CorrectInitiative(initiative="garden", reason="Offerte.", minimum=4_000_00))
    assert amounts(evening)["garden"] == 4_000_00
    evening.play(CorrectInitiative(initiative="garden", reason="Offerte.", minimum=4_500_00))
    assert amounts(evening) == {"lamps": 3_000_00}


def test_the_division_waits_for_the_ranking_to_be_seen() -> None:
    evening = Evening().reach("ranking").vote()
    evening.play(AdvanceStage(to="arguments"))
    evening.play(AdvanceStage())
    evening.finish().reach("allocation").finish()
    assert stage_named(evening.meeting, "ranking").status == "revealed"
    assert evening.play(RevealStage(stage="ranking")) == []
    assert PLAYGROUND.id not in amounts(evening)


def test_money_that_was_promised_before_is_not_divided_and_does_not_come_back_as_a_remainder() -> None:
    evening = Evening()
    evening.play(ChooseMethod(stage="ranking", method=Method(agreed=Agreed(committed=4_000_00))))
    evening.reach("ranking").vote().finish()
    assert amounts(evening) == {"garden": 6_000_00}
    evening.reach("allocation").finish()
    refusal = evening.refuse(award("lamps", 1_000_00, "Toch licht."))
    assert (refusal.key, refusal.details) == ("over_pot", {"over": 1_000_00})
    evening.reach("decision")
    for seat in seats(evening.meeting):
        evening.play(GiveConsent(seat=seat, position="agree"))
    evening.play(CloseStage())
    recorded = evening.play(RecordDecision())[-1]
    assert isinstance(recorded, DecisionRecorded)
    assert recorded.remainder == 0
    kept = compose(LoggedEvent(n, "2025-03-20T18:30:00Z", event) for n, event in enumerate(evening.events, 1))
    assert (kept["pot"], kept["committed"], kept["divided"], kept["remainder"]) == (10_000_00, 4_000_00, 6_000_00, 0)
