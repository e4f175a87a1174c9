"""Whoever sits at a table lays, all who sit there agree, and who goes takes along what is theirs."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.parts.chips.acts import AgreeChips, MoveChips, PlaceChips
from facilitation.parts.chips.asked import agrees, lacking, totals
from facilitation.parts.chips.laying import lay
from facilitation.parts.mixing.acts import DrawMix, PrepareMix, SeatMix
from facilitation.parts.plans import WithdrawInitiative
from facilitation.parts.repair.acts import MergeSeats
from facilitation.parts.seating import MoveSeat, RemoveSeat
from facilitation.parts.stages import CloseStage
from facilitation.roles import Actor, Role
from tests.facilitation.evening import ANNA, BRAM, DORA
from tests.parts.chips.laying import CHAIR, agree, full, laying, own

# --- laying


def test_one_lays_ones_own_chips_and_no_more_than_one_has() -> None:
    evening = laying()
    evening.play(MoveChips(thing="garden", by=3), ANNA)
    evening.play(MoveChips(thing="garden", by=-1), ANNA)
    evening.play(PlaceChips(seat="bram", amounts={"lamps": 2, "garden": 0}), BRAM)
    assert own(evening) == {"anna": {"garden": 2}, "bram": {"lamps": 2}}
    assert evening.refuse(MoveChips(thing="lamps", by=3), ANNA).details == {"over": 1}
    assert evening.refuse(MoveChips(thing="lamps", by=-1), ANNA).key == "chips_none_there"
    assert evening.play(PlaceChips(seat="bram", amounts={"lamps": 2}), BRAM) == []


def test_a_table_lays_its_chips_together_and_as_few_move_as_can_be() -> None:
    evening = laying()
    evening.play(PlaceChips(seat="anna", amounts={"garden": 4}), ANNA)
    facts = evening.play(PlaceChips(table="Tafel 1", amounts={"garden": 5, "lamps": 3}), BRAM)
    assert totals(evening.meeting, evening.state, "t1") == {"garden": 5, "lamps": 3}
    assert own(evening)["anna"] == {"garden": 4}
    assert len(facts) == 2
    assert evening.refuse(PlaceChips(amounts={"garden": 13}), BRAM).details == {"over": 1}


def test_nobody_lays_for_another_table_nor_without_one() -> None:
    evening = laying()
    assert evening.refuse(PlaceChips(table="t1", amounts={"garden": 1}), DORA).key == "not_your_table"
    assert evening.refuse(PlaceChips(amounts={"garden": 1})).key == "seat_unchosen"
    assert evening.refuse(PlaceChips(seat="bram", amounts={}), ANNA).key == "not_your_seat"


def test_for_who_has_no_phone_a_chair_lays_with_their_hand_and_for_no_other() -> None:
    evening = laying()
    [event] = evening.play(MoveChips(seat="chris", thing="garden", by=1), CHAIR)
    assert getattr(event, "hand", None)
    assert evening.refuse(MoveChips(seat="anna", thing="garden", by=1), CHAIR).key == "help_not_asked"
    assert evening.refuse(PlaceChips(amounts={"garden": 12}), CHAIR).key == "help_not_asked"


def test_on_one_thing_one_lays_no_more_than_was_agreed_and_a_table_finds_a_way() -> None:
    evening = laying(each=1)
    assert evening.refuse(MoveChips(thing="garden", by=2), ANNA).key == "chips_each"
    evening.play(PlaceChips(amounts={"garden": 3, "lamps": 3, "mural": 3, "playground": 3}), ANNA)
    assert set(map(len, own(evening).values())) == {4}
    assert evening.refuse(PlaceChips(amounts={"garden": 4}), ANNA).key == "chips_each"


@given(
    st.integers(1, 6), st.integers(1, 8), st.one_of(st.none(), st.integers(1, 4)),
    st.lists(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 12)), min_size=1, max_size=4),
)  # fmt: skip
def test_what_a_table_lays_together_lies_there_and_nobody_has_more_than_their_stack(
    people: int, stack: int, each: int | None, wishes: list[dict[str, int]]
) -> None:
    sitting, laid = [str(n) for n in range(people)], dict[str, dict[str, int]]()
    for wanted in wishes:
        found = lay(sitting, laid, wanted, stack, each)
        possible = sum(wanted.values()) <= people * stack and all(
            n <= people * (each or stack) for n in wanted.values()
        )
        assert (found is not None) == possible
        if found is None:
            continue
        laid = found
        assert Counter({k: n for k, n in wanted.items() if n}) == sum(
            (Counter(own) for own in found.values()), Counter()
        )
        assert all(sum(own.values()) <= stack for own in found.values())
        assert all(n <= (each or stack) for own in found.values() for n in own.values())


# --- agreeing


def test_a_table_hands_in_once_all_who_sit_there_agree() -> None:
    evening = laying()
    evening.play(PlaceChips(amounts={"garden": 12}), ANNA)
    agree(evening, "anna", "chris")
    assert lacking(evening.meeting, evening.state, "t1") == ["bram"]
    assert not agrees(evening.meeting, evening.state, "t1")
    agree(evening, "bram")
    assert agrees(evening.meeting, evening.state, "t1")
    assert evening.play(AgreeChips(table="t1"), BRAM) == []


def test_a_chip_that_moves_takes_away_every_agreement_at_its_table_and_at_no_other() -> None:
    evening = full(laying())
    evening.play(MoveChips(thing="garden", by=-1), ANNA)
    assert not evening.state.agreed.get("t1")
    assert agrees(evening.meeting, evening.state, "t3")


def test_one_takes_ones_own_agreement_back_until_it_closes() -> None:
    evening = full(laying())
    evening.play(AgreeChips(on=False), ANNA)
    assert lacking(evening.meeting, evening.state, "t1") == ["anna"]
    evening.play(CloseStage())
    assert list(evening.state.handed) == ["t3"]
    assert evening.refuse(AgreeChips(), ANNA).key == "stage_closed"


@pytest.mark.parametrize(
    ("rules", "amounts", "key"),
    [
        ({"spare": False}, {"garden": 11}, "chips_left"),
        ({"step": 2}, {"garden": 3}, "chips_step"),
        ({"least": 3}, {"garden": 5, "lamps": 2}, "chips_least"),
        ({"spread": 2}, {"garden": 12}, "chips_spread"),
    ],
)
def test_nobody_agrees_with_what_is_outside_the_limits(rules: Any, amounts: Any, key: str) -> None:
    evening = laying(**rules)
    evening.play(PlaceChips(amounts=amounts), ANNA)
    assert evening.refuse(AgreeChips(), ANNA).key == key


def test_behind_a_thing_stand_as_many_people_as_was_agreed_or_all() -> None:
    evening = laying(behind=2)
    evening.play(MoveChips(thing="garden", by=4), ANNA)
    assert evening.refuse(AgreeChips(), ANNA).key == "chips_behind"
    evening.play(MoveChips(thing="garden", by=1), BRAM)
    agree(evening, "anna", "bram")
    evening.play(MoveChips(thing="garden", by=1), DORA)
    agree(evening, "dora")


# --- who goes


def test_who_goes_to_another_table_takes_along_what_is_theirs_and_both_tables_agree_anew() -> None:
    evening = full(laying())
    before = own(evening)
    evening.play(MoveSeat(table="t3"), ANNA)
    assert own(evening) == before
    assert totals(evening.meeting, evening.state, "t3")["garden"] == 4 + before["anna"].get("garden", 0)
    assert evening.state.everybody == frozenset()


def test_who_comes_without_chips_takes_nobodys_agreement_away_and_has_to_agree() -> None:
    evening = full(laying())
    evening.sit("eva")
    assert lacking(evening.meeting, evening.state, "t1") == ["eva"]
    evening.play(MoveSeat(table="t3"), Actor("eva", Role.RESIDENT, "eva"))
    assert agrees(evening.meeting, evening.state, "t1")


def test_who_is_taken_out_takes_their_chips_away_and_the_others_agree_anew() -> None:
    evening = full(laying())
    evening.play(RemoveSeat(seat="bram", reason="Ging weg."))
    assert set(own(evening)) == {"anna", "chris", "dora"}
    assert evening.state.everybody == {"dora"}


def test_of_two_seats_that_are_one_person_the_chips_of_the_one_that_stays_count() -> None:
    evening = full(laying())
    evening.play(MergeSeats(seat="anna", into="dora", reason="Eén telefoon, twee stoelen."))
    assert set(own(evening)) == {"bram", "chris", "dora"}


def test_a_hall_that_is_mixed_takes_all_chips_along() -> None:
    evening = full(laying())
    before = own(evening)
    evening.play(PrepareMix())
    evening.play(DrawMix(words="fiets klaver zon"))
    evening.play(SeatMix())
    assert own(evening) == before
    assert evening.state.agreed.keys() <= {"t3"}


def test_chips_on_a_plan_that_is_withdrawn_go_back_to_whose_they_are() -> None:
    evening = full(laying())
    evening.play(WithdrawInitiative(initiative="lamps", reason="Verhuisd."))
    assert totals(evening.meeting, evening.state, "t1") == {"garden": 7}
    assert evening.state.everybody == {"dora"}
    assert evening.refuse(MoveChips(thing="lamps", by=1), ANNA).key == "initiative_withdrawn"
