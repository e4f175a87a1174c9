"""Who may do what with the questions of the room, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.questions.acts import (
    AnswerQuestion,
    AskQuestion,
    BackQuestion,
    BundleQuestion,
    HideQuestion,
    PutQuestion,
    StarQuestion,
)

ACTS: list[tuple[Act, str]] = [
    (AskQuestion(text="Wanneer?"), "FCSTRW"),
    (BackQuestion(question="V1"), "FCSTRW"),
    (AnswerQuestion(question="V1", how="now"), "FCM"),
    (HideQuestion(question="V1"), "FCM"),
    (BundleQuestion(question="V1", under="V2"), "FCM"),
    (PutQuestion(question="V1", to="de wethouder"), "FCM"),
    (StarQuestion(question="V1"), "FCM"),
]
HOMES = {"question": "questions"}
