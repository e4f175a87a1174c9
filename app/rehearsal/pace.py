"""The time of an agenda that goes by in a rehearsal, whose clock may run fast."""

import time

from facilitation.parts.practice import is_still, pace_of
from facilitation.state.meeting import Meeting


class Pace:
    """How many seconds of the agenda went by, on a clock that may run faster later on, or stand still."""

    def __init__(self) -> None:
        self._gone, self._looked = 0.0, time.monotonic()

    def gone(self, meeting: Meeting) -> float:
        """The seconds until now, of which the last went by at the pace that the meeting has."""
        now = time.monotonic()
        self._gone += 0 if is_still(meeting) else (now - self._looked) * pace_of(meeting)
        self._looked = now
        return self._gone
