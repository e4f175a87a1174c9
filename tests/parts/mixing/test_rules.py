"""Who is mixed, by which words, and what the record tells of it."""

from typing import Any

import pytest

from facilitation.decide import decide
from facilitation.events import ToldBeside
from facilitation.part import LoggedEvent
from facilitation.parts.mixing.acts import AskFields, DrawMix, ForgetFields, KeepPlace, PrepareMix, SeatMix, TellFields
from facilitation.parts.mixing.asked import mixing
from facilitation.parts.mixing.draw import draw
from facilitation.parts.seating import MoveSeat, RemoveSeat, TakeSeat, seats
from facilitation.record.compose import compose
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from tests.facilitation.evening import ANNA, BRAM, VISITOR, Evening, phone

CHAIR = Actor("chair", Role.TABLE_CHAIR, table="t1")


@pytest.fixture
def full() -> Evening:
    """Ten more people in the hall, five at each table, and one at home."""
    evening = Evening()
    for number in range(10):
        evening.play(TakeSeat(seat=f"s{number}", table=f"t{number % 2 + 1}"), VISITOR)
    evening.play(TakeSeat(seat="thuis", table="t3", channel="online"), VISITOR)
    return evening


def mixed(evening: Evening, words: str = "rode fiets", **groups: Any) -> None:
    """From the list to everybody's new table."""
    evening.play(PrepareMix(**groups))
    evening.play(DrawMix(words=words))
    evening.play(SeatMix())


def where(evening: Evening) -> dict[str, str | None]:
    return {seat.id: seat.table for seat in seats(evening.meeting).values()}


def record(evening: Evening) -> dict[str, Any]:
    times = [time.isoformat() for time in evening.times]
    return compose(LoggedEvent(n, at, e) for n, (at, e) in enumerate(zip(times, evening.events, strict=True), 1))


# --- what people tell


def test_what_somebody_tells_of_themselves_is_beside_the_log_and_only_what_is_asked(full: Evening) -> None:
    assert full.refuse(TellFields(newcomer="yes"), phone("s1")).key == "nothing_asked_now"
    full.play(AskFields(fields=["age", "newcomer"]))
    told = decide(
        full.meeting, TellFields(newcomer="yes", street="Dorpsstraat 3", initiative="garden"), phone("s1"), full.now
    )
    assert told == [ToldBeside(part="mixing", seat="s1", value={"newcomer": "yes", "plan": "garden"})]
    assert full.refuse(TellFields(initiative="maan"), phone("s1")).key == "unknown_initiative"
    full.play(ForgetFields())
    assert full.refuse(TellFields(newcomer="yes"), phone("s1")).key == "nothing_asked_now"


def test_asking_the_same_again_changes_nothing(full: Evening) -> None:
    full.play(AskFields(fields=["street", "newcomer", "street"]))
    assert mixing(full.meeting).asked == ("newcomer", "street")
    assert not full.play(AskFields(fields=["newcomer", "street"]))


# --- who stays


def test_somebody_keeps_their_own_place_and_whoever_hosts_keeps_it_for_them(full: Evening) -> None:
    full.play(KeepPlace(), phone("s1"))
    full.play(KeepPlace(person="s2"))
    assert full.refuse(KeepPlace(person="s2"), phone("s1")).key == "not_your_seat"
    assert full.refuse(KeepPlace(person="s1"), CHAIR).key == "not_your_table"
    full.play(KeepPlace(person="s0"), CHAIR)
    assert full.refuse(KeepPlace(person="nobody")).key == "unknown_seat"
    assert full.refuse(KeepPlace()).key == "seat_needed"
    full.play(TakeSeat(seat="staat"), VISITOR)
    assert full.refuse(KeepPlace(), phone("staat")).key == "no_table_yet"
    before = where(full)
    mixed(full)
    assert {seat: where(full)[seat] for seat in ("s0", "s1", "s2")} == {s: before[s] for s in ("s0", "s1", "s2")}


def test_who_lets_go_of_a_place_or_is_taken_out_keeps_none(full: Evening) -> None:
    full.play(KeepPlace(), phone("s1"))
    full.play(KeepPlace(), phone("s2"))
    assert not full.play(KeepPlace(), phone("s2"))
    full.play(KeepPlace(on=False), phone("s1"))
    full.play(RemoveSeat(seat="s2", reason="Ging weg."))
    assert mixing(full.meeting).stays == frozenset()


# --- the lot


def test_a_mix_needs_tables_people_a_list_and_words_in_that_order(full: Evening) -> None:
    assert full.refuse(DrawMix(words="rode fiets")).key == "not_prepared"
    assert full.refuse(SeatMix()).key == "not_prepared"
    full.play(PrepareMix())
    assert full.refuse(SeatMix()).key == "not_drawn"
    assert full.refuse(DrawMix(words="  ")).key == "words_needed"
    full.play(DrawMix(words="Rode  FIETS"))
    assert mixing(full.meeting).mix.words == "rode fiets"  # type: ignore[union-attr]
    assert not full.play(DrawMix(words="rode fiets"))
    assert full.refuse(DrawMix(words="andere woorden")).key == "lot_drawn"
    full.play(SeatMix())
    assert not full.play(SeatMix())


def test_a_hall_with_nobody_who_may_move_is_not_mixed(full: Evening) -> None:
    for seat in where(full):
        if seat != "thuis" and where(full)[seat]:
            full.play(KeepPlace(person=seat))
    free = [seat for seat in where(full) if seat != "thuis" and not where(full)[seat]]
    for seat in free[1:]:
        full.play(RemoveSeat(seat=seat, reason="Ging weg."))
    assert full.refuse(PrepareMix()).key == "nobody_to_mix"


def test_everybody_goes_where_the_lot_says_and_who_sits_at_home_stays_there(full: Evening) -> None:
    full.play(PrepareMix())
    full.play(DrawMix(words="rode fiets"))
    mix = mixing(full.meeting).mix
    assert mix
    assert mix.hall
    assert mix.at == draw(mix.hall, "rode fiets")
    full.play(RemoveSeat(seat="s4", reason="Ging weg."))
    full.play(MoveSeat(table="t1"), phone("s5"))
    full.play(TakeSeat(seat="laat", table="t2"), VISITOR)
    full.play(SeatMix())
    assert where(full)["thuis"] == "t3"
    assert where(full)["laat"] == "t2"
    placed = mix.placed()
    assert {s: t for s, t in where(full).items() if s in placed} == {s: t for s, t in placed.items() if s != "s4"}


def test_a_second_mix_knows_who_sat_together_before_the_first_and_after_it(full: Evening) -> None:
    first = where(full)
    mixed(full)
    second = where(full)
    full.play(PrepareMix())
    mix = mixing(full.meeting).mix
    assert mix
    assert mix.hall
    for column, sat in zip(mix.hall.before, (second, first), strict=True):
        together = {(a, b) for a in mix.seats for b in mix.seats if sat[a] and sat[a] == sat[b]}
        rows = list(zip(mix.seats, column, strict=True))
        assert {(a, b) for a, x in rows for b, y in rows if x == y >= 0} == together


def test_people_in_one_group_are_spread_over_the_tables(full: Evening) -> None:
    group = {f"s{number}": 1 for number in range(0, 10, 2)}  # everybody at the first table
    mixed(full, spread=[group])
    assert sorted([where(full)[seat] for seat in group].count(table) for table in ("t1", "t2")) == [2, 3]


def test_a_mix_is_out_of_sight_once_the_room_goes_on_and_only_when_everybody_went(full: Evening) -> None:
    full.play(PrepareMix())
    full.play(DrawMix(words="rode fiets"))
    full.reach("frames")
    assert mixing(full.meeting).mix
    full.play(SeatMix())
    full.reach("initiatives")
    assert mixing(full.meeting).mix is None


def test_the_record_tells_each_lot_and_nothing_of_anybody(full: Evening) -> None:
    assert "mixes" not in record(full)
    full.play(AskFields(fields=["age"]))
    full.play(KeepPlace(), phone("s1"))
    group = {"s0": 1, "s2": 1}
    full.play(PrepareMix(spread=[group]))
    mixed(full, spread=[group])
    unseated, seated = record(full)["mixes"]
    assert (unseated["words"], unseated["quality"], unseated["seated"]) == ("", None, None)
    assert (seated["words"], seated["fields"], seated["stayed"]) == ("rode fiets", ["age"], 1)
    assert seated["quality"]["alike"] == 0
    assert "s2" not in str(record(full)["mixes"])


def test_nobody_but_who_leads_mixes(full: Evening) -> None:
    for act in (PrepareMix(), DrawMix(words="x"), SeatMix(), AskFields(), ForgetFields()):
        for actor in (ANNA, BRAM, CHAIR):
            with pytest.raises(Refused):
                decide(full.meeting, act, actor, full.now)
