"""Counting beside the room: a process of its own with limits of time and memory, whose progress can be told.

The outcome of a question is kept for as long as the server runs: the same question is never counted twice.
"""

import json
import logging
import os
import sys
import time
import weakref
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryFile
from typing import IO, Any

import msgspec

from app.counting import worker
from app.counting.job import Job
from app.live.room import Room
from app.part import SHOWN
from facilitation.acts import Act
from facilitation.parts.ranking.votes import KIND as RANKING_STAGE
from facilitation.refusals import Refused, Unavailable
from facilitation.roles import Actor, Role
from facilitation.situation import stage_named
from facilitation.state.stage import LiveStage

log = logging.getLogger(__name__)
HOUSE = Actor("house", Role.HOUSE)
SECONDS, MEGABYTES = 60, 512
LEAST_MEGABYTES = 64  # a process that has less begins, and has no room for the ballots of a hall
TURN = 0.02  # seconds between two looks at a count that somebody waits for
PATIENCE = 5  # seconds more than a count may take
KEPT = 64
DIGITS = 8  # of the step, as the worker writes it
StageId = tuple[str, str]  # the code of a meeting and the key of a stage
Perform = Callable[[str, Act, Actor], object]


class Worker:
    """One count under way, in a process that reads the question and writes the answer in files without a name.

    `asked` has a `digest`; `script` is the file that answers it.
    """

    def __init__(self, asked: Any, seconds: int, megabytes: int, script: str = worker.__file__) -> None:
        self.digest: str = asked.digest
        self.ends = time.monotonic() + seconds
        command = [sys.executable, "-P", str(Path(script)), str(seconds), str(megabytes)]
        with TemporaryFile() as said, ExitStack() as opened:
            self.told, self.answer = (opened.enter_context(TemporaryFile()) for _ in range(2))
            said.write(msgspec.json.encode(asked))
            said.seek(0)
            self.process = Popen(command, stdin=said, stdout=self.answer, stderr=self.told)  # noqa: S603
            opened.pop_all()  # they live as long as the count
        self.stop = weakref.finalize(self, _end, self.process, self.told, self.answer)

    @property
    def step(self) -> int:
        """The step it is at, 0 before it told any."""
        text = os.pread(self.told.fileno(), DIGITS, 0)
        return int(text) if text.isdigit() else 0  # a worker that dies writes why in the same file

    @property
    def done(self) -> bool:
        """Whether it ended, by itself or because its time is over."""
        if self.process.poll() is None and time.monotonic() > self.ends:
            self.process.kill()
            self.process.wait()
        return self.process.poll() is not None

    def result(self) -> dict[str, Any] | None:
        """The outcome as plain values; None where it ended without one."""
        self.answer.seek(0)
        text = self.answer.read()
        self.stop()
        return json.loads(text) if self.process.poll() == 0 and text else None


def _end(process: Popen[bytes], *files: IO[bytes]) -> None:
    """Stop the process of a count that is over or was replaced, and close its files."""
    if process.poll() is None:
        process.kill()
        process.wait()
    for file in files:
        file.close()


class Known:
    """A count that was done before, or that could not be kept at once because of a `fault`."""

    def __init__(self, digest: str, found: dict[str, Any], fault: Unavailable | None = None) -> None:
        self.digest, self.found, self.fault, self.done, self.step = digest, found, fault, True, 0

    def result(self) -> dict[str, Any]:
        """The outcome as plain values."""
        return self.found

    def stop(self) -> None:
        """Nothing runs, so nothing is stopped."""


class Workers:
    """The counts of one app, by meeting and stage, each in a worker of its own.

    `seconds` and `megabytes` are what one may take; `perform` does the act that keeps an answer, which `keep` makes of
    it. `failed` holds the questions whose count ended without an answer, `keeping` the stages whose answer is on its
    way into the log, `results` the answers by question.
    """

    def __init__(self, seconds: int, megabytes: int, perform: Perform) -> None:
        self.seconds, self.megabytes, self.perform = seconds, megabytes, perform
        self.running: dict[StageId, Worker | Known] = {}
        self.keep: dict[StageId, Callable[[Mapping[str, Any]], Act]] = {}
        self.keeping: set[StageId] = set()
        self.failed: dict[StageId, str] = {}
        self.results: dict[str, dict[str, Any]] = {}

    def follow(self, room: Room, facts: Iterable[object]) -> None:
        """Count where something happened after which a part may have a question."""
        after = tuple(event for work in SHOWN.works for event in work.after)
        if any(isinstance(fact, after) for fact in facts):
            self.begin(room)

    def begin(self, room: Room) -> None:
        """Count what is not counted yet, as it stands now."""
        for job in (job for work in SHOWN.works for job in work.jobs(room.state)):
            key = (room.code, job.key)
            running = self.running.get(key)
            if job.digest not in (self.failed.get(key), running.digest if running else None):
                self.stop(key)
                self.failed.pop(key, None)
                self._start(key, job)

    def stop(self, key: StageId) -> None:
        """End the count of a stage whose question is no longer asked."""
        worker = self.running.pop(key, None)
        if worker is not None:
            worker.stop()

    def drop(self, code: str) -> None:
        """End every count of a meeting that is no more."""
        for key in [key for key in self.running if key[0] == code]:
            self.stop(key)

    def close(self) -> None:
        """End every count: nobody waits for an answer any more."""
        for key in list(self.running):
            self.stop(key)

    def _start(self, key: StageId, job: Job) -> None:
        known = self.results.get(job.digest)
        try:
            self.running[key] = Known(job.digest, known) if known else self._worker(job)
            self.keep[key] = job.keep
        except OSError:
            self.failed[key] = job.digest
            log.exception("a count could not be started")

    def _worker(self, job: Job) -> Worker | Known:
        return Worker(job.asked, self.seconds, self.megabytes, job.script)

    def again(self, room: Room) -> None:
        """Count once more what stopped without an answer."""
        for key in _of(room, self.failed):
            del self.failed[key]
        self.begin(room)

    def collect(self, room: Room) -> bool:
        """Keep what was counted meanwhile; whether there was any news."""
        done = [key for key in _of(room, self.running) if self.running[key].done]
        for key in done:
            worker = self.running.pop(key, None)  # somebody else may have come first
            if worker is not None:
                self.keeping.add(key)
                try:
                    self._keep(room, key, worker)
                finally:
                    self.keeping.discard(key)
        return bool(done)

    def _keep(self, room: Room, key: StageId, worker: Worker | Known) -> None:
        found = worker.result()
        if found is None:
            self.failed[key] = worker.digest
            log.error("a count stopped without an answer")
            return
        self._remember(worker.digest, found)
        try:
            self.perform(room.code, self.keep[key](found), HOUSE)
        except Unavailable as fault:
            self.running.setdefault(key, Known(worker.digest, found, fault))
        except Refused as refusal:  # the evening went on without it
            log.info("a count came too late: %s", refusal.key)

    def _remember(self, asked: str, found: dict[str, Any]) -> None:
        self.results[asked] = found
        for oldest in list(self.results)[:-KEPT]:
            del self.results[oldest]

    def finish(self, room: Room) -> None:
        """Wait until nothing of this meeting is being counted.

        Raises Refused(count_running) after too long, and Unavailable where what was counted cannot be kept.
        """
        ends = time.monotonic() + self.seconds + PATIENCE
        while _of(room, self.running) or _of(room, self.keeping):
            if time.monotonic() > ends:
                raise Refused("count_running")
            self.collect(room)
            for key in _of(room, self.running):
                fault = getattr(self.running[key], "fault", None)
                if fault is not None:
                    raise fault
            time.sleep(TURN)

    def require(self, room: Room, stages: Iterable[LiveStage]) -> None:
        """Wait for the counts of these stages.

        Raises Refused(count_failed) where one stopped, and Refused(count_running) where one is sealed and still has no
        outcome, whatever the reason: else showing it would count it here. Also what `finish` raises.
        """
        self.begin(room)
        self.finish(room)
        for stage in stages:
            key = (room.code, stage.plan.key)
            if key in self.failed:
                raise Refused("count_failed")
            now = stage_named(room.pending, stage.plan.key)
            if now.plan.kind == RANKING_STAGE.name and now.sealed and now.state.outcome is None:
                raise Refused("count_running")

    def step(self, code: str, stage: str) -> int | None:
        """How far the count of a stage is; None while none runs."""
        worker = self.running.get((code, stage))
        return worker.step if worker else None


def _of(room: Room, keys: Iterable[StageId]) -> list[StageId]:
    """Those of this meeting, as they are now: whoever looks may be overtaken while it waits."""
    return [key for key in list(keys) if key[0] == room.code]
