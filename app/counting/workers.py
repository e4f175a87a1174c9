"""Counting beside the room: a process of its own with limits of time and memory, whose progress can be told.

The outcome of a question is kept for as long as the server runs: the same question is never counted twice.
"""

import json
import os
import sys
import time
import weakref
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryFile
from typing import IO, Any

import msgspec
from flask import Flask, current_app

from app.counting import worker
from app.live.meetings import Room, changed, perform
from facilitation.counting.question import Question
from facilitation.events import BallotsSealed
from facilitation.parts.plans import InitiativeCorrected, InitiativeWithdrawn
from facilitation.parts.ranking.acts import KeepCount
from facilitation.parts.ranking.events import LotDrawn
from facilitation.parts.ranking.votes import question, unanswered
from facilitation.refusals import Refused, Unavailable
from facilitation.roles import Actor, Role
from facilitation.situation import stage_named
from facilitation.state.stage import LiveStage

HOUSE = Actor("house", Role.HOUSE)
SECONDS, MEGABYTES = 60, 512
TURN = 0.02  # seconds between two looks at a count that somebody waits for
PATIENCE = 5  # seconds more than a count may take
KEPT = 64
DIGITS = 8  # of the step, as the worker writes it
Place = tuple[str, str]  # the code of a meeting and the key of a stage
CHANGES = (BallotsSealed, LotDrawn, InitiativeWithdrawn, InitiativeCorrected)


class Worker:
    """One count under way, in a process that reads the question and writes the answer in files without a name."""

    def __init__(self, asked: Question, seconds: int, megabytes: int) -> None:
        self.digest = asked.digest
        self.ends = time.monotonic() + seconds
        command = [sys.executable, "-P", str(Path(worker.__file__)), str(seconds), str(megabytes)]
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
    """Nobody asks any more."""
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
        """There is nothing to stop."""


class Teller:
    """The counts of one app, by meeting and stage.

    `failed` holds the questions whose count ended without an answer, `keeping` the places whose answer is on its way
    into the log, `results` the answers by question.
    """

    def __init__(self, seconds: int, megabytes: int) -> None:
        self.seconds, self.megabytes = seconds, megabytes
        self.running: dict[Place, Worker | Known] = {}
        self.keeping: set[Place] = set()
        self.failed: dict[Place, str] = {}
        self.results: dict[str, dict[str, Any]] = {}

    def begin(self, room: Room) -> None:
        """Count what is sealed and not counted yet, as it stands now."""
        for stage in unanswered(room.state):
            place, asked = (room.code, stage.plan.key), question(room.state, stage)
            running = self.running.get(place)
            if asked.digest not in (self.failed.get(place), running.digest if running else None):
                self.stop(place)
                self.failed.pop(place, None)
                self._start(place, asked)

    def stop(self, place: Place) -> None:
        """End a count whose question is no longer asked."""
        worker = self.running.pop(place, None)
        if worker is not None:
            worker.stop()

    def _start(self, place: Place, asked: Question) -> None:
        known = self.results.get(asked.digest)
        try:
            self.running[place] = Known(asked.digest, known) if known else self._worker(asked)
        except OSError:
            self.failed[place] = asked.digest
            current_app.logger.exception("a count could not be started")

    def _worker(self, asked: Question) -> Worker:
        return Worker(asked, self.seconds, self.megabytes)

    def again(self, room: Room) -> None:
        """Count once more what stopped."""
        for place in _of(room, self.failed):
            del self.failed[place]
        self.begin(room)

    def collect(self, room: Room) -> bool:
        """Keep what was counted meanwhile; whether there was any news."""
        done = [place for place in _of(room, self.running) if self.running[place].done]
        for place in done:
            worker = self.running.pop(place, None)  # somebody else may have come first
            if worker is not None:
                self.keeping.add(place)
                try:
                    self._keep(room, place, worker)
                finally:
                    self.keeping.discard(place)
        return bool(done)

    def _keep(self, room: Room, place: Place, worker: Worker | Known) -> None:
        found = worker.result()
        if found is None:
            self.failed[place] = worker.digest
            current_app.logger.error("a count stopped without an answer")
            return
        self._remember(worker.digest, found)
        try:
            perform(room.code, KeepCount(stage=place[1], question=worker.digest, result=found), HOUSE)
        except Unavailable as fault:
            self.running.setdefault(place, Known(worker.digest, found, fault))
        except Refused as refusal:  # the evening went on without it
            current_app.logger.info("a count came too late: %s", refusal.key)

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
            for place in _of(room, self.running):
                fault = getattr(self.running[place], "fault", None)
                if fault is not None:
                    raise fault
            time.sleep(TURN)

    def require(self, room: Room, stages: Iterable[LiveStage]) -> None:
        """Wait for the counts of these stages; raises Refused(count_failed) where one stopped.

        What was sealed and not counted yet does not pass, whatever the reason: else showing it would count it here.
        """
        self.begin(room)
        self.finish(room)
        for stage in stages:
            place = (room.code, stage.plan.key)
            if place in self.failed:
                raise Refused("count_failed")
            now = stage_named(room.pending, stage.plan.key)
            if now.plan.kind == "ranking" and now.sealed and now.state.outcome is None:
                raise Refused("count_running")

    def step(self, code: str, stage: str) -> int | None:
        """How far the count of a stage is; None while none runs."""
        worker = self.running.get((code, stage))
        return worker.step if worker else None


def _of(room: Room, places: Iterable[Place]) -> list[Place]:
    """Those of this meeting, as they are now: whoever looks may be overtaken while it waits."""
    return [place for place in list(places) if place[0] == room.code]


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
