"""What happens to the acts of a batch that could not be committed."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack

import sqlalchemy as sa

from app.live.act_job import ActJob
from app.live.room import Heard, Room
from app.storage import log
from app.storage.database import Database
from app.storage.job import Job
from app.storage.lines.ledger import Ledger
from facilitation.refusals import Refused, Unavailable


class Again:
    """Acts of one meeting that somebody else went on with: decided on the news, inside the transaction that keeps them.

    There nobody comes first any more. What is refused now is told when the others are kept.
    """

    def __init__(self, room: Room, acts: Iterable[ActJob]) -> None:
        self.room, self.acts, self.meeting = room, list(acts), room.code
        self.done = False
        self.error: BaseException | None = None
        self._news = Heard()
        self._kept: list[ActJob] = []
        self._refused: list[tuple[ActJob, Refused]] = []

    def run(self, connection: sa.Connection, ledger: Ledger) -> None:
        """Hear the news, decide each act again and write it. Raises log.Damaged, and what `ActJob.run` raises."""
        from app.cluster import reading  # read where somebody else writes

        self.room.step_back()
        self._kept, self._refused = [], []
        self._news += reading.catch_up(connection, self.room)
        reading.answered(connection, self.room, [act.act.id for act in self.acts if act.act.id])
        for act in self.acts:
            if act.answered():
                continue
            try:
                act.decide()
            except Refused as refused:
                self._refused.append((act, refused))
            else:
                act.run(connection, ledger)
                self._kept.append(act)

    def publish(self) -> None:
        """Tell the news, and then what was kept."""
        self.tell()
        for act, refused in self._refused:
            act.fail(refused)
        for act in self._kept:
            act.publish()
        self.done = True

    def tell(self) -> None:
        """Let everybody who follows know what the other processes did."""
        news, self._news = self._news, Heard()
        if news:
            self.room.tell(news)

    def fail(self, error: BaseException) -> None:
        """None of them will be kept, because of this error."""
        self.done = True
        for act in self.acts:
            act.fail(error)


def recover(database: Database, batch: Sequence[Job], queue: Sequence[Job], fault: Unavailable | None) -> None:
    """Go back to the last committed state; decide and commit the acts of a failed batch again.

    Those of a meeting that another process went on with together, on its news; the others one by one. Where a `fault`
    of the disk is to blame none of the batch is tried again: each would wait as long for the same answer. Acts in the
    queue were decided on a state that no longer comes; they are decided again too.
    """
    rooms = {id(job.room): job.room for job in batch if isinstance(job, ActJob)}
    with ExitStack() as locks:
        for room in rooms.values():
            locks.enter_context(room.lock)
            room.step_back()
        for room in rooms.values() if fault is None else ():
            _together(database, room, [job for job in batch if isinstance(job, ActJob) and job.room is room])
        for job in [job for job in batch if not job.done]:
            if fault is not None:
                job.fail(fault)
            elif isinstance(job, ActJob):
                _act_again(database, job)
            elif error := database.alone(job):
                job.fail(error)
        for job in list(queue):
            if isinstance(job, ActJob) and id(job.room) in rooms and not job.decide_again():
                database.drop(job)


def _together(database: Database, room: Room, acts: Sequence[ActJob]) -> None:
    """Keep the acts of a meeting that was overtaken in one transaction; where that cannot be, none of them."""
    if len(acts) > 1 and _went_on(database, room):
        again = Again(room, acts)
        if database.alone(again) is not None:
            room.step_back()
            again.tell()


def _went_on(database: Database, room: Room) -> bool:
    """Whether the log of a meeting goes on behind what is known here; False where nobody can tell."""
    try:
        with database.read.connect() as connection:
            return log.head(connection, room.code)[0] != room.state.seq
    except sa.exc.SQLAlchemyError:
        return False


def _act_again(database: Database, job: ActJob) -> None:
    """Decide and commit an act by itself; where somebody else wrote in its meeting, on the news."""
    error = database.alone(job) if job.decide_again() else None
    if isinstance(error, log.Overtaken):
        job.room.step_back()
        again = Again(job.room, [job])
        error = database.alone(again)
        again.tell()
    if error is not None:
        job.room.step_back()
        job.fail(Unavailable("meeting_damaged", code=job.room.code) if isinstance(error, log.Damaged) else error)
