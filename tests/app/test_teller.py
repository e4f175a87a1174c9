"""The worker that counts: an answer or a clear word that there is none, never a count in the room's own process."""

import logging
import os
import signal
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from subprocess import Popen
from typing import Any

import msgspec
import pytest
from flask import Flask

from app import create_app
from app.counting import workers
from app.counting.workers import Worker, Workers
from app.live import meetings
from app.live.meetings import load, perform
from app.services import services_of
from facilitation.acts import AdvanceStage, CloseStage, RevealStage, WithdrawInitiative
from facilitation.ballots import CastBallot, Paper
from facilitation.counting import rules
from facilitation.counting.method import Method
from facilitation.counting.question import Question
from facilitation.deciding.division import SetAward, proposal
from facilitation.events import BallotsSealed, MeetingOpened
from facilitation.refusals import Refused, Unavailable
from facilitation.room import Initiative
from facilitation.stages.ranking import BallotsCounted, ChooseMethod, CountAgain, DrawLot, LotDrawn, needs_lot, question
from tests.app.conftest import CODE, opening
from tests.app.test_faults import on_writer
from tests.people import LEADER, lead_to, logged, sit, vote

EQUALS = tuple(Initiative(f"P{n}", f"Plan {n}", 400_000, 400_000) for n in (1, 2, 3))


@pytest.fixture
def nobody_counts_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever counts in the server's own process fails."""

    def broken(*args: Any) -> None:
        raise AssertionError("counted in the process of the room")

    monkeypatch.setattr(rules, "count", broken)


pytestmark = pytest.mark.usefixtures("nobody_counts_here")


def voted(*orders: tuple[str, ...]) -> None:
    """A meeting at its ranking, with these ballots cast."""
    seats = [sit(number) for number in range(len(orders))]
    lead_to("ranking")
    for seat, order in zip(seats, orders, strict=True):
        vote(seat, *order)


@pytest.fixture
def ranked(context: Flask) -> Flask:
    """Two ballots, sealed."""
    voted(("P1", "P3"), ("P3", "P2"))
    perform(CODE, CloseStage(), LEADER)
    return context


def ours(app: Flask) -> Workers:
    """The teller of this app."""
    found: Workers = services_of(app).workers
    return found


def facts(kind: type) -> list[Any]:
    """What of this kind stands in the log."""
    return [line.event for line in logged() if isinstance(line.event, kind)]


def refused(act: Any) -> str:
    """The key with which this is refused."""
    with pytest.raises(Refused) as caught:
        perform(CODE, act, LEADER)
    return caught.value.key


def outcome() -> Any:
    """What the room was shown, or will be."""
    return load(CODE).state.stage("ranking").state.outcome


def test_showing_right_after_closing_shows_what_a_worker_counted(ranked: Flask) -> None:
    perform(CODE, RevealStage(), LEADER)
    (counted,) = facts(BallotsCounted)
    assert counted.question == question(load(CODE).state, load(CODE).state.stage("ranking")).digest
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


def test_another_question_is_counted_though_the_one_before_it_failed(context: Flask) -> None:
    voted(("P1", "P3"), ("P3", "P2"))
    ours(context).seconds = 0
    perform(CODE, CloseStage(), LEADER)
    assert refused(RevealStage()) == "count_failed"
    ours(context).seconds = 60
    perform(CODE, WithdrawInitiative(initiative="P2", reason="Verhuisd"), LEADER)
    perform(CODE, RevealStage(), LEADER)
    assert outcome().winners == ["P3", "P1"]


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
    assert load(CODE).state.stage("ranking").status == "closed"


def test_a_plan_that_goes_after_the_outcome_was_shown_is_counted_anew_and_the_division_follows(ranked: Flask) -> None:
    perform(CODE, RevealStage(), LEADER)
    before = proposal(load(CODE).state)
    assert before is not None
    assert dict(before.amounts) == {"P3": 250_000, "P1": 600_000}
    perform(CODE, AdvanceStage(to="allocation"), LEADER)
    perform(CODE, CloseStage(), LEADER)
    perform(CODE, WithdrawInitiative(initiative="P1", reason="Verhuisd"), LEADER)
    perform(CODE, SetAward(initiative="P2", amount=500_000), LEADER)
    assert len(facts(BallotsCounted)) == 2
    after = proposal(load(CODE).state)
    assert after is not None
    assert dict(after.amounts) == {"P3": 250_000, "P2": 500_000}


def test_the_division_waits_for_a_new_count_and_says_when_that_died(ranked: Flask) -> None:
    perform(CODE, RevealStage(), LEADER)
    ours(ranked).seconds = 0
    perform(CODE, WithdrawInitiative(initiative="P1", reason="Verhuisd"), LEADER)
    assert refused(SetAward(initiative="P2", amount=500_000)) == "count_failed"


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


@pytest.fixture
def equals(app: Flask) -> Iterator[Flask]:
    """Three plans that nothing but a lot can part, and money for two."""
    with app.app_context():
        start: MeetingOpened = msgspec.structs.replace(opening(), initiatives=EQUALS)
        meetings.create(start)
        voted(("P1", "P2", "P3"), ("P2", "P3", "P1"), ("P3", "P1", "P2"))
        perform(CODE, CloseStage(), LEADER)
        yield app


def test_words_from_the_room_draw_the_lot_and_everybody_can_draw_it_again_from_the_log(equals: Flask) -> None:
    perform(CODE, DrawLot(words="  Fiets  BEL"), LEADER)
    perform(CODE, RevealStage(), LEADER)
    assert refused(DrawLot(words="andere woorden")) == "lot_drawn"
    before, after = (each.result for each in facts(BallotsCounted))
    assert before["ties"][0]["by"] == "lot"
    (sealed,), (drawn,) = facts(BallotsSealed), facts(LotDrawn)
    lines = "\n".join(sorted(",".join(ballot["order"]) for ballot in sealed.ballots))
    seed = f"{sha256(lines.encode()).hexdigest()}:{drawn.words}"
    again = sorted(("P1", "P2", "P3"), key=lambda plan: sha256(f"{seed}:{plan}".encode()).hexdigest())
    assert after["ties"][0]["ids"] == again
    assert outcome().winners == again[:2]
    services_of(equals).rooms.forget(CODE)
    assert outcome().winners == again[:2], "the log keeps the order in which they were funded"


def test_a_lot_waits_for_the_count_and_is_refused_where_nothing_is_equal(ranked: Flask) -> None:
    assert refused(DrawLot(words="fiets")) == "no_lot_needed"
    assert outcome() is not None
    assert needs_lot(load(CODE).state.stage("ranking")) is None


def test_points_under_a_threshold_of_votes_give_nothing_in_the_evening_too(context: Flask) -> None:
    seats = [sit(number) for number in range(3)]
    form = {"kind": "points", "total": 10}
    method = msgspec.convert({"form": form, "rule": "points", "agreed": {"least_votes": 2}}, Method)
    perform(CODE, ChooseMethod(stage="ranking", method=method), LEADER)
    lead_to("ranking")
    for seat, points in zip(seats, ({"P2": 10}, {"P1": 1}, {"P1": 1, "P3": 0}), strict=True):
        perform(CODE, CastBallot(ballot=Paper(points=points)), seat)
    perform(CODE, CloseStage(), LEADER)
    perform(CODE, RevealStage(), LEADER)
    assert outcome().winners == ["P1"]
    assert {loser.id: loser.reason for loser in outcome().losers} == {"P2": "too_few_votes", "P3": "no_support"}


def test_limits_of_time_and_memory_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("COUNT_SECONDS", "7")
    monkeypatch.setenv("COUNT_MEGABYTES", "99")
    caplog.set_level(logging.INFO)
    counts = ours(create_app({"DATA_DIR": tmp_path}))
    assert (counts.seconds, counts.megabytes) == (7, 99)
