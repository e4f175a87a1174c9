"""What happens to the acts of a batch that could not be committed."""

from collections.abc import Sequence
from contextlib import ExitStack

from app.live.act_job import ActJob
from app.storage.database import Database
from app.storage.job import Job
from facilitation.refusals import Refused, Unavailable


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
            elif _decided_again(job):
                _commit(database, job)
        for job in list(queue):
            if isinstance(job, ActJob) and id(job.room) in rooms and not _decided_again(job):
                database.drop(job)


def _commit(database: Database, job: Job) -> None:
    error = database.alone(job)
    if error is not None:
        if isinstance(job, ActJob):
            job.room.step_back()
        job.fail(error)


def _decided_again(job: Job) -> bool:
    """Whether it still can be committed; a job that is no act needs no decision."""
    if isinstance(job, ActJob):
        try:
            job.decide()
        except Refused as refusal:
            job.fail(refusal)
            return False
    return True
