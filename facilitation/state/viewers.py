"""Viewers: people at home who read, ask and support, and decide nothing; and what they answered in a poll of their own.

They are no seats: whatever counts seats does not count them.
"""

from collections.abc import Mapping
from typing import Literal, cast

import msgspec

from facilitation.state.meeting import Meeting
from facilitation.state.seat import Seat

NAME = "viewers"
PollForm = Literal["order", "approved", "amounts", "points", "grades", "resistance"]


class Poll(msgspec.Struct, frozen=True):
    """What viewers answered to the question of a vote: how many did, in which form, and what that gave each plan."""

    answered: int
    form: PollForm
    points: Mapping[str, int]


class Viewers(msgspec.Struct, frozen=True):
    """Who watches from home, by id; how many ever did; and the polls of votes that closed, by stage.

    `locked` where the livecast is only for who has its link.
    """

    there: Mapping[str, Seat] = {}
    ever: int = 0
    polls: Mapping[str, Poll] = {}
    locked: bool = False


def viewers(meeting: Meeting) -> Viewers:
    """Who watches a meeting from home; nobody one that was not opened."""
    return cast(Viewers, meeting.parts.get(NAME) or Viewers())


def watching(meeting: Meeting) -> Mapping[str, Seat]:
    """The viewers by their ids, each with the channel `viewer` and no table."""
    return viewers(meeting).there
