"""Counting beside the room: a process of its own with limits of time and memory, whose progress can be told.

The outcome of a question is kept for as long as the server runs: the same question is never counted twice.
"""

import json
import os
import sys
import time
import weakref
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryFile
from typing import IO, Any

import msgspec
from flask import Flask, current_app

from app import counter
from app.meetings import Room, changed, perform
from facilitation.counting.question import Question
from facilitation.events import BallotsSealed, InitiativeCorrected, InitiativeWithdrawn
from facilitation.refusals import Refused, Unavailable
from facilitation.roles import Actor, Role
from facilitation.stages.ranking import KeepCount, LotDrawn, question, unanswered

HOUSE = Actor("house", Role.HOUSE)
SECONDS, MEGABYTES = 60, 512
TURN = 0.02  # seconds between two looks at a count that somebody waits for
PATIENCE = 5  # seconds more than a count may take
KEPT = 64
CHANGES = (BallotsSealed, LotDrawn, InitiativeWithdrawn, InitiativeCorrected)


class Worker:
    """One count under way, in a process that reads the question and writes the answer in files without a name."""

    def __init__(self, asked: Question, seconds: int, megabytes: int) -> None:
        self.digest = asked.digest
        self.ends = time.monotonic() + seconds
        self.told, self.answer = TemporaryFile(), TemporaryFile()  # noqa: SIM115  they live as long as the count
        command = [sys.executable, "-P", str(Path(counter.__file__)), str(seconds), str(megabytes)]
        with TemporaryFile() as said:
            said.write(msgspec.json.encode(asked))
            said.seek(0)
            self.process = Popen(command, stdin=said, stdout=self.answer, stderr=self.told)  # noqa: S603
        self.stop = weakref.finalize(self, _end, self.process, self.told, self.answer)

    @property
    def step(self) -> int:
        """The step it is at, 0 before it told any."""
        os.lseek(self.told.fileno(), 0, os.SEEK_SET)
        return int(self.told.read().split(b"\n")[0] or 0) if self.process.poll() in (None, 0) else 0

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
    """Nobody asks any more."""
    if process.poll() is None:
        process.kill()
        process.wait()
    for file in files:
        file.close()


class Known:
    """A count that was done before, or that could not be kept at once."""

    def __init__(self, digest: str, found: dict[str, Any]) -> None:
        self.digest, self.found, self.done, self.step = digest, found, True, 0

    def result(self) -> dict[str, Any]:
        """The outcome as plain values."""
        return self.found

    def stop(self) -> None:
        """There is nothing to stop."""


class Teller:
    """The counts of one app; `failed` holds the questions whose count ended without an answer."""

    def __init__(self, seconds: int, megabytes: int) -> None:
        self.seconds, self.megabytes = seconds, megabytes
        self.running: dict[tuple[str, str], Worker | Known] = {}
        self.failed: dict[tuple[str, str], str] = {}
        self.results: dict[str, dict[str, Any]] = {}

    def begin(self, room: Room) -> None:
        """Count what is sealed and not counted yet, as it stands now."""
        for stage in unanswered(room.state):
            place, asked = (room.code, stage.plan.key), question(room.state, stage)
            if self.failed.get(place) == asked.digest:
                continue
            if place in self.running and self.running[place].digest == asked.digest:
                continue
            self.stop(place)
            known = self.results.get(asked.digest)
            self.running[place] = Known(asked.digest, known) if known else self._worker(asked)

    def stop(self, place: tuple[str, str]) -> None:
        """End a count whose question is no longer asked."""
        worker = self.running.pop(place, None)
        if worker is not None:
            worker.stop()

    def _worker(self, asked: Question) -> Worker:
        return Worker(asked, self.seconds, self.megabytes)

    def again(self, room: Room) -> None:
        """Count once more what stopped."""
        for place in [place for place in self.failed if place[0] == room.code]:
            del self.failed[place]
        self.begin(room)

    def collect(self, room: Room) -> bool:
        """Keep what was counted meanwhile; whether there was any news."""
        done = [place for place, worker in self.running.items() if place[0] == room.code and worker.done]
        for place in done:
            worker = self.running.pop(place, None)
            if worker is not None:
                self._keep(room, place, worker)
        return bool(done)

    def _keep(self, room: Room, place: tuple[str, str], worker: Worker | Known) -> None:
        found = worker.result()
        if found is None:
            self.failed[place] = worker.digest
            current_app.logger.error("a count stopped without an answer")
            return
        self.results[worker.digest] = found
        for oldest in list(self.results)[:-KEPT]:
            del self.results[oldest]
        try:
            perform(room.code, KeepCount(stage=place[1], question=worker.digest, result=found), HOUSE)
        except Unavailable:
            self.running.setdefault(place, Known(worker.digest, found))
        except Refused as refusal:  # the evening went on without it
            current_app.logger.info("a count came too late: %s", refusal.key)

    def finish(self, room: Room) -> None:
        """Wait until nothing of this meeting is being counted; raises Refused(count_running) after too long."""
        ends = time.monotonic() + self.seconds + PATIENCE
        while any(place[0] == room.code for place in self.running):
            if time.monotonic() > ends:
                raise Refused("count_running")
            self.collect(room)
            time.sleep(TURN)

    def require(self, room: Room) -> None:
        """Wait for the count; raises Refused(count_failed) where it stopped."""
        self.finish(room)
        if any(place[0] == room.code for place in self.failed):
            raise Refused("count_failed")

    def step(self, code: str, stage: str) -> int | None:
        """How far the count of a stage is; None while none runs."""
        worker = self.running.get((code, stage))
        return worker.step if worker else None


def teller() -> Teller:
    """The counts of the present app."""
    found: Teller = current_app.extensions["teller"]
    return found


def init_app(app: Flask) -> None:
    """Count whenever ballots are sealed, the room drew a lot, or plans change under a count."""
    app.extensions["teller"] = Teller(app.config["COUNT_SECONDS"], app.config["COUNT_MEGABYTES"])

    def follow(room: Room, facts: list[Any]) -> None:
        ours = app.extensions["rooms"].get(room.code) is room
        if ours and any(isinstance(fact, CHANGES) for fact in facts):
            app.extensions["teller"].begin(room)

    app.extensions["teller_follows"] = follow  # a signal holds its listeners only weakly
    changed.connect(follow)
