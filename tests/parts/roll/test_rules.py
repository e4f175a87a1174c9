"""Heads at the door: one truth, whatever comes from however many desks, in whatever order."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.acts import Act
from facilitation.parts.door.acts import CountHeads
from facilitation.parts.door.asked import door
from facilitation.parts.roll.acts import AddHead, RemoveHead, TickRow, UntickRow
from facilitation.parts.roll.rules import heads, roll
from facilitation.parts.roll.state import RollGiven
from facilitation.refusals import Refused
from facilitation.roles import Actor, Role
from tests.facilitation.evening import Evening, at

ROWS = ["r1", "r2", "r3", "r4"]
DESKS = [Actor(f"doorkeeper:{n}", Role.DOORKEEPER) for n in (1, 2)]
talking = at("arguments")


def listed() -> Evening:
    """An evening with a list of four, at its door."""
    evening = talking()
    evening.happen(RollGiven(rows=tuple(ROWS)))
    return evening


ACTS: st.SearchStrategy[Act] = st.one_of(
    st.builds(AddHead, who=st.sampled_from(["resident", "viewer"])),
    st.builds(RemoveHead, who=st.sampled_from(["resident", "viewer"])),
    st.builds(TickRow, row=st.sampled_from([*ROWS, "r9"])),
    st.builds(UntickRow, row=st.sampled_from([*ROWS, "r9"]), reason=st.sampled_from(["", "Verkeerde naam."])),
    st.builds(CountHeads, heads=st.one_of(st.none(), st.integers(0, 6))),
)


@given(st.lists(st.tuples(ACTS, st.sampled_from([0, 1])), max_size=30))
def test_heads_are_one_truth_and_a_row_is_one_head(asked: list[tuple[Act, int]]) -> None:
    evening = listed()
    for act, by in asked:
        before, ticked = sum(heads(evening.meeting).values()), set(roll(evening.meeting).ticked)
        done = True
        try:
            evening.play(act, LEADER_OR[by] if isinstance(act, CountHeads) else DESKS[by])
        except Refused:
            done = False
        after, now = heads(evening.meeting), roll(evening.meeting).ticked
        assert (door(evening.meeting).heads or 0) == sum(after.values())
        assert min(after.values()) >= 0
        if isinstance(act, TickRow):
            fresh = act.row in ROWS and act.row not in ticked
            assert done is fresh
            assert sum(after.values()) - before == int(fresh)
            assert (set(now) - ticked) == ({act.row} if fresh else set())


LEADER_OR = [Actor("console:1", Role.FACILITATOR), Actor("scribe:1", Role.SCRIBE)]


def test_after_ten_seconds_a_tick_is_taken_back_with_a_reason() -> None:
    evening = listed()
    evening.play(TickRow(row="r1"), DESKS[0])
    evening.now += timedelta(seconds=11)
    with pytest.raises(Refused, match="reason_needed"):
        evening.play(UntickRow(row="r1"), DESKS[1])
    evening.play(UntickRow(row="r1", reason="Verkeerde naam."), DESKS[1])
    assert door(evening.meeting).heads == 0
    assert roll(evening.meeting).ticked == {}
