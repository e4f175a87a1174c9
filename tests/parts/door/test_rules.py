"""Who is let in at the door, and which phones are taken out together."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.part import LoggedEvent
from facilitation.parts.arguments.acts import PostArgument, SupportArgument
from facilitation.parts.door.acts import AdmitPhone, CountHeads, OpenDoor, RemoveSeats, ShutDoor
from facilitation.parts.door.asked import batch, door, mark_of, newest, over
from facilitation.parts.seating import MoveSeat, RemoveSeat, TakeSeat, seating, seats
from facilitation.record.compose import compose
from facilitation.roles import Actor, Role
from tests.facilitation.evening import ANNA, LEADER, VISITOR, Evening

WHY = "Meer telefoons dan mensen."


def flooded(evening: Evening, number: int = 5, channel: Any = "room") -> list[str]:
    """So many strangers sit down, one after another."""
    strangers = [f"vreemd{n}" for n in range(number)]
    for seat in strangers:
        evening.play(TakeSeat(seat=seat, channel=channel), VISITOR)
    return strangers


def out(strangers: list[str], **more: Any) -> RemoveSeats:
    """All of them, and whoever came in between."""
    said = {"first": strangers[0], "last": strangers[-1], "seats": len(strangers), "reason": WHY} | more
    return RemoveSeats(**said)


def record(evening: Evening) -> dict[str, Any]:
    """The record of it as plain values."""
    times = [time.isoformat() for time in evening.times]
    return compose(LoggedEvent(n, at, e) for n, (at, e) in enumerate(zip(times, evening.events, strict=True), 1))


# --- shut


def test_a_door_that_is_shut_is_for_who_is_new_and_nobody_who_sits_notices() -> None:
    evening = Evening()
    evening.play(ShutDoor())
    assert evening.refuse(TakeSeat(seat="eva"), VISITOR).key == "door_shut"
    assert evening.play(MoveSeat(table="t2"), ANNA)
    evening.play(OpenDoor())
    assert evening.play(TakeSeat(seat="eva"), VISITOR)


def test_one_way_in_is_shut_and_the_other_stays_open() -> None:
    evening = Evening()
    evening.play(ShutDoor(way="online"))
    assert evening.refuse(TakeSeat(seat="eva", channel="online"), VISITOR).key == "door_shut"
    assert evening.play(TakeSeat(seat="eva"), VISITOR)
    evening.play(ShutDoor())
    evening.play(OpenDoor(way="room"))
    assert door(evening.meeting).shut == {"online"}


@pytest.mark.parametrize("act", [OpenDoor(), OpenDoor(way="room"), CountHeads()])
def test_what_is_so_already_is_no_event(act: Any) -> None:
    assert Evening().play(act) == []


# --- counted


def test_no_more_phones_sit_down_in_the_hall_than_there_are_heads_less_those_on_paper() -> None:
    evening = Evening()  # two phones and one on paper in the hall, one online
    evening.play(CountHeads(heads=4))
    evening.play(TakeSeat(seat="eva"), VISITOR)
    assert evening.refuse(TakeSeat(seat="finn"), VISITOR).key == "hall_full"
    assert evening.play(TakeSeat(seat="finn", channel="online"), VISITOR)


def test_until_somebody_counts_there_is_no_limit_and_counting_fewer_throws_nobody_out() -> None:
    evening = Evening()
    flooded(evening, 40)
    evening.play(CountHeads(heads=3))
    assert len(seats(evening.meeting)) == 44
    assert over(evening.meeting) == 40
    evening.play(CountHeads())
    assert evening.play(TakeSeat(seat="eva"), VISITOR)


# --- let in by hand


def test_one_phone_is_let_in_by_the_code_that_it_shows_and_no_other_by_the_same() -> None:
    evening = Evening()
    evening.play(ShutDoor())
    evening.play(CountHeads(heads=0))
    shown = str(evening.refuse(TakeSeat(seat="eva"), VISITOR).details["mark"])
    evening.play(AdmitPhone(mark=f" {shown[:2].lower()}-{shown[2:]} "))
    assert evening.refuse(TakeSeat(seat="finn"), VISITOR).key == "door_shut"
    assert evening.play(TakeSeat(seat="eva"), VISITOR)
    evening.play(RemoveSeat(seat="eva", reason=WHY))
    assert evening.refuse(TakeSeat(seat="eva"), VISITOR).key == "door_shut"


@given(st.text(max_size=20), st.text(max_size=20))
def test_what_a_phone_shows_is_five_signs_and_always_the_same(one: str, other: str) -> None:
    assert len(mark_of(one)) == 5
    assert (mark_of(one) == mark_of(other)) == (one == other)


# --- taken out together


def test_a_batch_is_every_phone_of_that_way_from_the_first_to_the_last_but_who_was_let_in_by_hand() -> None:
    evening = Evening()
    evening.play(TakeSeat(seat="v1"), VISITOR)
    evening.play(TakeSeat(seat="thuis", channel="online"), VISITOR)
    evening.play(AdmitPhone(mark=mark_of("eva")))
    evening.play(TakeSeat(seat="eva"), VISITOR)
    evening.play(TakeSeat(seat="v2"), VISITOR)
    assert batch(evening.meeting, "v1", "v2") == ["v1", "v2"]
    assert batch(evening.meeting, "thuis", "v2") == ["thuis"]
    assert batch(evening.meeting, "v2", "v1") == []


def test_the_newest_above_the_heads_are_the_ones_that_came_last() -> None:
    evening = Evening()
    evening.play(AdmitPhone(mark=mark_of("vreemd4")))
    flooded(evening)
    evening.play(CountHeads(heads=6))
    assert newest(evening.meeting) == ["vreemd2", "vreemd3"]


def test_they_go_with_their_texts_and_support_and_the_others_keep_theirs() -> None:
    evening = Evening().reach("arguments")
    evening.play(PostArgument(initiative="garden", side="for", text="Groen."), ANNA)
    strangers = flooded(evening)
    for seat in strangers:
        stranger = Actor(seat, Role.RESIDENT, seat)
        evening.play(SupportArgument(argument="A1"), stranger)
        evening.play(PostArgument(initiative="garden", side="against", text=f"Weg ermee, {seat}."), stranger)
    assert evening.state.arguments["A1"].support == 5
    evening.play(out(strangers))
    said = evening.state.arguments
    assert (said["A1"].support, said["A1"].status) == (0, "shown")
    assert {said[f"A{n}"].status for n in range(2, 7)} == {"hidden"}
    assert set(seats(evening.meeting)) == {"anna", "bram", "chris", "dora"}
    assert set(seating(evening.meeting).gone) == set(strangers)


def test_a_batch_that_is_not_what_was_on_the_screen_stays() -> None:
    evening = Evening()
    strangers = flooded(evening)
    evening.play(RemoveSeat(seat=strangers[2], reason=WHY))
    assert evening.refuse(out(strangers)).key == "batch_moved"
    assert evening.play(out(strangers, seats=4))


def test_whoever_comes_after_is_in_no_batch_that_was_shown_before() -> None:
    evening = Evening()
    strangers = flooded(evening)
    evening.play(TakeSeat(seat="eva"), VISITOR)
    evening.play(out(strangers))
    assert "eva" in seats(evening.meeting)


def test_one_of_a_batch_who_belongs_there_sits_down_again_and_reads_why() -> None:
    evening = Evening()
    strangers = flooded(evening)
    evening.play(out(strangers))
    assert seating(evening.meeting).why["vreemd3"] == WHY
    assert evening.play(TakeSeat(seat="vreemd3", table="t1"), VISITOR)
    assert "vreemd3" not in seating(evening.meeting).gone


def test_seats_on_paper_are_no_phones_and_in_no_batch() -> None:
    evening = Evening()
    assert evening.refuse(RemoveSeats(first="chris", last="chris", seats=1, reason=WHY), LEADER).key == "batch_moved"


# --- the record


def test_the_record_tells_what_happened_at_the_door_and_never_which_seat() -> None:
    evening = Evening()
    evening.play(CountHeads(heads=4))
    evening.play(CountHeads(heads=None))
    strangers = flooded(evening)
    evening.play(CountHeads(heads=3))
    evening.play(ShutDoor())
    evening.play(out(strangers))
    evening.play(AdmitPhone(mark=mark_of("vreemd1")))
    evening.play(TakeSeat(seat="vreemd1"), VISITOR)
    told = record(evening)
    assert [(each["heads"], each["seats"]) for each in told["door"]["heads"]] == [(4, 3), (None, 3), (3, 8)]
    assert [(each["ways"], each["shut"]) for each in told["door"]["shut"]] == [(["room", "online"], True)]
    assert told["door"]["admitted"] == 1
    assert [(r["reason"], r["words"], r["seats"], r["back"]) for r in told["door"]["removed"]] == [(WHY, True, 5, 1)]
    assert "vreemd" not in str(told)


def test_an_evening_with_an_open_door_has_no_member_for_it() -> None:
    assert "door" not in record(Evening())
