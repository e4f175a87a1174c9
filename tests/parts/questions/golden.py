"""A second round of questions in the golden evening: bundled, apart again, put to somebody and answered."""

from facilitation.parts.questions.acts import (
    AnswerQuestion,
    AskQuestion,
    BackQuestion,
    BundleQuestion,
    PutQuestion,
    StarQuestion,
)
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER
from tests.golden.mending import Asked

STAGE = Stage("navragen", "questions").saying(title="Vragen die bleven")


def played() -> Asked:
    """Two ask alike: one stands for both, the third stands by itself again; the first is put and answered."""
    yield AskQuestion(text="Wanneer weten we het?"), ANNA
    yield AskQuestion(text="Wanneer hoor ik iets?"), BRAM
    yield AskQuestion(text="Wie betaalt de stroom?"), DORA
    yield BackQuestion(question="V4"), DORA
    yield BundleQuestion(question="V5", under="V4"), LEADER
    yield BundleQuestion(question="V6", under="V5"), LEADER
    yield BundleQuestion(question="V6"), LEADER
    yield StarQuestion(question="V4"), LEADER
    yield PutQuestion(question="V4", to="het stadsdeel"), LEADER
    yield AnswerQuestion(question="V4", how="now", text="Over zes weken."), LEADER
