"""Moments at which the room asks its questions."""

from facilitation.agenda import agenda
from facilitation.parts.questions.acts import AnswerQuestion, AskQuestion, BundleQuestion
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, Evening


def asked() -> Evening:
    """The room is at its questions, and Anna asked one."""
    evening = Evening(talk_and_questions()).reach("questions")
    evening.play(AskQuestion(text="Wanneer beginnen we?"), ANNA)
    return evening


def bundled() -> Evening:
    """Bram asked nearly the same (V2), which stands under hers."""
    evening = asked()
    evening.play(AskQuestion(text="Wanneer begint het?"), BRAM)
    evening.play(BundleQuestion(question="V2", under="V1"))
    return evening


def answered() -> Evening:
    """Bram asked something else, and hers was answered."""
    evening = asked()
    evening.play(AskQuestion(text="Wie betaalt?"), BRAM)
    evening.play(AnswerQuestion(question="V1", how="now"))
    return evening


def over_to_talk() -> Evening:
    """There are questions later on, and the room is at its talk."""
    return Evening(talk_and_questions()).reach("arguments")


def talk_and_questions() -> list[Stage]:
    """Talk about plans, then the questions of the room."""
    usual = {stage.kind: stage for stage in agenda()}
    return [usual["welcome"], usual["arguments"], Stage("questions", "questions"), usual["review"]]
