"""Whoever spoke least goes first, a turn ends by a word and never by a clock, and nobody waits where they are not."""

from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.part import LoggedEvent
from facilitation.parts.door.acts import RemoveSeats
from facilitation.parts.mixing.acts import DrawMix, PrepareMix, SeatMix
from facilitation.parts.repair.acts import MergeSeats
from facilitation.parts.seating import MoveSeat, RemoveSeat, seats
from facilitation.parts.stages import AdvanceStage
from facilitation.parts.turns import line
from facilitation.parts.turns.acts import EndTurn, GiveTurn, RequestTurn, SetTurns, WithdrawTurn
from facilitation.parts.undo import Undo
from facilitation.record.compose import compose
from facilitation.roles import Actor, Role
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER, Evening

CHAIR = Actor("chair", Role.TABLE_CHAIR, table="t1")
SCRIBE = Actor("scribe", Role.SCRIBE)
PEOPLE = ("anna", "bram", "chris", "dora")


def asking(*people: str, table: str | None = None) -> Evening:
    """An evening at its arguments with these people in line."""
    evening = Evening().reach("arguments")
    for seat in people:
        evening.play(RequestTurn(seat=seat, table=table))
    return evening


def speaking(evening: Evening, table: str | None = None) -> str | None:
    """Who speaks."""
    here = line(evening.meeting, table).speaker
    return here.seat if here else None


def record(evening: Evening) -> Any:
    """What the record tells of turns."""
    times = [time.isoformat() for time in evening.times]
    logged = (LoggedEvent(n, at, e) for n, (at, e) in enumerate(zip(times, evening.events, strict=True), 1))
    return compose(logged).get("turns")


# --- the line


def test_one_is_heard_in_the_order_in_which_one_asked() -> None:
    evening = asking("dora", "anna", "bram")
    assert line(evening.meeting).order == ["dora", "anna", "bram"]
    evening.play(GiveTurn())
    assert speaking(evening) == "dora"
    assert line(evening.meeting).order == ["anna", "bram"]


def test_whoever_has_not_spoken_goes_before_whoever_has() -> None:
    evening = asking("anna")
    evening.play(GiveTurn())
    evening.play(EndTurn())
    for seat in ("anna", "bram"):
        evening.play(RequestTurn(seat=seat))
    assert line(evening.meeting).order == ["bram", "anna"]


def test_asking_twice_is_asking_once_and_who_speaks_does_not_wait() -> None:
    evening = asking("anna")
    assert evening.play(RequestTurn(), ANNA) == []
    evening.play(GiveTurn())
    assert evening.play(RequestTurn(), ANNA) == []


def test_whoever_waits_no_longer_is_passed_over() -> None:
    evening = asking("anna", "bram")
    evening.play(WithdrawTurn(), ANNA)
    assert evening.play(WithdrawTurn(), ANNA) == []
    evening.play(GiveTurn())
    assert speaking(evening) == "bram"


def test_who_leads_may_let_anybody_speak_who_holds_up_a_hand() -> None:
    evening = asking("anna")
    evening.play(GiveTurn(person="bram"))
    assert speaking(evening) == "bram"
    assert line(evening.meeting).order == ["anna"]
    assert evening.play(GiveTurn(person="bram")) == []


def test_nobody_can_be_let_speak_who_is_not_there_and_no_line_is_empty_in_words() -> None:
    evening = asking()
    assert evening.refuse(GiveTurn()).key == "nobody_waits"
    assert evening.refuse(GiveTurn(person="eva")).key == "unknown_seat"


def test_on_behalf_one_asks_for_who_has_no_phone_only_and_with_ones_hand() -> None:
    evening = asking()
    [event] = evening.play(RequestTurn(seat="chris"), LEADER)
    assert getattr(event, "hand", None)
    assert evening.refuse(RequestTurn(seat="anna")).key == "help_not_asked"


def test_while_the_list_is_shut_nobody_new_is_in_it_and_who_waits_is_heard() -> None:
    evening = asking("anna")
    evening.play(SetTurns(open=False))
    assert evening.play(SetTurns(open=False)) == []
    assert evening.refuse(RequestTurn(), BRAM).key == "turns_shut"
    evening.play(GiveTurn())
    assert speaking(evening) == "anna"


# --- the turn


def test_a_turn_is_as_long_as_was_said_and_zero_ends_nothing() -> None:
    evening = asking("anna", "bram")
    evening.play(SetTurns(seconds=60))
    evening.play(GiveTurn())
    here = line(evening.meeting).speaker
    assert here is not None
    assert here.until == evening.now + timedelta(seconds=60)
    evening.wait(3600)
    assert speaking(evening) == "anna"


def test_who_speaks_ends_their_own_turn_and_no_other() -> None:
    evening = asking("anna")
    evening.play(GiveTurn())
    assert evening.refuse(EndTurn(), BRAM).key == "not_your_turn"
    evening.play(EndTurn(), ANNA)
    assert speaking(evening) is None
    assert evening.play(EndTurn()) == []


def test_the_next_one_takes_the_turn_from_the_one_before() -> None:
    evening = asking("anna", "bram")
    evening.play(GiveTurn())
    evening.play(GiveTurn())
    assert speaking(evening) == "bram"
    assert set(line(evening.meeting).spoken) == {"anna", "bram"}


def test_a_turn_that_is_undone_never_was_and_its_place_in_the_line_is_back() -> None:
    evening = asking("anna", "bram")
    evening.play(GiveTurn())
    evening.wait(5).play(Undo(seq=evening.meeting.seq))
    assert line(evening.meeting).order == ["anna", "bram"]
    assert line(evening.meeting).first("anna")
    assert record(evening) is None


# --- at a table


def test_a_table_has_a_line_of_its_own_for_who_sits_at_it() -> None:
    evening = asking("anna", table="t1")
    assert line(evening.meeting, "t1").order == ["anna"]
    assert line(evening.meeting).order == []
    assert evening.refuse(RequestTurn(table="t1"), DORA).key == "not_your_table"


def test_a_chair_leads_the_line_of_their_own_table_and_no_other() -> None:
    evening = asking("anna", table="t1")
    evening.play(GiveTurn(), CHAIR)
    assert speaking(evening, "t1") == "anna"
    evening.play(EndTurn(), CHAIR)
    assert evening.refuse(GiveTurn(table="t2"), CHAIR).key == "not_your_table"
    assert evening.refuse(GiveTurn(person="dora"), CHAIR).key == "not_your_table"
    assert evening.refuse(GiveTurn(), SCRIBE).key == "not_allowed"


# --- who goes


def test_where_the_room_goes_on_nobody_waits_and_who_spoke_still_has_spoken() -> None:
    evening = asking("anna", "bram")
    evening.play(GiveTurn())
    evening.play(AdvanceStage())
    assert (speaking(evening), line(evening.meeting).order) == (None, [])
    evening.play(RequestTurn(), ANNA)
    evening.play(RequestTurn(), BRAM)
    assert line(evening.meeting).order == ["bram", "anna"]


def test_a_seat_that_is_taken_out_waits_and_speaks_no_more() -> None:
    evening = asking("anna", "bram")
    evening.play(GiveTurn())
    evening.play(RemoveSeat(seat="anna", reason="Ging weg."))
    assert speaking(evening) is None
    evening.play(RemoveSeats(first="bram", last="bram", seats=1, reason="Een vreemde."))
    assert line(evening.meeting).order == []


def test_who_goes_to_another_table_keeps_their_place_in_the_hall_and_none_at_the_old_table() -> None:
    evening = asking("anna")
    evening.play(RequestTurn(table="t1"), ANNA)
    evening.play(MoveSeat(table="t2"), ANNA)
    assert line(evening.meeting).order == ["anna"]
    assert line(evening.meeting, "t1").order == []


def test_whoever_the_lot_sends_to_another_table_speaks_at_the_old_one_no_longer() -> None:
    evening = asking("anna", "bram", table="t1")
    evening.play(GiveTurn(table="t1"))
    evening.play(PrepareMix())
    evening.play(DrawMix(words="fiets klaver zon"))
    evening.wait(20).play(SeatMix())
    there = {seat.id for seat in seats(evening.meeting).values() if seat.table == "t1"}
    assert not {"anna", "bram"} <= there
    assert line(evening.meeting, "t1").there <= there
    told = record(evening)
    assert told is None or told["tables"]["seconds"] == 20


def test_the_record_tells_totals_and_nobody() -> None:
    evening = asking("anna", "bram", "chris")
    for seconds in (70, 95):
        evening.play(GiveTurn())
        evening.wait(seconds)
    evening.play(GiveTurn(person="anna"))
    evening.wait(10).play(EndTurn(), ANNA)
    assert record(evening) == {
        "hall": {"turns": 3, "people": 2, "seconds": 175},
        "tables": {"turns": 0, "people": 0, "seconds": 0},
    }


def test_turns_of_one_person_within_one_moment_are_so_many_turns() -> None:
    evening = asking("anna")
    for _ in range(2):
        evening.play(GiveTurn(person="anna"))
        evening.play(EndTurn(), ANNA)
    evening.play(GiveTurn(person="anna"))
    evening.wait(10).play(EndTurn(), ANNA)
    told = record(evening)
    assert told is not None
    assert told["hall"] == {"turns": 3, "people": 1, "seconds": 10}


def test_a_turn_that_is_taken_up_again_by_undoing_is_one_turn() -> None:
    evening = asking("anna")
    evening.play(GiveTurn())
    evening.wait(20).play(EndTurn())
    evening.wait(2).play(Undo(seq=evening.meeting.seq))
    evening.wait(8).play(EndTurn())
    told = record(evening)
    assert told is not None
    assert told["hall"] == {"turns": 1, "people": 1, "seconds": 30}


def test_an_evening_without_turns_tells_of_none() -> None:
    assert record(asking("anna")) is None


# --- always


ACTS = st.one_of(
    st.builds(lambda seat: (RequestTurn(seat=seat), None), st.sampled_from(PEOPLE)),
    st.builds(lambda seat: (WithdrawTurn(seat=seat), None), st.sampled_from(PEOPLE)),
    st.just((GiveTurn(), LEADER)),
    st.just((EndTurn(), LEADER)),
)


@settings(max_examples=60)
@given(st.lists(ACTS, max_size=40))
def test_nobody_who_has_not_spoken_is_passed_over_for_somebody_who_has(acts: list[Any]) -> None:
    evening, asked = asking(), dict[str, int]()
    for number, (act, by) in enumerate(acts):
        before = line(evening.meeting)
        if isinstance(act, GiveTurn) and not before.waiting:
            assert evening.refuse(act).key == "nobody_waits"
            continue
        evening.play(act, by)
        if isinstance(act, RequestTurn):
            asked.setdefault(str(act.seat), number)
        after = line(evening.meeting)
        asked = {seat: when for seat, when in asked.items() if seat in after.waiting}
        if isinstance(act, GiveTurn):
            given = speaking(evening)
            assert given is not None
            fewest = min(before.spoken.get(seat, 0) for seat in before.waiting)
            assert before.spoken.get(given, 0) == fewest
            same = [seat for seat in before.waiting if before.spoken.get(seat, 0) == fewest]
            assert given == min(same, key=lambda seat: before.waiting[seat])
        assert set(after.waiting) == set(asked)


def test_of_two_seats_that_are_one_person_the_one_that_stays_waits_and_has_spoken() -> None:
    evening = asking("anna", "bram")
    evening.play(GiveTurn())
    evening.play(EndTurn())
    evening.play(RequestTurn(seat="anna"))
    evening.play(MergeSeats(seat="anna", into="dora", reason="Eén telefoon, twee stoelen."))
    assert line(evening.meeting).order == ["bram", "dora"]
    assert not line(evening.meeting).first("dora")
