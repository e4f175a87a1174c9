"""What to do next at the console, by table: from every moment the act, what is said of it, and what is missing."""

import pytest

import app.parts  # noqa: F401  fills the registry
from app.part import SHOWN
from facilitation.next_step import mark, next_step
from facilitation.part import Button, Step
from facilitation.parts.decision.acts import OpenRound, RecordDecision, WithdrawObjection
from facilitation.parts.floor import GiveFloor
from facilitation.parts.stages import AdvanceStage, CloseStage, may_end, reopening, step_back
from tests.facilitation.evening import DORA, Evening, Situation
from tests.facilitation.situations import (
    about_one,
    against,
    alike,
    choosing,
    chosen,
    closed,
    composing,
    confirmed,
    given_nothing,
    objected,
    outgrown,
    over,
    recorded,
    resisted,
    viewed,
)


def said(step: Step | None) -> tuple[object, ...] | None:
    """A step as a row of the table: the button's words and act, what everybody sees, what is aside and missing."""
    if step is None:
        return None
    button = step.button
    keys = tuple(" ".join(say.key for say in group) for group in (step.sees, step.aside, step.missing))
    return (button.say.key, button.act or f"#{button.to}", *keys)


def told() -> Evening:
    """The last plan is on the floor."""
    evening = Evening().reach("initiatives")
    evening.play(GiveFloor(initiative="mural"))
    return evening


STEPS: list[tuple[str, Situation, tuple[object, ...] | None]] = [
    ("welcome", Evening, ("next", "stage.advance expecting=welcome to=frames", "all_go_to", "can_go_back", "")),
    ("frames", lambda: Evening().reach("frames"),
     ("confirm", "frame.confirm purpose", "ask_whether_right", "still", "")),
    ("confirmed", confirmed, ("next", "stage.advance expecting=frames to=initiatives", "all_go_to", "can_go_back", "")),
    ("telling", lambda: Evening().reach("initiatives"),
     ("next_plan", "floor.give playground", "heard_next", "", "")),
    ("told", told,
     ("next", "stage.advance expecting=initiatives to=arguments", "all_go_to", "can_go_back", "")),
    ("ranking", lambda: Evening().reach("ranking"),
     ("close_vote", "stage.close expecting=ranking", "ballots_in", "outcome_apart", "")),
    ("ranking closed", closed("ranking"),
     ("show_outcome", "stage.reveal expecting=ranking", "all_see_outcome", "", "")),
    ("allocation", lambda: Evening().ranked().reach("allocation"),
     ("close_division", "stage.close expecting=allocation", "ballots_in", "outcome_apart", "")),
    ("composing", composing,
     ("next", "stage.advance expecting=allocation to=decision", "all_go_to", "can_go_back", "")),
    ("decision", lambda: Evening().ranked().reach("decision"),
     ("close_question", "stage.close expecting=decision", "answers_in", "", "")),
    ("objected", objected, ("record", "decision.record", "becomes_decision", "then_fixed", "")),
    ("viewed", viewed, ("record", "decision.record", "becomes_decision", "then_fixed", "")),
    ("nothing given", lambda: Evening().reach("decision"),
     ("close_question", "stage.close expecting=decision", "answers_in", "", "gives_nothing")),
    ("nothing given, asked", given_nothing,
     ("record", "decision.record", "becomes_decision gives_nothing", "then_fixed", "")),
    ("about one", about_one, ("ask_whole", "round.open", "last_was_one_plan", "", "")),
    ("consent unmet", against("consent"), ("ask_again", "round.open", "", "talk_or_advice", "rule_unmet")),
    ("resistance met", resisted(1, 5), ("record", "decision.record", "becomes_decision", "then_fixed", "")),
    ("resistance unmet", resisted(5, 1),
     ("ask_resistance", "choice.open package=true", "", "talk_or_advice", "not_less")),
    ("recorded", recorded, ("next", "stage.advance expecting=decision to=review", "all_go_to", "can_go_back", "")),
    ("choosing", choosing, ("close_choice", "choice.close W1", "marks_in", "", "")),
    ("chosen", chosen, ("go_on", "choice.show", "outcome_shown", "", "")),
    ("alike", alike, ("draw_lot", "#keuze", "options_equal", "", "")),
    ("over", over, None),
]  # fmt: skip


@pytest.mark.parametrize(("situation", "step"), [row[1:] for row in STEPS], ids=[row[0] for row in STEPS])
def test_the_next_step_of_every_moment(situation: Situation, step: tuple[object, ...] | None) -> None:
    assert said(next_step(situation().meeting)) == step


@pytest.mark.parametrize("situation", [row[1] for row in STEPS], ids=[row[0] for row in STEPS])
def test_every_sentence_of_a_step_is_said_by_a_part(situation: Situation) -> None:
    step = next_step(situation().meeting)
    if step is None:
        return
    buttons = [say for button in (step.button, *step.others) for say in button.says]
    for say in (*step.sees, *step.aside, *step.missing, *buttons):
        assert say.key in SHOWN.says, say.key


@pytest.mark.parametrize("situation", [row[1] for row in STEPS], ids=[row[0] for row in STEPS])
def test_looking_at_what_is_next_changes_nothing_and_says_the_same_again(situation: Situation) -> None:
    meeting = situation().meeting
    assert next_step(meeting) == next_step(meeting)


ASKS = {
    "close_vote": "voted_so_far voting_ends yes_close_vote",
    "close_division": "voted_so_far voting_ends yes_close_division",
    "close_question": "answered_so_far answers_seen yes_close_question",
    "close_choice": "answered_so_far choosing_ends yes_close_choice",
    "show_outcome": "all_see_outcome stays_seen yes_show_outcome",
    "record": "record_numbers becomes_decision then_fixed yes_record",
    "record nothing": "record_numbers becomes_decision gives_nothing then_fixed yes_record",
    "record_advice": "record_numbers becomes_advice then_fixed yes_record",
}


@pytest.mark.parametrize("situation", [row[1] for row in STEPS], ids=[row[0] for row in STEPS])
def test_what_cannot_be_taken_back_asks_once_and_nothing_else_asks(situation: Situation) -> None:
    step = next_step(situation().meeting)
    for button in (step.button, *step.others) if step else ():
        asked = " ".join(say.key for say in (*button.sure.asks, button.sure.yes)) if button.sure else ""
        nothing = " nothing" if "gives_nothing" in asked else ""
        assert asked == ASKS.get(button.say.key + nothing, "")


def test_a_press_on_a_button_that_means_another_thing_by_now_does_nothing() -> None:
    evening = Evening().reach("arguments")
    seen = mark(evening.meeting)
    evening.play(AdvanceStage(seen=seen))
    assert evening.kind == "ranking"
    assert evening.refuse(CloseStage(seen=seen)).key == "step_moved"
    evening.play(CloseStage(seen=mark(evening.meeting)))
    assert evening.meeting.current.sealed


def test_a_second_round_is_not_closed_by_a_press_that_was_meant_for_the_first() -> None:
    evening = Evening().ranked().reach("decision")
    seen = mark(evening.meeting)
    evening.play(CloseStage())
    evening.play(OpenRound())
    assert evening.refuse(CloseStage(seen=seen)).key == "step_moved"


def test_a_decision_is_recorded_on_the_package_that_was_on_the_screen() -> None:
    evening = against("")()
    seen = mark(evening.meeting)
    evening.play(WithdrawObjection(objection="B1.1"), DORA)
    assert evening.refuse(RecordDecision(seen=seen)).key == "step_moved"
    evening.play(RecordDecision(seen=mark(evening.meeting)))


def test_the_button_means_the_same_however_many_have_voted() -> None:
    evening = Evening().reach("ranking")
    seen = mark(evening.meeting)
    assert mark(evening.vote().meeting) == seen


def test_where_an_amount_departs_the_reason_is_what_is_missing() -> None:
    step = next_step(outgrown().meeting)
    assert step is not None
    assert (step.missing[0].key, step.button.to) == ("departs", "compose-garden")


def test_an_unmet_rule_leaves_the_way_of_advice_open() -> None:
    step = next_step(against("consent")().meeting)
    assert step is not None
    assert [other.act for other in step.others] == ["decision.record advice=true"]


def test_one_step_back_from_all_but_the_first_stage() -> None:
    evening = Evening()
    assert step_back(evening.meeting) is None
    back = step_back(evening.reach("frames").meeting)
    assert isinstance(back, Button)
    assert back.act == "stage.advance expecting=frames to=welcome"


def test_a_stage_without_an_outcome_opens_again_and_one_with_secret_ballots_never() -> None:
    argued = reopening(closed("arguments")().meeting)
    assert argued is not None
    assert argued.act == "stage.open expecting=arguments"
    assert reopening(closed("ranking")().meeting) is None


def test_the_meeting_may_end_at_its_last_stage_once_nothing_is_asked() -> None:
    assert not may_end(composing().meeting)
    evening = recorded().reach("review")
    assert not may_end(evening.meeting)
