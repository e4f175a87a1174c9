"""Counts that several processes share out: each is done by one, and another takes it over when that one dies."""

import time

from app.cluster.cluster import Cluster
from app.counting.job import Job
from app.counting.workers import Known, Perform, StageId, Worker, Workers
from app.live.room import Room
from app.part import SHOWN

AGAIN = 0.5  # seconds between two looks at whether somebody else still does a count
LAST = 1.0  # seconds that a process leaves a count to those that go first


class Elsewhere(Known):
    """A count that another process does, or may do first; it is looked at again from `since` on."""

    def __init__(self, digest: str, since: float) -> None:
        super().__init__(digest, {})
        self.since, self.done = since, False


class SharedWorkers(Workers):
    """The counts of this process; with `last` only those that no other one begins within a second."""

    def __init__(self, cluster: Cluster, seconds: int, megabytes: int, perform: Perform, last: bool) -> None:
        super().__init__(seconds, megabytes, perform)
        self.cluster, self.waits = cluster, LAST if last else 0.0

    def stop(self, key: StageId) -> None:
        """End the count of a stage whose question is no longer asked; another process may do it."""
        there = self.running.get(key)
        super().stop(key)
        if there is not None:
            self.cluster.give(there.digest)

    def collect(self, room: Room) -> bool:
        """Keep what was counted meanwhile, and take over what nobody counts any more; whether there was any news."""
        for key, there in list(self.running.items()):
            if key[0] == room.code and isinstance(there, Elsewhere) and there.since <= time.monotonic():
                self._look_at(room, key, there)
        return super().collect(room)

    def _look_at(self, room: Room, key: StageId, there: Elsewhere) -> None:
        there.since = time.monotonic() + AGAIN
        mine = self.cluster.take(there.digest)
        if mine:
            self.cluster.hear(room.code)  # it may have been answered just now
        asked = (job for work in SHOWN.works for job in work.jobs(room.state))
        job = next((job for job in asked if (job.key, job.digest) == (key[1], there.digest)), None)
        if job is None:
            self.stop(key)
        elif mine and self.running.get(key) is there:
            self.running[key] = super()._worker(job)

    def _worker(self, job: Job) -> Worker | Known:
        if self.waits or not self.cluster.take(job.digest):
            return Elsewhere(job.digest, time.monotonic() + (self.waits or AGAIN))
        return super()._worker(job)

    def _keep(self, room: Room, key: StageId, worker: Worker | Known) -> None:
        try:
            super()._keep(room, key, worker)
        finally:
            self.cluster.give(worker.digest)
