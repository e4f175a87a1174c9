"""Answers on paper, to a package and to a choice: entered twice, their words read by both, and closed after them."""

from typing import Any

from facilitation.next_step import next_step
from facilitation.parts.choice.acts import AnswerChoice, CloseChoice
from facilitation.parts.choice.asked import choices
from facilitation.parts.decision.acts import GiveConsent, HideConcern, OpenRound, WithdrawObjection
from facilitation.parts.decision.events import ConsentOnPaper, ObjectionSettled
from facilitation.parts.paper.acts import ConfirmBatch, EnterSheet, FinishPaper, HandOutPaper, SettleSheet, VoidBatch
from facilitation.parts.stages import CloseStage
from tests.facilitation.evening import LEADER, Evening
from tests.parts.paper.answers import (
    NEED,
    WHY,
    answered,
    both_entered,
    choosing,
    chosen,
    deciding,
    enter_cards,
)
from tests.parts.paper.room import JAMAL, NOOR, do, filled

FINISH = FinishPaper(stage="decision")


def counts(evening: Evening) -> dict[str, int]:
    """What the round comes to so far."""
    found: dict[str, int] = evening.state.counts()
    return found


def test_answers_on_paper_count_with_those_of_phones_and_an_objection_brings_its_words() -> None:
    evening = answered()
    evening.play(GiveConsent(seat="anna", position="agree"))
    assert counts(evening) == {"agree": 2, "concern": 1, "objection": 1}
    evening.play(FINISH, LEADER)
    evening.play(CloseStage(), LEADER)
    (objection,) = evening.state.objections(shown=True)
    assert (objection.text, objection.need, objection.standing) == (WHY, NEED, True)


def test_the_round_is_closed_after_its_paper_and_the_console_says_so_before() -> None:
    evening = answered()
    assert evening.refuse(CloseStage()).key == "paper_first"
    step: Any = next_step(evening.meeting)
    assert (step.button.say.key, step.button.to) == ("end_paper", "papier")
    evening.play(FINISH, LEADER)
    step = next_step(evening.meeting)
    assert step.button.act.startswith("stage.close")
    evening.play(CloseStage(), LEADER)
    assert evening.refuse(HandOutPaper(stage="decision", ballots=9), LEADER).key == "paper_late"


def test_the_second_types_no_words_and_neither_confirms_before_they_read_them() -> None:
    evening = both_entered()
    assert [fact.sheet.said for fact in evening.read if fact.turn == 2] == [(), (), ()]  # type: ignore[attr-defined]
    refused = evening.refuse(filled(evening, ConfirmBatch(batch="1", texts=[3])), JAMAL)
    assert (refused.key, refused.details) == ("batch_texts", {"number": 2})
    do(evening, ConfirmBatch(batch="1", texts=[2, 3]), JAMAL)
    do(evening, SettleSheet(batch="1", number=2, marks=[3], said=["Te fel licht.", ""]), NOOR)
    assert evening.meeting.parts["paper"].batches["1"].confirmed == frozenset(), "who read other words reads again"
    for by in (NOOR, JAMAL):
        do(evening, ConfirmBatch(batch="1", texts=[2, 3]), by)
    assert [card.reason for card in on_cards(evening).answers] == ["", "Wie sluit de tuin af?", "Te fel licht."]


def on_cards(evening: Evening) -> ConsentOnPaper:
    """What the log says of the cards."""
    return next(event for event in evening.events if isinstance(event, ConsentOnPaper))


def test_an_answer_that_two_people_read_otherwise_is_decided_from_the_paper_with_its_words() -> None:
    evening = deciding()
    enter_cards(evening, NOOR, second=1)
    enter_cards(evening, JAMAL, words=False)
    confirm = ConfirmBatch(batch="1", texts=[3])
    assert evening.refuse(filled(evening, confirm), NOOR).key == "batch_differs"
    assert evening.refuse(SettleSheet(batch="1", number=2, marks=[3]), JAMAL).key == "sheet_words"
    do(evening, SettleSheet(batch="1", number=2, marks=[3], said=[WHY]), JAMAL)
    for by in (NOOR, JAMAL):
        do(evening, ConfirmBatch(batch="1", texts=[2, 3]), by)
    assert counts(evening) == {"agree": 1, "concern": 1, "objection": 1}


def test_a_batch_that_counts_no_more_takes_its_answers_along() -> None:
    evening = answered()
    evening.play(GiveConsent(seat="anna", position="agree"))
    evening.play(VoidBatch(batch="1", reason="Verkeerde ronde."), NOOR)
    assert counts(evening) == {"agree": 1, "concern": 0, "objection": 0}


def test_cards_of_a_round_before_count_in_no_other() -> None:
    evening = both_entered()
    evening.play(OpenRound(initiative="garden"), LEADER)
    assert evening.state.round == 1, "nobody answered, so it is the same round"
    for by in (NOOR, JAMAL):
        do(evening, ConfirmBatch(batch="1", texts=[2, 3]), by)
    evening.play(FINISH, LEADER)
    evening.play(CloseStage(), LEADER)
    evening.play(OpenRound(), LEADER)
    late = evening.refuse(VoidBatch(batch="1", reason="Toch niet."), NOOR)
    assert (evening.state.round, late.key) == (2, "paper_late")
    evening.play(CloseStage(), LEADER)


def test_the_console_speaks_for_who_wrote_a_card_and_no_hand_is_told_of_nobodys_seat() -> None:
    evening = answered()
    evening.play(FINISH, LEADER)
    evening.play(CloseStage(), LEADER)
    evening.play(HideConcern(concern="C1", reason="Een naam."), LEADER)
    assert evening.state.reasons("concern") == []
    evening.play(WithdrawObjection(objection="B1.1", text="Met kap erop goed."), LEADER)
    settled = evening.events[-1]
    assert isinstance(settled, ObjectionSettled)
    assert not settled.hand
    assert not evening.state.objections(shown=True)[0].standing


def test_marks_on_paper_count_in_a_choice_and_a_line_that_is_left_out_is_blank() -> None:
    evening = chosen()
    assert evening.refuse(CloseChoice()).key == "paper_first"
    evening.play(AnswerChoice(seat="anna", marks={"O1": 1, "O2": 9, "nothing": 3}))
    evening.play(FinishPaper(stage="frames", question="W1"), LEADER)
    evening.play(CloseChoice(), LEADER)
    choice = choices(evening.meeting)["W1"]
    assert choice.channels == {"paper": 2, "room": 1}
    sums = {row.option: (row.sum, row.blanks) for row in choice.outcome.standings}
    assert sums == {"O1": (3, 0), "O2": (24, 1), "nothing": (14, 0)}


def test_what_cannot_be_on_a_card_is_refused_by_number() -> None:
    evening = deciding()
    for marks, key in (([], "sheet_few"), ([4], "sheet_value"), ([1, 1], "sheet_value"), ([3], "sheet_words")):
        assert evening.refuse(EnterSheet(batch="1", number=1, marks=marks), NOOR).key == key
    evening = choosing()
    for marks, key in (([], "sheet_few"), ([11], "sheet_value"), ([1, 1, 1, 1], "sheet_number")):
        assert evening.refuse(EnterSheet(batch="1", number=1, marks=marks), NOOR).key == key
