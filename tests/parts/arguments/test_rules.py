"""Arguments: posted, supported, looked at, hidden with a reason, chosen for the wall."""

import pytest

from facilitation.agenda import agenda
from facilitation.parts.arguments.acts import (
    FeatureArgument,
    ModerateArgument,
    PostArgument,
    SetApproval,
    SupportArgument,
    UnsupportArgument,
)
from facilitation.parts.arguments.events import ArgumentPosted
from facilitation.parts.arguments.state import Argument, ArgumentsState, Side, number_of_arguments
from facilitation.parts.stages import AdvanceStage
from facilitation.situation import stage_named
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, DORA, Evening
from tests.facilitation.situations import argued, closed


def post(text: str = "Mooi.", initiative: str = "garden", side: Side = "for") -> PostArgument:
    return PostArgument(initiative=initiative, side=side, text=text)


def said(evening: Evening, key: str = "A1") -> Argument:
    argument = stage_named(evening.meeting, "arguments").state.arguments[key]
    assert isinstance(argument, Argument)
    return argument


@pytest.mark.parametrize("side", ["for", "against", "question", "improvement"])
def test_an_argument_takes_one_of_four_sides(side: Side) -> None:
    evening = Evening().reach("arguments")
    (fact,) = evening.play(post(side=side), DORA)
    assert fact == ArgumentPosted(
        stage="arguments", argument="A1", initiative="garden", side=side, text="Mooi.", author="dora", channel="online"
    )


def test_arguments_are_numbered_and_kept_in_order_of_arrival() -> None:
    evening = Evening().reach("arguments")
    for actor, plan in ((ANNA, "garden"), (BRAM, "lamps"), (ANNA, "garden")):
        evening.play(post(initiative=plan), actor)
    assert list(evening.state.arguments) == ["A1", "A2", "A3"]
    assert [argument.id for argument in evening.state.about("garden")] == ["A1", "A3"]


def test_numbers_go_on_in_a_second_round_of_arguments() -> None:
    evening = Evening([*agenda()[:4], Stage("more", "arguments")]).reach("arguments")
    evening.play(post(), ANNA)
    evening.play(AdvanceStage())
    evening.play(post(), ANNA)
    assert list(evening.state.arguments) == ["A2"]
    assert number_of_arguments(evening.meeting) == 2


def test_support_is_given_once_and_taken_back() -> None:
    evening = argued()
    evening.play(SupportArgument(argument="A1"), BRAM)
    evening.play(SupportArgument(argument="A1"), DORA)
    assert (said(evening).support, sorted(said(evening).supporters)) == (2, ["bram", "dora"])
    evening.play(UnsupportArgument(argument="A1"), BRAM)
    assert said(evening).supporters == {"dora"}


def test_a_hidden_argument_takes_no_support_but_gives_it_back() -> None:
    evening = argued()
    evening.play(SupportArgument(argument="A1"), BRAM)
    evening.play(ModerateArgument(argument="A1", verdict="hide", reason="Noemt iemand."))
    assert evening.refuse(SupportArgument(argument="A1"), DORA).key == "argument_hidden"
    evening.play(UnsupportArgument(argument="A1"), BRAM)
    assert said(evening).support == 0


def test_hiding_keeps_the_reason_for_the_author_and_takes_it_off_the_list_and_the_wall() -> None:
    evening = argued()
    evening.play(FeatureArgument(argument="A1"))
    evening.play(ModerateArgument(argument="A1", verdict="hide", reason=" Noemt iemand. "))
    assert (said(evening).status, said(evening).reason) == ("hidden", "Noemt iemand.")
    assert (evening.state.about("garden"), evening.state.featured) == ([], ())


def test_a_hidden_argument_is_shown_again_but_not_put_back_on_the_wall() -> None:
    evening = argued()
    evening.play(ModerateArgument(argument="A2", verdict="show"))
    assert (said(evening, "A2").status, said(evening, "A2").reason) == ("shown", "")
    assert evening.state.featured == ()


def test_showing_one_that_is_on_the_wall_leaves_it_there() -> None:
    evening = argued()
    evening.play(FeatureArgument(argument="A1"))
    evening.play(ModerateArgument(argument="A2", verdict="show"))
    assert evening.state.featured == ("A1",)


def test_arguments_are_moderated_after_their_stage_too() -> None:
    evening = argued().reach("ranking")
    evening.play(ModerateArgument(argument="A1", verdict="hide", reason="Toch niet."))
    assert said(evening).status == "hidden"


def test_the_wall_shows_the_chosen_in_the_order_of_choosing() -> None:
    evening = argued()
    evening.play(post("Nog een."), BRAM)
    for key in ("A3", "A1"):
        evening.play(FeatureArgument(argument=key))
    assert evening.state.featured == ("A3", "A1")
    evening.play(FeatureArgument(argument="A3", on=False))
    assert evening.state.featured == ("A1",)


def test_with_approval_a_new_argument_waits_until_somebody_has_looked() -> None:
    evening = argued()
    evening.play(SetApproval(on=True))
    evening.play(post("Eerst kijken."), BRAM)
    assert said(evening, "A3").status == "waiting"
    assert [argument.id for argument in evening.state.about("garden")] == ["A1"]
    assert [argument.id for argument in evening.state.about("garden", "waiting")] == ["A3"]
    assert evening.refuse(SupportArgument(argument="A3"), ANNA).key == "argument_hidden"
    evening.play(ModerateArgument(argument="A3", verdict="show"))
    assert said(evening, "A3").status == "shown"


def test_switching_approval_off_shows_new_arguments_and_leaves_the_waiting_ones() -> None:
    evening = Evening().reach("arguments")
    evening.play(SetApproval(on=True))
    evening.play(post(), ANNA)
    evening.play(SetApproval(on=False))
    evening.play(post(), ANNA)
    assert [said(evening, key).status for key in ("A1", "A2")] == ["waiting", "shown"]


def test_approval_is_switched_before_the_stage_begins() -> None:
    evening = Evening()
    evening.play(SetApproval(on=True))
    evening.reach("arguments").play(post(), ANNA)
    assert said(evening).status == "waiting"


def test_a_waiting_argument_is_turned_away_with_a_reason() -> None:
    evening = Evening().reach("arguments")
    evening.play(SetApproval(on=True))
    evening.play(post(), ANNA)
    evening.play(ModerateArgument(argument="A1", verdict="hide", reason="Dubbel."))
    assert said(evening).status == "hidden"


def test_a_text_that_was_removed_leaves_its_argument_standing() -> None:
    removed = ArgumentPosted(
        stage="arguments", argument="A1", initiative="garden", side="for", text=None, author="anna", channel="room"
    )
    evening = Evening().reach("arguments")
    evening.happen(removed)
    assert said(evening).text == ""


@pytest.mark.parametrize("act", [SupportArgument(argument="A1"), UnsupportArgument(argument="A1")])
def test_support_moves_only_while_the_stage_is_open(act: SupportArgument) -> None:
    assert closed("arguments")().refuse(act, BRAM).key == "stage_closed"
    assert argued().reach("ranking").refuse(act, BRAM).key == "wrong_stage"


def test_a_stage_starts_without_arguments() -> None:
    assert Evening().reach("arguments").state == ArgumentsState()
