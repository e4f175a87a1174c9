"""Plans that leave or are put right, always with a reason."""

from typing import Any

import pytest

from facilitation.evolve import fold
from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.plans import (
    CorrectInitiative,
    InitiativeCorrected,
    InitiativeWithdrawn,
    WithdrawInitiative,
    active,
    plans,
)
from facilitation.parts.stages import CloseStage, RevealStage
from tests.facilitation.evening import ANNA, BRAM, Evening, at
from tests.facilitation.situations import closed


def correct(plan: str = "garden", **changes: Any) -> CorrectInitiative:
    return CorrectInitiative(initiative=plan, reason=" Tikfout. ", **changes)


def withdraw(plan: str) -> WithdrawInitiative:
    return WithdrawInitiative(initiative=plan, reason=" Verhuisd. ")


def test_a_withdrawn_plan_stays_known_with_its_reason_but_takes_no_part() -> None:
    evening = Evening()
    evening.play(withdraw("garden"))
    assert plans(evening.meeting)["garden"].withdrawn == "Verhuisd."
    assert [plan.id for plan in active(evening.meeting)] == ["playground", "lamps", "mural"]


def test_nobody_argues_about_a_withdrawn_plan() -> None:
    evening = Evening().reach("arguments")
    evening.play(withdraw("garden"))
    refusal = evening.refuse(PostArgument(initiative="garden", side="for", text="Toch."), ANNA)
    assert (refusal.key, refusal.details) == ("initiative_withdrawn", {"initiative": "garden", "title": "Moestuin"})


def test_a_plan_withdrawn_among_the_ballots_falls_out_of_the_count() -> None:
    evening = Evening().reach("ranking").vote()
    evening.play(withdraw("garden"))
    scores = evening.finish().meeting.current.state.outcome.standings
    assert {score.id: (score.points, score.firsts) for score in scores} == {
        "playground": (10, 2),
        "lamps": (9, 1),
        "mural": (0, 0),
    }


def test_a_plan_withdrawn_among_the_divisions_falls_out_of_them() -> None:
    evening = Evening().ranked().reach("allocation")
    evening.play(CastBallot(ballot=Paper(amounts={"garden": 6_000_00, "lamps": 1_000_00})), ANNA)
    evening.play(withdraw("garden"))
    evening.play(CloseStage())
    evening.play(RevealStage())
    assert [share.initiative for share in evening.state.outcome] == ["playground", "lamps", "mural"]


def test_a_plan_withdrawn_after_sealing_leaves_the_ballots_as_they_were() -> None:
    evening = Evening().ranked()
    before = evening.state.ballots
    evening.play(withdraw("garden"))
    assert evening.state.ballots == before


def test_a_withdrawal_whose_reason_was_removed_remains_a_withdrawal() -> None:
    meeting = fold([InitiativeWithdrawn(initiative="garden", reason=None)], Evening().meeting)
    assert "garden" not in [plan.id for plan in active(meeting)]


def test_a_correction_says_only_what_changes() -> None:
    evening = Evening()
    (fact,) = evening.play(correct(title=" Pluktuin ", short="Voor de hele buurt.", text="Met\nkruiden."))
    assert fact == InitiativeCorrected(
        initiative="garden", reason="Tikfout.", title="Pluktuin", short="Voor de hele buurt.", text="Met\nkruiden."
    )
    plan = plans(evening.meeting)["garden"]
    assert (plan.title, plan.short, plan.text, plan.ask) == (
        "Pluktuin",
        "Voor de hele buurt.",
        "Met\nkruiden.",
        6_000_00,
    )


def test_a_correction_leaves_the_other_plans_and_their_order_alone() -> None:
    evening = Evening()
    before = active(evening.meeting)
    evening.play(correct("lamps", title="Lantaarns"))
    assert [plan.id for plan in active(evening.meeting)] == [plan.id for plan in before]
    assert [plan for plan in active(evening.meeting) if plan.id != "lamps"] == [p for p in before if p.id != "lamps"]


@pytest.mark.parametrize(
    ("plan", "changes", "ask", "minimum"),
    [
        ("garden", {"ask": 5_000_00}, 5_000_00, 3_000_00),
        ("garden", {"ask": 2_000_00}, 2_000_00, 2_000_00),
        ("garden", {"minimum": 1}, 6_000_00, 1),
        ("mural", {"minimum": 1_000_00}, 2_000_00, 1_000_00),
        ("garden", {"minimum": 6_000_00}, 6_000_00, 6_000_00),
        ("garden", {"ask": 8_000_00, "minimum": 7_000_00}, 8_000_00, 7_000_00),
        ("playground", {"ask": 4_000_00}, 4_000_00, 4_000_00),
        ("playground", {"ask": 9_000_00}, 9_000_00, 9_000_00),
    ],
)
def test_amounts_are_put_right_with_a_minimum_that_fits_the_ask(
    plan: str, changes: dict[str, int], ask: int, minimum: int
) -> None:
    evening = Evening()
    evening.play(correct(plan, **changes))
    corrected = plans(evening.meeting)[plan]
    assert (corrected.ask, corrected.minimum) == (ask, minimum)


@pytest.mark.parametrize("kind", ["ranking", "allocation"])
def test_words_are_put_right_while_ballots_are_out_but_amounts_are_not(kind: str) -> None:
    evening = Evening().reach(kind)
    evening.play(correct(title="Pluktuin"))
    assert evening.refuse(correct(ask=1_000_00)).key == "ballots_out"
    evening = closed(kind)()
    evening.play(correct(ask=4_000_00))
    assert plans(evening.meeting)["garden"].ask == 4_000_00


@pytest.mark.parametrize("situation", [Evening, at("arguments"), at("ranking"), at("decision")])
def test_a_plan_can_leave_until_the_decision(situation: Any) -> None:
    evening = situation()
    evening.play(withdraw("mural"))
    assert plans(evening.meeting)["mural"].withdrawn


def test_a_ballot_from_before_the_withdrawal_is_replaced_by_one_without_the_plan() -> None:
    evening = Evening().reach("ranking").vote()
    evening.play(withdraw("garden"))
    evening.play(CastBallot(ballot=Paper(order=["playground", "lamps"])), BRAM)
    assert evening.finish().state.outcome.counted == 3
