"""Heads, seats and ballots: what does not go together is found, exactly, and has to be explained before the closing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitation.parts.door.acts import CountHeads
from facilitation.parts.seating import SeatTaken
from facilitation.parts.stages import CloseMeeting
from facilitation.parts.turnout import ExplainTurnout
from facilitation.parts.turnout.asked import mismatches, present, unexplained
from facilitation.parts.turnout.state import Mismatch, TurnoutExplained
from facilitation.refusals import Refused
from tests.facilitation.evening import LEADER, at
from tests.parts.turnout.hall import evening_with


@given(seats=st.integers(4, 30), ballots=st.integers(0, 30), heads=st.integers(0, 30), viewers=st.integers(0, 3))
@example(seats=20, ballots=15, heads=20, viewers=0)
@example(seats=20, ballots=14, heads=20, viewers=0)
def test_exactly_what_does_not_go_together_is_found(seats: int, ballots: int, heads: int, viewers: int) -> None:
    ballots = min(ballots, seats)
    evening = evening_with(seats, ballots, heads, viewers)
    hall = seats - 1  # dora is online
    cast = ballots - (ballots > 3)  # she is the fourth who votes
    expected = set()
    if hall > heads:
        expected.add(Mismatch("seats", hall, heads))
    if cast > heads:
        expected.add(Mismatch("ballots", cast, heads, "ranking"))
    if seats - ballots >= 5 and 4 * (seats - ballots) > seats:
        expected.add(Mismatch("few", ballots, seats, "ranking"))
    assert set(mismatches(evening.meeting)) == expected
    there = present(evening.meeting)
    assert there.residents == heads
    assert sum(there.seats.values()) == seats


@given(seats=st.integers(4, 20), ballots=st.integers(0, 20))
def test_where_nobody_counted_heads_nothing_has_to_add_up(seats: int, ballots: int) -> None:
    evening = evening_with(seats, min(ballots, seats), None)
    assert mismatches(evening.meeting) == []
    evening.play(CloseMeeting(), LEADER)
    assert evening.meeting.closed


@given(heads=st.integers(0, 12), seats=st.integers(4, 12), ballots=st.integers(0, 12))
def test_a_meeting_closes_when_and_only_when_everything_was_explained(heads: int, seats: int, ballots: int) -> None:
    evening = evening_with(seats, min(ballots, seats), heads)
    wrong = unexplained(evening.meeting)
    for each in wrong:
        with pytest.raises(Refused, match="turnout_"):
            evening.play(CloseMeeting(), LEADER)
        evening.play(ExplainTurnout(mismatch=each.key, reason="Kwamen later."), LEADER)
    evening.play(CloseMeeting(), LEADER)
    assert evening.meeting.closed


def test_with_other_numbers_an_explanation_explains_nothing() -> None:
    evening = at("arguments")()
    evening.play(CountHeads(heads=1), LEADER)
    evening.play(ExplainTurnout(mismatch="seats", reason="Twee kwamen door de tuin."), LEADER)
    assert unexplained(evening.meeting) == []
    evening.happen(SeatTaken(seat="late", channel="room"))
    assert [each.found for each in unexplained(evening.meeting)] == [4]
    with pytest.raises(Refused, match="turnout_seats"):
        evening.play(CloseMeeting(), LEADER)


def test_whoever_leaves_after_a_vote_does_not_make_it_wrong() -> None:
    evening = evening_with(seats=8, ballots=8, heads=9)
    evening.play(CountHeads(heads=7), LEADER)
    assert mismatches(evening.meeting) == []


def test_the_event_of_an_explanation_keeps_the_numbers_that_it_explains() -> None:
    evening = at("arguments")()
    evening.play(CountHeads(heads=1), LEADER)
    facts = evening.play(ExplainTurnout(mismatch="seats", reason="Twee kwamen door de tuin."), LEADER)
    assert facts == [TurnoutExplained(mismatch="seats", found=3, limit=1, reason="Twee kwamen door de tuin.")]
