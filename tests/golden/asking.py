"""What the room asks in the golden evening, after it talked about the plans."""

from collections.abc import Iterator
from datetime import date

from facilitation.acts import Act
from facilitation.agenda import agenda
from facilitation.parts.questions.acts import AnswerQuestion, AskQuestion, BackQuestion, HideQuestion
from facilitation.roles import Actor
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER

Asked = Iterator[tuple[Act, Actor]]


def with_questions() -> list[Stage]:
    """The usual agenda, with a stage for questions after the talk."""
    stages = list(agenda())
    place = [stage.kind for stage in stages].index("arguments") + 1
    return [*stages[:place], Stage("vragen", "questions").saying(title="Vragen van de zaal"), *stages[place:]]


def questions() -> Asked:
    """Asked, supported and no longer, answered now, later and by somebody; one is hidden."""
    yield AskQuestion(text="Wanneer beginnen we?"), ANNA
    yield AskQuestion(text="Wie is mijn buurman?"), BRAM
    yield AskQuestion(text="Mag het ook kleiner?"), DORA
    yield BackQuestion(question="V1"), BRAM
    yield BackQuestion(question="V1"), DORA
    yield BackQuestion(question="V1", on=False), BRAM
    yield HideQuestion(question="V2", reason="Gaat over een buurman."), LEADER
    yield AnswerQuestion(question="V1", how="later", due=date(2025, 4, 10), text="Na de vergunning."), LEADER
    yield AnswerQuestion(question="V3", how="who", owner="Het stadsdeel"), LEADER
    yield AnswerQuestion(question="A2", how="now"), LEADER
