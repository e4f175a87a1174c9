"""Looking back: three short questions, shown together."""

import pytest

from facilitation.parts.review import GiveReview, ModerateReview, Review, ReviewGiven, ReviewState
from facilitation.parts.stages import CloseStage, OpenStage, RevealStage
from tests.facilitation.evening import ANNA, BRAM, DORA, Evening
from tests.facilitation.situations import closed


def reviewed() -> Evening:
    evening = Evening().reach("review")
    evening.play(GiveReview(keep=" De soep. ", grade=8), ANNA)
    evening.play(GiveReview(improve="Meer tijd."), BRAM)
    return evening


@pytest.mark.parametrize(
    "act", [GiveReview(keep="De soep."), GiveReview(improve="Meer tijd."), GiveReview(grade=1)], ids=repr
)
def test_each_question_may_be_left_out(act: GiveReview) -> None:
    assert len(Evening().reach("review").play(act, ANNA)) == 1


def test_reviews_are_kept_per_seat_and_the_last_one_counts() -> None:
    evening = reviewed()
    evening.play(GiveReview(grade=9), ANNA)
    assert evening.state == ReviewState({"anna": Review(grade=9), "bram": Review(improve="Meer tijd.")})


def test_grades_are_those_that_were_given() -> None:
    assert reviewed().state.grades == [8]


def test_a_hidden_review_leaves_the_wall_but_its_grade_counts() -> None:
    evening = reviewed()
    evening.play(ModerateReview(review="anna", reason="Noemt iemand."))
    assert [review.improve for review in evening.state.shown] == ["Meer tijd."]
    assert evening.state.reviews["anna"].hidden
    assert evening.state.grades == [8]


def test_a_review_is_hidden_with_one_press() -> None:
    evening = reviewed()
    evening.play(ModerateReview(review="anna"))
    assert evening.state.reviews["anna"].hidden


def test_reviews_are_given_while_the_stage_is_open_and_again_when_it_reopens() -> None:
    evening = closed("review")()
    assert evening.refuse(GiveReview(grade=7), DORA).key == "stage_closed"
    evening.play(OpenStage())
    evening.play(GiveReview(grade=7), DORA)
    evening.play(CloseStage())
    evening.play(RevealStage())
    assert evening.state.grades == [7]


def test_texts_that_were_removed_leave_the_grade() -> None:
    evening = Evening().reach("review")
    evening.happen(ReviewGiven(stage="review", seat="anna", keep=None, improve=None, grade=6))
    assert evening.state.reviews["anna"] == Review(grade=6)
