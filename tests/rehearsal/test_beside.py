"""What the console of a rehearsal does with what residents said, with the rules alone."""

from app.rehearsal.residents import leads
from facilitation.parts.amending.asked import amendments
from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.questions.acts import AskQuestion
from facilitation.parts.questions.state import KIND as QUESTIONS
from facilitation.parts.questions.state import lines
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, DORA, Evening
from tests.rehearsal.playing import press


def test_an_improvement_is_taken_over_aloud_and_only_one_in_an_evening() -> None:
    evening = Evening([Stage("talk", "arguments"), Stage("again", "arguments")])
    for who, text in ((ANNA, "Met een bank erbij."), (BRAM, "Met een hek eromheen.")):
        evening.play(PostArgument(initiative="garden", side="improvement", text=text), who)
    press(evening)
    (one,) = amendments(evening.meeting)
    assert (one.aloud, one.changes["text"][1]) == (True, "Met een bank erbij.")
    assert "improvement.adopt" not in {message["kind"] for message in leads(evening.meeting)}


def test_questions_in_the_same_words_go_together_and_one_is_put_to_somebody() -> None:
    evening = Evening([Stage("ask", "questions"), Stage("again", "questions")])
    for who, text in ((ANNA, "Wanneer?"), (BRAM, "Wie?"), (DORA, "Wanneer?")):
        evening.play(AskQuestion(text=text), who)
    press(evening)
    here = QUESTIONS.at(evening.meeting)
    assert here
    assert {line.id: line.under for line in lines(evening.meeting, here.state)} == {"V1": "", "V2": "", "V3": "V1"}
    assert {key: posed.to for key, posed in here.state.posed.items()} == {"V1": "De gemeente"}
