"""The desk: questions that nobody asked, and a stage that has not begun."""

from facilitation.parts.questions.acts import AnswerQuestion, StarQuestion
from facilitation.refusals import Refused
from tests.facilitation.evening import LEADER
from tests.facilitation.questioned import asked, over_to_talk
from tests.facilitation.refusals.asking import Case

LATER = "questions"
REFUSED: list[Case] = [
    (Refused, "unknown_question", asked, StarQuestion(question="V9"), LEADER),
    (Refused, "wrong_stage", over_to_talk, StarQuestion(question="V1", stage=LATER), LEADER),
    (Refused, "wrong_stage", over_to_talk, AnswerQuestion(question="V1", how="now", stage=LATER), LEADER),
]
