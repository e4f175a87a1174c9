"""Seats are taken, added and moved."""

import msgspec
import pytest

from facilitation.decide import decide
from facilitation.events import MeetingOpened
from facilitation.evolve import fold
from facilitation.parts.seating import AddSeat, MoveSeat, SeatMoved, SeatTaken, TakeSeat, seats
from facilitation.state.seat import Channel, Seat, Table
from tests.facilitation.evening import ANNA, DORA, START, VISITOR, Evening


@pytest.mark.parametrize(("channel", "table"), [("room", None), ("online", "t3")])
def test_a_seat_taken_online_is_at_the_table_at_home(channel: Channel, table: str | None) -> None:
    evening = Evening()
    evening.play(TakeSeat(seat="eva", channel=channel), VISITOR)
    assert seats(evening.meeting)["eva"] == Seat("eva", table, channel)


def test_a_seat_is_taken_at_a_chosen_table() -> None:
    evening = Evening()
    assert evening.play(TakeSeat(seat="eva", table="t2"), VISITOR) == [SeatTaken(seat="eva", table="t2")]
    evening.play(TakeSeat(seat="finn", table="t2", channel="online"), VISITOR)
    assert seats(evening.meeting)["finn"].table == "t2"


@pytest.mark.parametrize(("named", "table"), [("t2", "t2"), ("Tafel 2", "t2"), ("2", "t2"), ("thuis", "t3")])
def test_a_table_goes_by_its_id_its_name_or_its_number(named: str, table: str) -> None:
    evening = Evening()
    evening.play(TakeSeat(seat="eva", table=named), VISITOR)
    evening.play(MoveSeat(table=named), ANNA)
    assert {seats(evening.meeting)[name].table for name in ("eva", "anna")} == {table}
    assert evening.play(MoveSeat(table=named), ANNA) == []


def test_the_id_of_a_table_goes_before_the_number_of_another() -> None:
    evening = Evening()
    opened = evening.events[0]
    assert isinstance(opened, MeetingOpened)
    swapped = msgspec.structs.replace(opened, tables=(Table("2", "Tafel 1"), Table("1", "Tafel 2")))
    meeting = fold([swapped])
    (fact,) = decide(meeting, TakeSeat(seat="eva", table="1"), VISITOR, START)
    assert fact == SeatTaken(seat="eva", table="1")


def test_a_table_without_a_name_is_not_found_by_saying_nothing() -> None:
    assert Evening().refuse(MoveSeat(table=""), ANNA).key == "unknown_table"


@pytest.mark.parametrize("channel", ["paper", "assisted"])
def test_the_console_seats_somebody_without_a_phone(channel: Channel) -> None:
    evening = Evening()
    evening.play(AddSeat(seat="eva", name="Eva", table="t2", channel=channel))
    assert seats(evening.meeting)["eva"] == Seat("eva", "t2", channel)


def test_a_name_never_enters_an_event() -> None:
    facts = Evening().play(AddSeat(seat="s7", name="Eva de Vries"))
    assert "Eva" not in repr(facts)


def test_people_sit_down_at_any_moment_of_the_evening() -> None:
    evening = Evening().reach("ranking")
    evening.play(TakeSeat(seat="eva"), VISITOR)
    assert "eva" in seats(evening.meeting)


def test_a_seat_moves_and_keeps_its_channel() -> None:
    evening = Evening()
    assert evening.play(MoveSeat(table="t2"), ANNA) == [SeatMoved(seat="anna", table="t2")]
    evening.play(MoveSeat(table="t1"), DORA)
    assert seats(evening.meeting)["dora"] == Seat("dora", "t1", "online")


@pytest.mark.parametrize("wanted", ["t2", "Tafel 2", "2"])
def test_a_table_may_be_named_by_its_id_its_name_or_its_number(wanted: str) -> None:
    evening = Evening()
    evening.play(TakeSeat(seat="eva", table=wanted), VISITOR)
    assert seats(evening.meeting)["eva"].table == "t2"
