"""The way of a question in the open: received, bundled, put, answered; by which role and when."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.evolve import evolve
from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.questions.acts import (
    AnswerQuestion,
    AskQuestion,
    BackQuestion,
    BundleQuestion,
    HideQuestion,
    PutQuestion,
)
from facilitation.parts.questions.events import QuestionAnswered, QuestionAsked
from facilitation.parts.questions.state import below, heads, lines
from facilitation.parts.stages import AdvanceStage
from facilitation.parts.undo import Undo
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from facilitation.situation import touched
from tests.facilitation.evening import ANNA, BRAM, DORA, Evening
from tests.facilitation.questioned import asked, bundled, over_to_talk
from tests.parts.questions.test_rules import record, seen, state

MODERATOR = Actor("moderator", Role.MODERATOR)


def under(evening: Evening) -> dict[str, str]:
    return {line.id: line.under for line in lines(evening.meeting, state(evening)) if line.under}


def one(evening: Evening, key: str) -> dict[str, Any]:
    return next(each for each in record(evening)["questions"] if each["id"] == key)


def test_a_question_is_received_bundled_put_and_answered_each_with_its_time_and_role() -> None:
    evening = bundled()
    evening.wait(60).play(PutQuestion(question="V1", to="de wethouder"), MODERATOR)
    evening.wait(60).play(AnswerQuestion(question="V1", how="now", text="In mei."))
    told = one(evening, "V1")
    assert told["received"] == "2025-03-20T18:30:00Z"
    assert told["posed"] == {"to": "de wethouder", "by": "moderator", "since": "2025-03-20T18:31:00Z"}
    assert told["answered"] == {"by": "facilitator", "since": "2025-03-20T18:32:00Z"}
    assert one(evening, "V2")["bundled"] == {"under": "V1", "by": "facilitator", "since": "2025-03-20T18:30:00Z"}


def test_a_bundle_comes_where_the_most_supported_of_it_would_and_counts_nobody_twice() -> None:
    evening = bundled()
    evening.play(AskQuestion(text="Wie betaalt?"), DORA)
    evening.play(BackQuestion(question="V3"), ANNA)
    for who in (ANNA, DORA):
        evening.play(BackQuestion(question="V2"), who)
    found = lines(evening.meeting, state(evening))
    assert [(line.id, line.support) for line in heads(found)] == [("V1", 0), ("V3", 1)]
    assert [(line.id, line.support) for line in below(found, "V1")] == [("V2", 2)]


def test_what_stands_under_a_question_comes_along_where_that_is_bundled() -> None:
    evening = bundled()
    evening.play(AskQuestion(text="Vanaf wanneer?"), DORA)
    evening.play(BundleQuestion(question="V1", under="V3"))
    assert under(evening) == {"V1": "V3", "V2": "V3"}
    evening.play(BundleQuestion(question="V1"))
    assert under(evening) == {"V2": "V3"}


def test_under_one_that_stands_under_another_means_under_that_other() -> None:
    evening = bundled()
    evening.play(AskQuestion(text="Vanaf wanneer?"), DORA)
    evening.play(BundleQuestion(question="V3", under="V2"))
    assert under(evening) == {"V2": "V1", "V3": "V1"}


def test_the_same_again_is_no_event() -> None:
    evening = bundled()
    assert evening.play(BundleQuestion(question="V2", under="V1")) == []
    evening.play(PutQuestion(question="V1", to="de wethouder"))
    assert evening.play(PutQuestion(question="V1", to="de wethouder")) == []


def test_a_question_whose_head_is_hidden_stands_by_itself() -> None:
    evening = bundled()
    evening.play(HideQuestion(question="V1", reason="Noemt iemand."))
    assert under(evening) == {}
    assert "bundled" not in one(evening, "V2")


def test_a_question_of_the_talk_can_stand_for_one_of_here() -> None:
    evening = over_to_talk()
    evening.play(PostArgument(initiative="garden", side="question", text="Wie geeft water?"), ANNA)
    evening.play(AdvanceStage())
    evening.play(AskQuestion(text="Wie geeft er water?"), BRAM)
    evening.play(BundleQuestion(question="V1", under="A1"))
    assert under(evening) == {"V1": "A1"}
    assert [each["id"] for each in record(evening)["questions"]] == ["A1", "V1"]


def test_who_asked_what_was_bundled_is_told_so() -> None:
    evening = bundled()
    facts = evening.play(BundleQuestion(question="V2"))
    assert touched(evening.meeting, facts) == ({"bram"}, False)


def test_the_console_takes_a_bundle_back() -> None:
    evening = bundled()
    evening.play(Undo(seq=evening.meeting.seq))
    assert under(evening) == {}
    assert seen(evening) == [("V1", 0), ("V2", 0)]


def test_a_log_of_before_tells_no_times_and_no_roles() -> None:
    meeting = asked().meeting
    old = QuestionAsked(stage="questions", question="V9", text="Hoe?", author="bram")
    meeting = evolve(meeting, old)
    answer = QuestionAnswered(stage="questions", question="V9", how="now", text="", owner="", due=None)
    here = evolve(meeting, answer).current.state
    assert here.asked["V9"].since is None  # type: ignore[attr-defined]
    assert (here.answers["V9"].since, here.answers["V9"].by) == (None, "")  # type: ignore[attr-defined]


IDS = st.sampled_from(["V1", "V2", "V3", "V4", ""])


@settings(max_examples=60)
@given(moves=st.lists(st.tuples(IDS, IDS, st.booleans()), max_size=8))
def test_every_question_stands_by_itself_or_under_one_that_does_and_none_is_lost(
    moves: list[tuple[str, str, bool]],
) -> None:
    evening = bundled()
    for text in ("Drie?", "Vier?"):
        evening.play(AskQuestion(text=text), DORA)
    for question, head, hides in moves:
        try:
            evening.play(HideQuestion(question=question) if hides else BundleQuestion(question=question, under=head))
        except Refused:
            continue
    found = lines(evening.meeting, state(evening))
    tops = {line.id for line in heads(found)}
    assert all(line.under in tops for line in found if line.under)
    assert sorted(line.id for head in heads(found) for line in (head, *below(found, head.id))) == sorted(
        line.id for line in found
    )
