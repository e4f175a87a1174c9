"""A reaction stands for half a minute, once per seat, and is in no log."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from facilitation.decide import decide
from facilitation.part import Facts
from facilitation.parts.door.events import SeatsRemoved
from facilitation.parts.reactions import LASTS, WHATS, React, Reacted, after, counted, passed
from facilitation.roles import Actor
from tests.facilitation.evening import ANNA, BRAM, START, Evening

PEOPLE = ("anna", "bram", "chris")


def felt(evening: Evening, act: React, by: Actor) -> Facts:
    """What a reaction leads to."""
    return decide(evening.meeting, act, by, evening.now)


def test_it_is_a_secret_that_changes_nothing_in_the_meeting() -> None:
    evening = Evening().reach("arguments")
    before = evening.meeting
    (fact,) = felt(evening, React(what="question"), ANNA)
    assert fact == Reacted(seat="anna", what="question", until=evening.now + LASTS)
    assert evening.meeting == before


def test_it_passes_by_itself_and_goes_with_who_is_taken_out() -> None:
    evening = Evening().reach("arguments")
    standing = after({}, [*felt(evening, React(what="agree"), ANNA), *felt(evening, React(what="wait"), BRAM)])
    assert counted(standing, evening.now, PEOPLE) == {"agree": 1, "wait": 1}
    assert counted(standing, evening.now, ("bram",)) == {"wait": 1}
    assert counted(standing, evening.now + LASTS, PEOPLE) == {}
    assert counted(standing, evening.now - timedelta(minutes=5), PEOPLE) == {}  # a clock that was set back
    gone = after(standing, [SeatsRemoved(seats=("bram",), reason="Weg.")])
    assert counted(gone, evening.now, PEOPLE) == {"agree": 1}


def test_the_screens_are_told_once_when_one_passes() -> None:
    evening = Evening().reach("arguments")
    standing = after({}, felt(evening, React(what="agree"), ANNA))
    moments = [evening.now + timedelta(seconds=seconds) for seconds in range(28, 34)]
    told = [passed(standing, before, now) for before, now in pairwise(moments)]
    assert told == [False, True, False, False, False]


def test_what_passed_is_forgotten_when_the_next_one_comes() -> None:
    evening = Evening().reach("arguments")
    standing = after({}, felt(evening, React(what="agree"), ANNA))
    standing = after(standing, felt(evening.wait(31), React(what="wait"), BRAM))
    assert set(standing) == {"bram"}
    assert after(standing, []) is standing


@given(st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(WHATS), st.integers(0, 40)), max_size=12))
def test_everybody_counts_once_with_what_they_felt_last(given_: list[Any]) -> None:
    standing, now, last = {}, START, dict[str, Any]()
    for seat, what, wait in given_:
        now += timedelta(seconds=wait)
        standing = after(standing, [Reacted(seat=seat, what=what, until=now + LASTS)])
        last[seat] = (what, now)
        expected = Counter(each for each, at in last.values() if now - at < LASTS)
        assert counted(standing, now, PEOPLE) == expected
