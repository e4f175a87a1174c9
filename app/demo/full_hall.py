"""A third demo evening that is full: rehearsed in memory to its ranking, and held there with most ballots in.

All of it is kept in one go, so that a first start stays quick. It is the same hall every time, but for its clock.
"""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from app.access.codes import receipt_for
from app.demo.klaverbuurt import CONSOLE, Evening
from app.services import services
from app.storage import ballots, log
from app.storage.tables import MEETING
from facilitation.acts import Act
from facilitation.decide import decide
from facilitation.events import BallotCast, Event, MeetingOpened
from facilitation.evolve import fold
from facilitation.parts.ballots import longest_paper
from facilitation.parts.clock import PauseClock, clock_of
from facilitation.roles import Actor
from facilitation.state.meeting import Meeting

BEFORE, STEP = timedelta(minutes=59), timedelta(seconds=20)
"""How long ago it began, and what goes by from one act of the console to the next: it got there about now."""
STILL = 5
"""One in so many is still at their ballot."""
LEFT = timedelta(minutes=6, seconds=20)


class FullHall(Evening):
    """The evening as it is thought out, before anything of it is kept."""

    def __init__(self, opened: MeetingOpened) -> None:
        self._meeting = fold([opened])
        self.now = datetime.now(UTC) - BEFORE
        self.happened: list[tuple[list[Event], datetime]] = [([opened], self.now)]
        self.cast: list[tuple[BallotCast, str]] = []
        super().__init__(opened.code)

    @property
    def state(self) -> Meeting:
        """The meeting as far as it was played."""
        return self._meeting

    def perform(self, act: Act, actor: Actor) -> None:
        """Do an act without keeping it."""
        self.now += STEP if actor is CONSOLE else timedelta()
        facts = decide(self._meeting, act, actor, self.now)
        events = [fact for fact in facts if isinstance(fact, Event)]
        self._meeting = fold(events, self._meeting)
        if events and self.happened[-1][1] == self.now:
            self.happened[-1][0].extend(events)
        elif events:
            self.happened.append((events, self.now))
        self.cast += [(fact, receipt_for(actor, fact.seat)) for fact in facts if isinstance(fact, BallotCast)]

    def hold(self) -> None:
        """Stop the clock with some minutes left, and let a few still be at their ballots."""
        deadline = clock_of(self.state).deadline
        self.now = (deadline or self.now) - LEFT - STEP
        self._lead(PauseClock())
        self.cast = [each for number, each in enumerate(self.cast) if number % STILL]

    def keep(self, connection: sa.Connection) -> None:
        """Write all of it: the log with its times, and the ballots that are in."""
        code, keys = self.code, services().box_keys
        row = {"code": code, "title": self.state.title, "public": True, "created": self.happened[0][1]}
        connection.execute(sa.insert(MEETING).values(**row))
        head = 0
        for events, at in self.happened:
            head = log.append(connection, code, events, at, head)
        for ballot, receipt in self.cast:
            ballots.cast(connection, keys, code, ballot, receipt, longest_paper(self.state))


def create(opened: MeetingOpened) -> None:
    """Make the evening that opens so, full, and held at its ranking."""
    hall = FullHall(opened)
    hall.until_ranking()
    hall.hold()
    services().database.commit(hall.keep)
