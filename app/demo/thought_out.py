"""An evening that is thought out in memory, and kept in one go: a first start with several of them stays quick."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from app.access.codes import receipt_for
from app.demo.klaverbuurt import CONSOLE
from app.record.signing import signed_rows
from app.services import services
from app.storage import ballots, log
from app.storage.tables import MEETING
from facilitation.acts import Act
from facilitation.decide import decide
from facilitation.events import BallotCast, Event, MeetingOpened
from facilitation.evolve import fold
from facilitation.parts.ballots import longest_paper
from facilitation.roles import Actor
from facilitation.state.meeting import Meeting

STEP = timedelta(seconds=20)
"""What goes by from one act of the console to the next."""


class ThoughtOut:
    """An evening that began then, as far as it was played; nothing of it is kept yet."""

    def __init__(self, opened: MeetingOpened, began: datetime) -> None:
        self._meeting, self.code = fold([opened]), opened.code
        self.now = began.astimezone(UTC)
        self.happened: list[tuple[list[Event], datetime]] = [([opened], self.now)]
        self.cast: list[tuple[BallotCast, str]] = []

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

    def wait(self, minutes: float) -> None:
        """Let so many minutes go by before the next act."""
        self.now += timedelta(minutes=minutes)

    def keep(self, connection: sa.Connection) -> None:
        """Write all of it: the log with its times, the ballots that are in, and the seal of one that is closed."""
        code, keys = self.code, services().box_keys
        row = {"code": code, "title": self.state.title, "public": True, "created": self.happened[0][1]}
        connection.execute(sa.insert(MEETING).values(**row))
        head = 0
        for events, at in self.happened:
            head = log.append(connection, code, events, at, head)
        for ballot, receipt in self.cast:
            ballots.cast(connection, keys, code, ballot, receipt, longest_paper(self.state))
        if self.state.closed:
            signed_rows.close(connection, services().house_key, code)
