"""What happens to the acts of a batch that could not be committed."""

from collections.abc import Sequence
from contextlib import ExitStack

from app.live.act_job import ActJob
from app.storage import log
from app.storage.database import Database
from app.storage.job import Job
from facilitation.refusals import Unavailable

TRIES = 10  # times that somebody else may come first


def recover(database: Database, batch: Sequence[Job], queue: Sequence[Job], fault: Unavailable | None) -> None:
    """Go back to the last committed state; decide and commit the acts of a failed batch again, one by one.

    Where a `fault` of the disk is to blame none of the batch is tried again: each would wait as long for the same
    answer. Acts in the queue were decided on a state that no longer comes; they are decided again too.
    """
    rooms = {id(job.room): job.room for job in batch if isinstance(job, ActJob)}
    with ExitStack() as locks:
        for room in rooms.values():
            locks.enter_context(room.lock)
            room.step_back()
        for job in batch:
            if fault is not None:
                job.fail(fault)
            elif isinstance(job, ActJob):
                _act_again(database, job)
            elif error := database.alone(job):
                job.fail(error)
        for job in list(queue):
            if isinstance(job, ActJob) and id(job.room) in rooms and not job.decide_again():
                database.drop(job)


def _act_again(database: Database, job: ActJob) -> None:
    """Decide and commit an act by itself; each time that somebody else wrote in its meeting, on the news."""
    for _ in range(TRIES):
        error = database.alone(job) if job.decide_again() else None
        if error is None:
            return
        job.room.step_back()
        error = _caught_up(database, job) if isinstance(error, log.Overtaken) else error
        if error is not None:
            return job.fail(error)
    job.fail(Unavailable("database_busy"))


def _caught_up(database: Database, job: ActJob) -> Exception | None:
    """Bring the room of an act up to the head of its log and tell the news; what stood in the way."""
    try:
        with database.read.connect() as connection:
            news = job.room.catch_up(connection)
    except log.Damaged:
        return Unavailable("meeting_damaged", code=job.room.code)
    except Exception as error:
        return database.fault_in(error) or error
    job.room.tell(news)
    return None
