"""Who asks or supports for another's seat is refused, or seen."""

from facilitation.events import Hand
from facilitation.parts.questions.acts import AskQuestion, BackQuestion
from facilitation.parts.questions.events import QuestionAsked, QuestionBacked
from facilitation.registry import PARTS
from facilitation.situation import voice
from tests.facilitation.evening import LEADER, Evening
from tests.facilitation.questioned import asked

PAPER, PHONE = "chris", "bram"


def last(evening: Evening) -> QuestionAsked | QuestionBacked:
    event = evening.events[-1]
    assert isinstance(event, QuestionAsked | QuestionBacked)
    return event


def test_for_a_seat_on_paper_the_console_asks_and_supports_with_its_hand_in_sight() -> None:
    evening = asked()
    for act in (BackQuestion(question="V1", seat=PAPER), AskQuestion(text="Wanneer?", seat=PAPER)):
        before = evening.meeting
        evening.play(act, LEADER)
        assert isinstance(last(evening).hand, Hand)
        assert voice(before, last(evening)) == PAPER


def test_for_a_seat_with_a_phone_it_does_neither() -> None:
    evening = asked()
    for act in (BackQuestion(question="V1", seat=PHONE), AskQuestion(text="Wanneer?", seat=PHONE)):
        assert evening.refuse(act, LEADER).key == "help_not_asked"


def test_both_events_have_a_voice() -> None:
    assert {QuestionAsked, QuestionBacked} <= {*PARTS.voices}
