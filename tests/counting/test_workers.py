"""The worker that counts: an answer or a clear word that there is none, never a count in the room's own process."""

import logging
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen
from typing import Any

import msgspec
import pytest
from flask import Flask

from app import create_app
from app.counting import workers
from app.counting.workers import Worker
from app.live import meetings
from app.live.meetings import load, perform
from app.services import services_of
from facilitation.counting.question import Question
from facilitation.parts.ranking.acts import CountAgain
from facilitation.parts.ranking.events import BallotsCounted
from facilitation.parts.ranking.votes import question
from facilitation.parts.stages import CloseStage, RevealStage
from facilitation.refusals import Refused, Unavailable
from facilitation.situation import stage_named
from facilitation.state.method import Method
from facilitation.state.plan import Initiative
from tests.counting.sealed import facts, ours, outcome, refused, voted
from tests.devices import CODE, opening
from tests.live.faults import on_writer
from tests.people import LEADER, sit

pytestmark = pytest.mark.usefixtures("nobody_counts_here")


def test_showing_right_after_closing_shows_what_a_worker_counted(ranked: Flask) -> None:
    perform(CODE, RevealStage(), LEADER)
    (counted,) = facts(BallotsCounted)
    assert counted.question == question(load(CODE).state, stage_named(load(CODE).state, "ranking")).digest
    assert [(s.id, s.points) for s in outcome().standings] == [("P3", 9), ("P1", 5), ("P2", 4)]


def test_the_count_has_a_process_of_its_own_that_ends_with_it(ranked: Flask) -> None:
    worker = ours(ranked).running[CODE, "ranking"]
    assert isinstance(worker, Worker)
    assert worker.process.pid != os.getpid()
    assert Path(f"/proc/{worker.process.pid}/cmdline").read_bytes().split(b"\0")[2].endswith(b"app/counting/worker.py")
    perform(CODE, RevealStage(), LEADER)
    assert worker.process.returncode == 0


def large(ballots: int) -> Question:
    """A question with so many ballots."""
    plans = tuple(Initiative(f"P{n}", "", 100, 100) for n in range(20))
    papers = tuple({"order": [f"P{(n + place) % 20}" for place in range(5)]} for n in range(ballots))
    return Question(method=Method(), plans=plans, pot=1_000, ballots=papers)


@pytest.mark.parametrize(("seconds", "megabytes", "answered"), [(60, 512, True), (60, 40, False), (0, 512, False)])
def test_a_count_ends_at_its_limits_of_time_and_memory(seconds: int, megabytes: int, answered: bool) -> None:
    worker = Worker(large(20_000), seconds, megabytes)
    while not worker.done:
        assert isinstance(worker.step, int)
        time.sleep(0.01)
    assert (worker.result() is not None) is answered


def test_a_phone_that_may_not_show_the_outcome_does_not_wait_for_it(ranked: Flask) -> None:
    with pytest.raises(Refused) as caught:
        perform(CODE, RevealStage(), sit(9))
    assert caught.value.key == "not_allowed"
    assert (CODE, "ranking") in ours(ranked).running


def instead(*other: str) -> Callable[..., Any]:
    """Another program in the place of the worker."""
    return lambda command, **files: Popen(other, **files)


@pytest.fixture(params=["time", "killed", "wordy", "processes"])
def dying(request: pytest.FixtureRequest, context: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The ballots are sealed and their count dies; called, it makes that whoever counts next lives."""
    counts = ours(context)
    usual, start = counts.seconds, workers.Popen
    if request.param == "time":
        counts.seconds = 0
    if request.param == "wordy":
        monkeypatch.setattr(workers, "Popen", instead("sh", "-c", "echo oh >&2; exit 3"))
    if request.param == "processes":
        monkeypatch.setattr(workers, "Popen", instead("/no/such/program"))
    voted(("P1", "P3"), ("P3", "P2"))
    perform(CODE, CloseStage(), LEADER)
    if request.param == "killed":
        os.kill(counts.running[CODE, "ranking"].process.pid, signal.SIGKILL)  # type: ignore[union-attr]

    def mended() -> None:
        counts.seconds = usual
        monkeypatch.setattr(workers, "Popen", start)

    return mended


def test_a_count_that_dies_says_so_and_can_be_started_again(dying: Callable[[], None], context: Flask) -> None:
    assert refused(RevealStage()) == "count_failed"
    assert outcome() is None
    assert ours(context).step(CODE, "ranking") in (None, 0)
    dying()
    assert refused(RevealStage()) == "count_failed", "only a person starts it again"
    perform(CODE, CountAgain(), LEADER)
    perform(CODE, RevealStage(), LEADER)
    assert outcome().winners == ["P3", "P1"]
    assert not ours(context).failed


def test_a_worker_that_writes_why_it_dies_is_at_no_step(ranked: Flask) -> None:
    worker = ours(ranked).running[CODE, "ranking"]
    assert isinstance(worker, Worker)
    os.pwrite(worker.told.fileno(), b"Traceback (most recent call last)", 0)
    assert worker.step == 0
    os.pwrite(worker.told.fileno(), b"00000014\n", 0)
    assert worker.step in (0, 14)


def test_what_was_sealed_when_the_server_died_is_counted_at_its_next_start(ranked: Flask) -> None:
    ours(ranked).stop((CODE, "ranking"))
    services_of(ranked).rooms.forget(CODE)  # as after a start; tests/realtime kills a real one
    load(CODE)
    ours(ranked).finish(load(CODE))
    assert len(facts(BallotsCounted)) == 1
    assert stage_named(load(CODE).state, "ranking").status == "closed"


def test_the_same_question_is_never_counted_twice(ranked: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    perform(CODE, RevealStage(), LEADER)
    counts, again = ours(ranked), []
    monkeypatch.setattr(counts, "_worker", lambda asked: again.append(asked))
    counts.begin(load(CODE))
    assert not counts.running, "the log has the answer"
    other = opening("PROEF3")
    meetings.create(other)
    state = load(CODE).state
    twin = load("PROEF3")
    twin.state = twin.pending = msgspec.structs.replace(
        state, code="PROEF3", stages=tuple(_uncounted(stage) for stage in state.stages)
    )
    counts.begin(twin)
    assert counts.running["PROEF3", "ranking"].done, "the same question was answered elsewhere"
    assert again == []


def _uncounted(stage: Any) -> Any:
    if stage.plan.kind != "ranking":
        return stage
    state = msgspec.structs.replace(stage.state, outcome=None, counted="")
    return msgspec.structs.replace(stage, status="closed", state=state)


def fill() -> None:
    """People sit down until there is no room for one more."""
    for number in range(10, 500):
        sit(number)


def test_a_full_disk_is_said_at_once_and_does_not_lose_the_count(
    ranked: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Question] = []
    counts = ours(ranked)
    monkeypatch.setattr(counts, "_worker", lambda asked: started.append(asked))
    while not counts.running[CODE, "ranking"].done:
        time.sleep(0.01)
    on_writer(f"PRAGMA max_page_count={on_writer('PRAGMA page_count')[0]}")
    with pytest.raises(Unavailable):
        fill()
    begun = time.monotonic()
    with pytest.raises(Unavailable):
        perform(CODE, RevealStage(), LEADER)
    assert time.monotonic() - begun < 10, "it says so, rather than wait for room"
    assert outcome() is None
    on_writer("PRAGMA max_page_count=1000000")
    perform(CODE, RevealStage(), LEADER)
    assert outcome().winners == ["P3", "P1"]
    assert started == [], "the answer was kept meanwhile"


def test_limits_of_time_and_memory_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("COUNT_SECONDS", "7")
    monkeypatch.setenv("COUNT_MEGABYTES", "99")
    caplog.set_level(logging.INFO)
    counts = ours(create_app({"DATA_DIR": tmp_path}))
    assert (counts.seconds, counts.megabytes) == (7, 99)
