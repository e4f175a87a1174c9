"""Going on and stepping back: what opens, what closes, what stays sealed."""

import pytest

from facilitation.agenda import agenda
from facilitation.decide import decide
from facilitation.events import MeetingOpened, StageAdvanced, StageClosed, StageOpened
from facilitation.evolve import fold
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.clock import ClockSet
from facilitation.parts.floor import FloorGiven, GiveFloor, on_floor
from facilitation.parts.frames import ChangeFrame, ConfirmFrame, frames
from facilitation.parts.plans import WithdrawInitiative
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, OpenStage, RevealStage
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.situation import stage_named
from tests.facilitation.evening import ANNA, LEADER, START, Evening, Situation, at
from tests.facilitation.situations import closed, composing, confirmed


def test_an_evening_begins_at_its_first_stage_open() -> None:
    evening = Evening()
    assert (evening.kind, evening.meeting.current.status) == ("welcome", "open")
    assert {stage.status for stage in evening.meeting.stages[1:]} == {"waiting"}


def test_going_on_closes_one_stage_and_opens_the_next_with_its_clock() -> None:
    facts = Evening().play(AdvanceStage())
    assert [type(fact) for fact in facts] == [StageClosed, StageAdvanced, StageOpened, ClockSet]


def test_the_first_plan_gets_the_floor_when_plans_are_heard() -> None:
    evening = confirmed()
    assert FloorGiven(initiative="garden") in evening.play(AdvanceStage())
    assert on_floor(evening.meeting) == "garden"


def test_a_withdrawn_plan_does_not_get_the_floor() -> None:
    evening = confirmed()
    evening.play(WithdrawInitiative(initiative="garden", reason="Verhuisd."))
    evening.play(AdvanceStage())
    assert on_floor(evening.meeting) == "playground"


def test_an_evening_without_plans_has_nobody_on_the_floor() -> None:
    evening = Evening(plans=()).reach("initiatives")
    assert not any(isinstance(event, FloorGiven) for event in evening.events)


def test_the_floor_stays_with_its_plan_when_the_arguments_begin() -> None:
    evening = Evening().reach("initiatives")
    evening.play(GiveFloor(initiative="lamps"))
    assert on_floor(evening.reach("arguments").meeting) == "lamps"


def test_once_all_plans_were_told_the_arguments_begin_with_the_first() -> None:
    evening = Evening().reach("initiatives")
    evening.play(GiveFloor(initiative="mural"))
    assert on_floor(evening.reach("arguments").meeting) == "garden"


def test_two_facilitators_going_on_at_once_go_on_once() -> None:
    evening = Evening().reach("initiatives")
    both = AdvanceStage(expecting="initiatives")
    evening.play(both)
    refusal = evening.refuse(both)
    assert (refusal.key, refusal.details) == ("stage_moved", {"stage": "arguments"})
    assert evening.kind == "arguments"


def test_what_a_facilitator_expects_is_no_obstacle_when_it_is_so() -> None:
    evening = Evening().reach("arguments")
    evening.play(CloseStage(stage="arguments", expecting="arguments"))
    evening.play(OpenStage(stage="arguments", expecting="arguments"))
    evening.play(AdvanceStage(expecting="arguments", to="initiatives"))
    assert evening.kind == "initiatives"


def test_frames_are_confirmed_one_by_one_before_the_evening_goes_on() -> None:
    evening = Evening().reach("frames")
    for left, frame in zip(range(5, 0, -1), frames(evening.meeting).values(), strict=True):
        assert evening.refuse(AdvanceStage()).details["count"] == left
        evening.play(ConfirmFrame(frame=frame.key))
    evening.play(AdvanceStage())
    assert evening.kind == "initiatives"


def test_frames_are_reworded_until_they_are_confirmed() -> None:
    evening = Evening().reach("frames")
    evening.play(ChangeFrame(frame="money", text="  Wij verdelen 10.000 euro. "))
    evening.play(ChangeFrame(frame="money", title="Het geld", fixed=False))
    frame = frames(evening.meeting)["money"]
    assert (frame.title, frame.text, frame.fixed) == ("Het geld", "Wij verdelen 10.000 euro.", False)
    assert list(frames(evening.meeting)) == ["purpose", "roles", "cooperation", "money", "contact"]


@pytest.mark.parametrize("kind", ["ranking", "allocation", "decision"])
def test_a_stage_with_answers_out_is_closed_by_hand(kind: str) -> None:
    assert Evening().reach(kind).refuse(AdvanceStage()).key == "close_first"


def test_a_step_back_does_not_let_anybody_walk_past_open_ballots() -> None:
    evening = Evening().reach("ranking")
    evening.play(AdvanceStage(to="arguments"))
    assert evening.refuse(AdvanceStage(to="allocation")).key == "close_first"
    assert evening.refuse(CloseMeeting()).key == "close_first"


def test_going_on_from_a_step_back_closes_what_was_left_open() -> None:
    evening = Evening().reach("arguments")
    evening.play(AdvanceStage(to="initiatives"))
    assert stage_named(evening.meeting, "arguments").status == "open"
    evening.play(AdvanceStage(to="ranking"))
    assert stage_named(evening.meeting, "arguments").status == "closed"


def test_a_step_back_leaves_an_open_stage_open_but_nobody_votes_from_elsewhere() -> None:
    evening = Evening().reach("ranking")
    evening.play(AdvanceStage(to="arguments"))
    assert evening.refuse(CastBallot(ballot=Paper(order=["garden"])), ANNA).key == "no_ballot_now"
    evening.play(AdvanceStage())
    evening.play(CastBallot(ballot=Paper(order=["garden"])), ANNA)
    assert len(evening.box) == 1


@pytest.mark.parametrize("kind", ["ranking", "allocation", "decision"])
def test_a_step_back_never_reopens_what_is_sealed(kind: str) -> None:
    evening = closed(kind)()
    evening.play(AdvanceStage())
    evening.play(AdvanceStage(to=kind))
    assert evening.meeting.current.status == "closed"
    assert evening.refuse(OpenStage()).key == "stage_sealed"


def test_a_stage_without_ballots_opens_again() -> None:
    evening = closed("arguments")()
    evening.play(OpenStage())
    assert evening.meeting.current.status == "open"


def test_a_stage_that_was_done_stays_done_when_one_steps_back() -> None:
    evening = Evening().reach("arguments")
    facts = evening.play(AdvanceStage(to="initiatives"))
    assert [type(fact) for fact in facts] == [StageAdvanced, ClockSet]
    assert evening.meeting.current.status == "closed"


def test_stages_can_be_passed_over() -> None:
    evening = confirmed()
    evening.play(AdvanceStage(to="ranking"))
    assert (evening.kind, stage_named(evening.meeting, "arguments").status) == ("ranking", "waiting")


def test_closing_seals_and_revealing_is_an_act_of_its_own() -> None:
    stage = closed("ranking")().meeting.current
    assert (stage.status, stage.sealed) == ("closed", True)
    assert Evening().ranked().meeting.current.status == "revealed"


def test_an_earlier_stage_is_revealed_later() -> None:
    evening = closed("ranking")()
    evening.play(AdvanceStage())
    evening.play(RevealStage(stage="ranking"))
    assert stage_named(evening.meeting, "ranking").status == "revealed"


@pytest.mark.parametrize("kind", ["ranking", "allocation"])
def test_nothing_is_revealed_before_its_ballots_are_sealed(kind: str) -> None:
    evening = Evening().reach(kind)
    unsealed = fold([StageClosed(stage=kind)], evening.meeting)
    with pytest.raises(Refused, match="close_first"):
        decide(unsealed, RevealStage(), LEADER, START)


def test_looking_back_is_shown_together() -> None:
    evening = closed("review")()
    evening.play(RevealStage())
    assert evening.meeting.current.status == "revealed"


@pytest.mark.parametrize("situation", [at("arguments"), at("review"), composing])
def test_an_evening_can_end_anywhere_but_among_open_ballots(situation: Situation) -> None:
    evening = situation()
    evening.play(CloseMeeting())
    assert evening.meeting.closed
    assert {stage.status for stage in evening.meeting.stages} <= {"waiting", "closed", "revealed"}


def test_an_evening_that_ends_after_a_step_back_leaves_nothing_open() -> None:
    evening = Evening().reach("arguments")
    evening.play(AdvanceStage(to="frames"))
    evening.play(CloseMeeting())
    assert "open" not in {stage.status for stage in evening.meeting.stages}


def test_an_act_is_about_the_present_stage_of_its_kind_else_the_last_before_it_else_the_first_after() -> None:
    stages = [stage for stage in agenda() if stage.kind in ("welcome", "arguments", "review")]
    welcome, first, review = stages
    second = type(first)(key="more", kind="arguments")
    opened = Evening([welcome, first, second, review]).events[0]
    assert isinstance(opened, MeetingOpened)
    start = fold([opened])
    found = []
    for to in ("welcome", "arguments", "more", "review"):
        stage = PARTS.kinds["arguments"].at(fold([StageAdvanced(stage="welcome", to=to)], start))
        found.append(stage.plan.key if stage else None)
    assert found == ["arguments", "arguments", "more", "more"]
    assert PARTS.kinds["ranking"].at(start) is None
