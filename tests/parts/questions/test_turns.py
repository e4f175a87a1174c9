"""The desk proposes room and home by turns, the starred first, and whoever is at it may choose otherwise."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.next_step import next_step
from facilitation.parts.questions.acts import (
    AnswerQuestion,
    AskQuestion,
    BackQuestion,
    BundleQuestion,
    PutQuestion,
    StarQuestion,
)
from facilitation.parts.questions.events import QuestionStarred
from facilitation.parts.questions.state import lines
from facilitation.parts.questions.turns import being_put, next_up, sides, turn, waiting
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from facilitation.situation import touched
from tests.facilitation.evening import ANNA, LEADER, Evening
from tests.facilitation.questioned import talk_and_questions
from tests.parts.questions.test_rules import record, state

DAY = date(2025, 4, 10)
HOME = [Actor(f"home{n}", Role.RESIDENT, f"home{n}") for n in (1, 2, 3)]
ROOM = [Actor(f"room{n}", Role.RESIDENT, f"room{n}") for n in (1, 2, 3)]


def asked(*who: Actor) -> Evening:
    """One question of each of these, in this order: V1, V2 and so on."""
    evening = Evening(talk_and_questions())
    for actor in HOME + ROOM:
        channel = "online" if actor in HOME else "room"
        evening.play(TakeSeat(seat=actor.id, channel=channel), Actor(actor.id, Role.VISITOR))  # type: ignore[arg-type]
    evening.reach("questions")
    for number, actor in enumerate(who, 1):
        evening.play(AskQuestion(text=f"Vraag {number}?"), actor)
    return evening


def up(evening: Evening) -> str:
    found = next_up(evening.meeting, state(evening))
    return found.id if found else ""


def put(evening: Evening, *keys: str) -> Evening:
    for key in keys:
        evening.wait(10).play(PutQuestion(question=key, to="de tafel"))
    return evening


def test_the_most_supported_begins_and_then_the_sides_take_turns() -> None:
    evening = asked(ROOM[0], ROOM[1], HOME[0], HOME[1])
    evening.play(BackQuestion(question="V4"), ANNA)
    assert (turn(evening.meeting, state(evening)), up(evening)) == (None, "V4")
    order = []
    while up(evening):
        order.append(up(evening))
        put(evening, up(evening))
    assert order == ["V4", "V1", "V3", "V2"]


def test_the_star_goes_before_support_within_a_side_and_does_not_take_the_other_side_s_turn() -> None:
    evening = put(asked(ROOM[0], HOME[0], HOME[1], ROOM[1]), "V1")
    evening.play(BackQuestion(question="V2"), ANNA)
    evening.play(StarQuestion(question="V3"))
    evening.play(StarQuestion(question="V4"))
    assert up(evening) == "V3"
    evening.play(StarQuestion(question="V3", on=False))
    assert up(evening) == "V2"


def test_where_a_side_has_nothing_to_ask_the_other_goes_on() -> None:
    evening = put(asked(ROOM[0], ROOM[1]), "V1")
    assert (turn(evening.meeting, state(evening)), up(evening)) == ("home", "V2")


def test_a_bundle_of_both_sides_is_of_both_and_takes_nobody_s_turn() -> None:
    evening = put(asked(ROOM[0], HOME[0], ROOM[1], HOME[1]), "V1")
    evening.play(BundleQuestion(question="V2", under="V3"))
    found = lines(evening.meeting, state(evening))
    assert sides(found, found[2]) == {"room", "home"}
    assert up(evening) == "V3"
    assert turn(put(evening, "V3").meeting, state(evening)) == "home"


def test_whoever_is_at_the_desk_may_overrule() -> None:
    evening = put(asked(ROOM[0], ROOM[1], HOME[0]), "V1", "V2")
    assert (turn(evening.meeting, state(evening)), up(evening)) == ("home", "V3")


def test_the_big_button_answers_the_question_that_was_put() -> None:
    evening = put(asked(ROOM[0], HOME[0]), "V2")
    step = next_step(evening.meeting)
    assert step is not None
    assert step.button.act == "question.answer V2 how=now"
    found = being_put(evening.meeting, state(evening))
    assert found is not None
    assert found.id == "V2"


def test_a_question_gets_its_answer_also_after_its_stage_and_its_asker_is_told() -> None:
    evening = asked(HOME[0])
    evening.play(AdvanceStage())
    facts = evening.play(AnswerQuestion(question="V1", how="later", owner="Het stadsdeel", due=DAY))
    assert touched(evening.meeting, facts) == ({"home1"}, False)
    (told,) = record(evening)["questions"]
    assert (told["how"], told["owner"], told["due"]) == ("later", "Het stadsdeel", "2025-04-10")


def test_a_star_is_no_news_for_anybody_and_stands_in_no_record() -> None:
    evening = asked(ROOM[0])
    before = record(evening)["questions"]
    facts = evening.play(StarQuestion(question="V1"))
    assert [type(fact) for fact in facts] == [QuestionStarred]
    assert evening.play(StarQuestion(question="V1")) == []
    assert touched(evening.meeting, facts) == (set(), False)
    assert record(evening)["questions"] == before


KEYS = st.sampled_from([f"V{n}" for n in range(1, 7)])
ACTS = st.one_of(
    st.builds(StarQuestion, question=KEYS, on=st.booleans()),
    st.builds(PutQuestion, question=KEYS, to=st.just("de tafel")),
    st.builds(AnswerQuestion, question=KEYS, how=st.just("now")),
    st.builds(BundleQuestion, question=KEYS, under=KEYS),
)


@settings(max_examples=60)
@given(acts=st.lists(ACTS, max_size=12))
def test_the_desk_proposes_one_that_waits_and_of_the_side_whose_turn_it_is_where_there_is_one(
    acts: list[StarQuestion | PutQuestion | AnswerQuestion | BundleQuestion],
) -> None:
    evening = asked(ROOM[0], HOME[0], ROOM[1], HOME[1], ROOM[2], HOME[2])
    for act in acts:
        try:
            evening.play(act, LEADER)
        except Refused:
            continue
    here, found = state(evening), lines(evening.meeting, state(evening))
    left, whose, proposed = waiting(evening.meeting, here), turn(evening.meeting, here), next_up(evening.meeting, here)
    assert (proposed is None) == (not left)
    assert all(line.answer is None and line.id not in here.posed and not line.under for line in left)
    of_side = [line for line in left if whose in sides(found, line)]
    if proposed and of_side:
        assert proposed == of_side[0]
