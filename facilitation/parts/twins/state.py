"""What is kept of arguments that say the same: which were asked about, who said yes, and which stand as one."""

from collections.abc import Mapping
from typing import cast

import msgspec

from facilitation.state.meeting import Meeting

NAME = "twins"


class Pair(msgspec.Struct, frozen=True):
    """Two arguments of one stage that may stand as one.

    by      the role that asked
    yes     the authors who said yes
    joined  whether they stand as one
    came    who stands behind the first since they came along
    stood   who stood behind the first when they were put together
    """

    stage: str
    argument: str
    other: str
    by: str
    yes: frozenset[str] = frozenset()
    joined: bool = False
    came: frozenset[str] = frozenset()
    stood: frozenset[str] = frozenset()


Pairs = Mapping[str, Pair]
"""By the argument that comes to stand with another: it is in one pair, the first may be in many."""


class Twins(msgspec.Struct, frozen=True):
    """All pairs that were asked about or stand as one, and the two of each pair that people left or took apart."""

    pairs: Pairs = {}
    apart: frozenset[tuple[str, str]] = frozenset()


def pairs(meeting: Meeting) -> Pairs:
    """All pairs that were asked about or stand as one; none of a meeting that was not opened."""
    return _twins(meeting).pairs


def with_pairs(meeting: Meeting, found: Pairs) -> Meeting:
    """The meeting with these pairs."""
    return meeting.with_part(NAME, msgspec.structs.replace(_twins(meeting), pairs=found))


def were_left(meeting: Meeting, one: str, other: str) -> bool:
    """Whether somebody said no to these two, took back what was asked about them, or took them apart."""
    return _both(one, other) in apart(meeting)


def apart(meeting: Meeting) -> frozenset[tuple[str, str]]:
    """Every two of which that is so."""
    return _twins(meeting).apart


def _both(one: str, other: str) -> tuple[str, str]:
    """The two, the same whichever comes first."""
    return min(one, other), max(one, other)


def left(state: Twins, argument: str, other: str) -> Twins:
    """The two stand apart, and somebody wanted that."""
    known = {key: pair for key, pair in state.pairs.items() if key != other}
    return Twins(known, state.apart | {_both(argument, other)})


def _twins(meeting: Meeting) -> Twins:
    return cast(Twins, meeting.parts[NAME]) if meeting.stages else Twins()


def around(meeting: Meeting, argument: str) -> list[Pair]:
    """The pairs in which an argument stands, on either side."""
    return [pair for pair in pairs(meeting).values() if argument in (pair.argument, pair.other)]


def came_to(meeting: Meeting, argument: str) -> frozenset[str]:
    """Who stands behind an argument only since another was put with it."""
    return frozenset(seat for pair in pairs(meeting).values() if pair.argument == argument for seat in pair.came)
