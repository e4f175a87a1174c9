"""The way of talking that is under way: its steps with absolute moments, and whose turn comes when at each table."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, cast, get_args

import msgspec

from facilitation.state.meeting import Meeting

NAME = "exercise"
SHORTEST, LONGEST = 15, 900  # seconds of the first step
Form = Literal["silence", "round", "one_two_four"]
FORMS: tuple[Form, ...] = get_args(Form)
USUAL: Mapping[Form, int] = {"silence": 60, "round": 60, "one_two_four": 60}
"""How many seconds the first step lasts, where nobody says it."""
LENGTHS: Mapping[Form, tuple[int, ...]] = {"silence": (1,), "one_two_four": (1, 2, 4, 5)}
"""How long the steps last, in times the first; a round has one for everybody at the fullest table."""


class Exercise(msgspec.Struct, frozen=True):
    """Its `form`, when it began (UTC), until when each step lasts, and per table the seats in their `order`.

    `own` are the moments of tables that were done with a turn before its time.
    """

    form: Form
    since: datetime
    until: tuple[datetime, ...]
    order: Mapping[str, tuple[str, ...]] = {}
    own: Mapping[str, tuple[datetime, ...]] = {}

    @property
    def steps(self) -> tuple[tuple[datetime, datetime], ...]:
        """From when to when (UTC) each step lasts."""
        return tuple(zip((self.since, *self.until), self.until, strict=False))

    def round_at(self, table: str) -> tuple[tuple[datetime, datetime], ...]:
        """From when to when (UTC) each turn of the round at a table lasts; none for where nobody was."""
        until = self.own.get(table, self.until)[: len(self.order.get(table, ()))]
        return tuple(zip((self.since, *until), until, strict=False))

    def at(self, now: datetime) -> int:
        """Which step it is at `now`, from 0; how many there are where all are over."""
        return sum(until <= now for until in self.until)


class Under(msgspec.Struct, frozen=True):
    """The one that is under way; None where there is none."""

    now: Exercise | None = None


def running(meeting: Meeting) -> Exercise | None:
    """The way of talking that is under way; None of a meeting that was not opened."""
    return cast(Under, meeting.parts[NAME]).now if meeting.stages else None
