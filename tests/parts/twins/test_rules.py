"""Two arguments as one: the yes of both authors, each person's support once, and everything back when they part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.parts.arguments.acts import ModerateArgument, PostArgument, SupportArgument, UnsupportArgument
from facilitation.parts.arguments.state import KIND, Argument
from facilitation.parts.repair.acts import MergeSeats
from facilitation.parts.seating import RemoveSeat, TakeSeat
from facilitation.parts.twins.acts import AnswerPairing, PairArguments, PartArguments
from facilitation.parts.twins.events import ArgumentsJoined, ArgumentsParted
from facilitation.parts.twins.state import pairs
from facilitation.roles import Actor
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER, VISITOR, Evening, phone

EVA = phone("eva")
PEOPLE = (ANNA, BRAM, DORA, EVA)


def argued(number: int = 2) -> Evening:
    """Anna, Bram and Dora each say nearly the same about a plan; Eva says nothing."""
    evening = Evening(pseudonymous=True)
    evening.play(TakeSeat(seat="eva", table="t1"), VISITOR)
    evening.reach("arguments")
    for who in PEOPLE[:number]:
        evening.play(PostArgument(initiative="garden", side="for", text="Er is licht."), who)
    return evening


def support(evening: Evening, argument: str, *people: Actor) -> None:
    for who in people:
        evening.play(SupportArgument(argument=argument), who)


def joined(evening: Evening, other: str = "A2", author: Actor = BRAM) -> None:
    evening.play(PairArguments(argument="A1", other=other), LEADER)
    for who in (ANNA, author):
        evening.play(AnswerPairing(other=other, yes=True), who)


def said(evening: Evening) -> dict[str, Argument]:
    stage = KIND.here(evening.meeting)
    assert stage is not None
    return dict(stage.state.arguments)


def test_nothing_stands_as_one_before_both_authors_said_yes() -> None:
    evening = argued()
    evening.play(PairArguments(argument="A1", other="A2"), LEADER)
    evening.play(AnswerPairing(other="A2", yes=True), ANNA)
    assert evening.play(AnswerPairing(other="A2", yes=True), ANNA) == []
    assert said(evening)["A2"].status == "shown"
    evening.play(AnswerPairing(other="A2", yes=True), BRAM)
    assert (said(evening)["A2"].status, said(evening)["A2"].under) == ("joined", "A1")


def test_the_yes_of_an_author_who_asks_is_in_the_asking() -> None:
    evening = argued()
    evening.play(PairArguments(argument="A1", other="A2"), BRAM)
    evening.play(AnswerPairing(other="A2", yes=True), ANNA)
    assert said(evening)["A2"].status == "joined"


def test_one_no_ends_it_and_it_can_be_asked_again() -> None:
    evening = argued()
    evening.play(PairArguments(argument="A1", other="A2"), LEADER)
    evening.play(AnswerPairing(other="A2", yes=False), BRAM)
    assert not pairs(evening.meeting)
    joined(evening)
    assert said(evening)["A2"].status == "joined"


def test_who_stands_behind_both_counts_once() -> None:
    evening = argued()
    support(evening, "A1", DORA)
    support(evening, "A2", DORA, EVA)
    joined(evening)
    assert said(evening)["A1"].supporters == {"dora", "eva"}


def test_nobody_begins_to_support_what_they_wrote_themselves() -> None:
    evening = argued()
    joined(evening)
    assert evening.refuse(SupportArgument(argument="A1"), BRAM).key == "own_argument"


def test_who_took_support_back_does_not_stand_behind_the_other_one_again() -> None:
    evening = argued()
    support(evening, "A2", DORA, EVA)
    joined(evening)
    evening.play(UnsupportArgument(argument="A1"), DORA)
    (parted,) = evening.play(PartArguments(other="A2"), BRAM)
    assert isinstance(parted, ArgumentsParted)
    assert parted.gone == ("dora",)
    assert not said(evening)["A1"].supporters
    assert said(evening)["A2"].supporters == {"eva"}


def test_of_three_as_one_who_came_with_two_stays_with_the_other() -> None:
    evening = argued(3)
    support(evening, "A2", EVA)
    support(evening, "A3", EVA)
    joined(evening)
    joined(evening, "A3", DORA)
    assert said(evening)["A1"].supporters == {"eva"}
    evening.play(PartArguments(other="A2"), LEADER)
    assert said(evening)["A1"].supporters == {"eva"}
    evening.play(PartArguments(other="A3"), LEADER)
    assert said(evening)["A1"].supporters == frozenset()


@pytest.mark.parametrize("argument", ["A1", "A2"])
def test_what_is_hidden_is_taken_apart_first_and_the_other_one_stays(argument: str) -> None:
    evening = argued()
    support(evening, "A2", EVA)
    joined(evening)
    facts = evening.play(ModerateArgument(argument=argument, verdict="hide", reason="Over iemand."), LEADER)
    assert isinstance(facts[0], ArgumentsParted)
    other = {"A1": "A2", "A2": "A1"}[argument]
    assert (said(evening)[argument].status, said(evening)[other].status) == ("hidden", "shown")
    assert said(evening)["A2"].supporters == {"eva"}


def test_words_of_who_is_taken_out_are_taken_apart_first() -> None:
    evening = argued()
    joined(evening)
    evening.play(RemoveSeat(seat="anna", reason="Zat er twee keer.", texts=True), LEADER)
    assert (said(evening)["A1"].status, said(evening)["A2"].status) == ("hidden", "shown")
    assert not pairs(evening.meeting)


def test_a_seat_that_became_another_came_along_all_the_same() -> None:
    evening = argued()
    support(evening, "A2", DORA)
    joined(evening)
    evening.play(MergeSeats(seat="dora", into="eva", reason="Een mens."), LEADER)
    assert said(evening)["A1"].supporters == {"eva"}
    evening.play(PartArguments(other="A2"), LEADER)
    assert not said(evening)["A1"].supporters
    assert said(evening)["A2"].supporters == {"eva"}


behind = st.sets(st.sampled_from(PEOPLE), max_size=4)


@given(behind, behind)
def test_support_is_everybody_once_and_goes_back_to_where_each_put_it(first: set[Actor], other: set[Actor]) -> None:
    evening = argued()
    support(evening, "A1", *(first - {ANNA}))
    support(evening, "A2", *(other - {BRAM}))
    before = said(evening)
    joined(evening)
    assert said(evening)["A1"].supporters == before["A1"].supporters | before["A2"].supporters
    evening.play(PartArguments(other="A2"), LEADER)
    assert said(evening) == before


def test_the_event_names_who_came_along_sorted() -> None:
    evening = argued()
    support(evening, "A2", EVA, DORA)
    evening.play(PairArguments(argument="A1", other="A2"), ANNA)
    _, fact = evening.play(AnswerPairing(other="A2", yes=True), BRAM)
    assert isinstance(fact, ArgumentsJoined)
    assert fact.came == ("dora", "eva")
