"""While the plans are told each has its clock, the big button goes on, and questions are asked, settled and seen."""

from datetime import timedelta

import pytest

from app.faces import regions
from app.live.meetings import load
from facilitation.agenda import agenda
from facilitation.parts.arguments.acts import PostArgument, SettleQuestion
from facilitation.parts.clock import clock_of
from facilitation.parts.floor import GiveFloor, on_floor, still_to_tell
from tests.devices import CODE, Browser
from tests.facilitation.evening import ANNA, Evening
from tests.plain import Plain, at

ASK = PostArgument(initiative="garden", side="question", text="Wie geeft water?")


def test_every_plan_that_is_told_has_a_clock_of_its_own() -> None:
    evening = Evening().reach("initiatives")
    assert clock_of(evening.meeting).deadline == evening.now + timedelta(minutes=5)
    evening.wait(400).play(GiveFloor(initiative="playground"))
    assert clock_of(evening.meeting).deadline == evening.now + timedelta(minutes=5)


def test_the_evening_still_counts_the_plans_that_are_not_told() -> None:
    evening = Evening().reach("initiatives")
    assert still_to_tell(evening.meeting) == 3 * 300
    evening.play(GiveFloor(initiative="mural"))
    assert still_to_tell(evening.meeting) == 0


def test_giving_the_floor_elsewhere_leaves_the_clock_alone() -> None:
    evening = Evening().reach("arguments")
    before = clock_of(evening.meeting)
    evening.wait(60).play(GiveFloor(initiative="mural"))
    assert clock_of(evening.meeting) == before


def test_the_big_button_goes_from_plan_to_plan_and_then_on(desk: Plain) -> None:
    at(desk, "initiatives")
    heard = [on_floor(load(CODE).state)]
    while desk.page.primary["label"].strip() == "Volgend plan":
        desk.press()
        heard.append(on_floor(load(CODE).state))
    assert heard == ["P1", "P2", "P3"]
    assert desk.page.primary["label"].strip() == "Volgende: Argumenten"


def test_a_question_may_be_asked_while_the_plans_are_told_and_nothing_else() -> None:
    evening = Evening().reach("initiatives")
    evening.play(ASK, ANNA)
    other = PostArgument(initiative="garden", side="for", text="Mooi.")
    assert evening.refuse(other, ANNA).key == "wrong_stage"


def test_where_nothing_is_talked_over_nobody_is_invited_to_ask() -> None:
    evening = Evening(agenda("stemavond")).reach("initiatives")
    assert evening.refuse(ASK, ANNA).key == "no_such_stage"


WORDS = [("answered", "beantwoord"), ("later", "komt later"), ("done", "afgevinkt")]


@pytest.mark.parametrize(("became", "words"), WORDS)
def test_what_became_of_a_question_shows_on_every_face(
    console: Browser, desk: Plain, seated: Browser, became: str, words: str
) -> None:
    at(desk, "initiatives")
    assert "Stel een vraag" in seated.get().text
    assert seated.act("argument.post P1 side=question", text="Wie geeft water?").status_code == 200
    desk.press(f"question.settle A1 became={became}")
    for stage in ("initiatives", "arguments"):
        at(desk, stage)
        console.act("floor.give P1")
        for face in ("phone", "screen", "livecast", "console"):
            assert words in "".join(regions.regions(load(CODE), face, "nl").html.values()), (stage, face)


def test_a_settled_question_can_be_opened_again() -> None:
    evening = Evening().reach("initiatives")
    evening.play(ASK, ANNA)
    evening.play(SettleQuestion(argument="A1", became="later"))
    assert evening.play(SettleQuestion(argument="A1", became="later")) == []
    evening.play(SettleQuestion(argument="A1"))
