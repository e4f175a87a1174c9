"""A third demo evening that is full: rehearsed in memory to its ranking, and held there with most ballots in.

It is the same hall every time, but for its clock.
"""

from datetime import UTC, datetime, timedelta

from app.demo.klaverbuurt import Evening
from app.demo.thought_out import STEP, ThoughtOut
from app.services import services
from facilitation.events import MeetingOpened
from facilitation.parts.clock import PauseClock, clock_of

BEFORE = timedelta(minutes=59)
"""How long ago it began: it got to its ranking about now."""
STILL = 5
"""One in so many is still at their ballot."""
LEFT = timedelta(minutes=6, seconds=20)


class FullHall(ThoughtOut, Evening):
    """The evening as it is thought out, before anything of it is kept."""

    def __init__(self, opened: MeetingOpened) -> None:
        ThoughtOut.__init__(self, opened, datetime.now(UTC) - BEFORE)
        Evening.__init__(self, opened.code)

    def hold(self) -> None:
        """Stop the clock with some minutes left, and let a few still be at their ballots."""
        deadline = clock_of(self.state).deadline
        self.now = (deadline or self.now) - LEFT - STEP
        self._lead(PauseClock())
        self.cast = [each for number, each in enumerate(self.cast) if number % STILL]


def create(opened: MeetingOpened) -> None:
    """Make the evening that opens so, full, and held at its ranking."""
    hall = FullHall(opened)
    hall.until_ranking()
    hall.hold()
    services().database.commit(hall.keep)
