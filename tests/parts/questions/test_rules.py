"""The room asks; the questions with the most support come first, and each is answered, put off or given to somebody."""

from datetime import date
from typing import Any

from facilitation.next_step import next_step
from facilitation.part import LoggedEvent
from facilitation.parts.arguments.acts import ModerateArgument, PostArgument, SettleQuestion, SupportArgument
from facilitation.parts.questions.acts import AnswerQuestion, AskQuestion, BackQuestion, HideQuestion
from facilitation.parts.questions.state import KIND, Line, QuestionsState, lines
from facilitation.parts.seating import RemoveSeat
from facilitation.parts.stages import AdvanceStage
from facilitation.parts.wall import FreezeWall, wall
from facilitation.record.compose import compose
from tests.facilitation.evening import ANNA, BRAM, DORA, Evening
from tests.facilitation.questioned import asked, over_to_talk


def state(evening: Evening) -> QuestionsState:
    here = KIND.at(evening.meeting)
    assert here is not None
    return here.state


def record(evening: Evening) -> dict[str, Any]:
    rows = zip(evening.events, evening.times, strict=True)
    return compose([LoggedEvent(seq, at, event) for seq, (event, at) in enumerate(rows, 1)])


def seen(evening: Evening) -> list[tuple[str, int]]:
    return [(line.id, line.support) for line in lines(evening.meeting, state(evening))]


def test_questions_stand_by_their_support_and_then_in_their_order() -> None:
    evening = asked()
    evening.play(AskQuestion(text="Mag het kleiner?"), BRAM)
    evening.play(AskQuestion(text="Wie betaalt?"), DORA)
    evening.play(BackQuestion(question="V3"), ANNA)
    assert seen(evening) == [("V3", 1), ("V1", 0), ("V2", 0)]
    assert evening.play(BackQuestion(question="V3"), ANNA) == []
    evening.play(BackQuestion(question="V3", on=False), ANNA)
    assert seen(evening) == [("V1", 0), ("V2", 0), ("V3", 0)]


def test_questions_of_the_talk_come_along_but_for_those_that_were_settled_or_hidden() -> None:
    evening = over_to_talk()
    for text in ("Wie geeft water?", "Hoe hoog?", "Mag ik?"):
        evening.play(PostArgument(initiative="garden", side="question", text=text), ANNA)
    evening.play(PostArgument(initiative="garden", side="for", text="Mooi."), ANNA)
    evening.play(SupportArgument(argument="A1"), BRAM)
    evening.play(SettleQuestion(argument="A2", became="answered"))
    evening.play(ModerateArgument(argument="A3", verdict="hide", reason="Mag niet."))
    evening.play(AdvanceStage())
    evening.play(AskQuestion(text="Wanneer?"), BRAM)
    assert lines(evening.meeting, state(evening)) == [
        Line("A1", "Wie geeft water?", 1, "anna", "garden"),
        Line("V1", "Wanneer?", 0, "bram"),
    ]


def test_the_big_button_answers_one_after_another_and_then_goes_on() -> None:
    evening = asked()
    evening.play(AskQuestion(text="Wie betaalt?"), BRAM)
    evening.play(BackQuestion(question="V2"), DORA)
    step = next_step(evening.meeting)
    assert step is not None
    assert (step.button.act, step.sees[0].details) == ("question.answer V2 how=now", {"text": "Wie betaalt?"})
    assert step.others[0].act.startswith("stage.advance")
    for question in ("V2", "V1"):
        evening.play(AnswerQuestion(question=question, how="now"))
    step = next_step(evening.meeting)
    assert step is not None
    assert step.button.act.startswith("stage.advance")


def test_the_record_tells_every_question_and_what_became_of_it() -> None:
    evening = asked()
    evening.play(AskQuestion(text="Wie betaalt?"), BRAM)
    evening.play(AskQuestion(text="Weg ermee."), DORA)
    evening.play(HideQuestion(question="V3", reason="Niet aardig."))
    evening.play(AnswerQuestion(question="V1", how="later", due=date(2025, 4, 10), text="Na de vergunning."))
    evening.play(AnswerQuestion(question="V1", how="who", owner="Het stadsdeel"))
    at = "2025-03-20T18:30:00Z"
    empty = {"stage": "questions", "initiative": "", "support": 0, "due": None, "received": at}
    answered = {"how": "who", "answer": "", "owner": "Het stadsdeel", "answered": {"by": "facilitator", "since": at}}
    assert record(evening)["questions"] == [
        {**empty, "id": "V1", "text": "Wanneer beginnen we?", **answered},
        {**empty, "id": "V2", "text": "Wie betaalt?", "how": "", "answer": "", "owner": ""},
    ]


def test_an_evening_without_such_a_stage_has_no_such_member() -> None:
    assert "questions" not in record(Evening())


def test_a_seat_that_is_taken_out_stands_behind_nothing_and_its_words_go_where_that_was_asked() -> None:
    evening = asked()
    evening.play(BackQuestion(question="V1"), BRAM)
    evening.play(RemoveSeat(seat="bram", reason="Zat er twee keer."))
    assert seen(evening) == [("V1", 0)]
    evening.play(RemoveSeat(seat="anna", reason="Zat er twee keer.", texts=True))
    assert seen(evening) == []


def test_what_is_hidden_also_leaves_a_wall_that_is_held() -> None:
    evening = asked()
    evening.play(FreezeWall(on=True))
    evening.play(HideQuestion(question="V1"))
    held = wall(evening.meeting).frozen
    assert held is not None
    here = KIND.at(held)
    assert here is not None
    assert here.state.asked["V1"].hidden
