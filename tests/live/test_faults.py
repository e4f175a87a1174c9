"""What fails under the evening: each fault has its own sentence, nothing acknowledged is lost, and it goes on after."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app import create_app
from app.access import links
from app.languages import hours, speaking
from app.live import meetings
from app.live.act_job import ActJob
from app.live.meetings import load, perform
from app.services import services, services_of
from facilitation.parts.clock import SetClock, clock_of
from facilitation.parts.seating import seats
from facilitation.parts.stages import AdvanceStage
from facilitation.refusals import Unavailable
from facilitation.roles import Actor
from tests.devices import CODE, Browser, opening
from tests.live.clocks import SetTime
from tests.live.faults import kept_whole, locked, on_writer, refused
from tests.people import LEADER, lead_to, post, sit, together
from tests.storage.harmed import LONG


@pytest.mark.parametrize("pages", range(10))
def test_a_full_disk_is_said_and_keeps_what_was_acknowledged(pages: int, arguing: list[Actor]) -> None:
    size = on_writer("PRAGMA page_count")[0]
    on_writer(f"PRAGMA max_page_count={size + pages}")
    acknowledged, key = 0, ""
    while not key:
        try:
            acknowledged = post(arguing[0], LONG[:280])
        except Unavailable as refusal:
            key = refusal.key
    assert key == "disk_full"
    assert services().watch.problems == ("disk_full",)
    assert kept_whole() >= acknowledged
    on_writer("PRAGMA max_page_count=1000000")
    post(arguing[1])
    assert services().watch.problems == ()
    kept_whole()


@pytest.mark.parametrize("round", range(10))
def test_a_database_that_became_read_only_is_said_and_written_again_when_it_may_be(
    round: int, arguing: list[Actor]
) -> None:
    before = post(arguing[0]) if round % 2 else load(CODE).state.seq
    on_writer("PRAGMA query_only=ON")
    acts: list[Callable[[], Any]] = [lambda: post(arguing[0]), lambda: sit(9), lambda: lead_on(), lambda: seat_name()]
    assert refused(acts[round % 4]) == "database_readonly"
    assert kept_whole() == before
    on_writer("PRAGMA query_only=OFF")
    post(arguing[0])
    kept_whole()


def lead_on() -> None:
    perform(CODE, AdvanceStage(expecting="arguments"), LEADER)


def seat_name() -> None:
    links.make(CODE)


@pytest.mark.parametrize("together_with", range(1, 11))
def test_a_lock_that_somebody_else_holds_is_said_to_all_at_once_and_they_go_on_after_it(
    together_with: int, tmp_path: Path
) -> None:
    app = create_app({"DATA_DIR": tmp_path, "TESTING": True, "DATABASE_PATIENCE": 0.05})
    with app.app_context():
        meetings.create(opening())
        actors = [sit(n) for n in range(together_with)]
        lead_to("arguments")
        before = load(CODE).state.seq
        with locked(tmp_path):
            answers = together(*[lambda a=a: post(a) for a in actors], app=app)
        assert {getattr(answer, "key", answer) for answer in answers} == {"database_busy"}
        assert kept_whole() == before
        assert all(isinstance(answer, int) for answer in together(*[lambda a=a: post(a) for a in actors], app=app))
        assert kept_whole() == before + together_with


def test_of_a_batch_on_a_locked_database_nobody_waits_for_the_others(tmp_path: Path) -> None:
    app = create_app({"DATA_DIR": tmp_path, "TESTING": True, "DATABASE_PATIENCE": 0.05})
    with app.app_context():
        meetings.create(opening())
        actor = sit(1)
        lead_to("arguments")
        tries: list[int] = []
        real = services().database.run
        services().database.run = lambda batch: (tries.append(len(batch)), real(batch))  # type: ignore[assignment,func-returns-value]
        jobs = [ActJob(load(CODE), argument(n), actor, "", services().house_key) for n in range(20)]
        for job in jobs:
            job.decide()
            services().database.enqueue(job)
        with locked(tmp_path):
            services().database.finish(jobs[0])
        assert tries == [20]
        assert all(isinstance(job.error, Unavailable) for job in jobs)
        kept_whole()


def argument(number: int) -> Any:
    from facilitation.parts.arguments.acts import PostArgument

    return PostArgument(id=f"many {number}", initiative="P1", side="for", text="Doen")


def test_on_a_disk_that_is_nearly_full_nothing_new_is_kept_and_everything_can_be_read(
    console: Browser, seated: Browser, context: Flask
) -> None:
    seat = seats(load(CODE).state)
    first = console.say("stage.advance", id="first-act", expecting="welcome")
    assert first.json["ok"], first.json
    services_of(context).disk.least = 10**18
    for answer in (
        console.act("stage.advance"),
        console.say("clock.set", seconds=60),
        Browser(context.test_client()).client.post(f"/t/{CODE}/join", headers={"Accept": "application/json"}),
    ):
        assert (answer.status_code, answer.json["error"]["key"]) == (503, "disk_low")
        assert "bijna vol" in answer.json["error"]["message"]
    assert console.say("stage.advance", id="first-act", expecting="welcome").json == first.json
    for path in ("", "/scherm", "/livecast", "/regie"):
        assert console.get(path).status_code == 200
    assert "Maak ruimte op deze computer" in console.get("/regie").text
    assert seats(load(CODE).state) == seat
    services_of(context).disk.least = 0
    assert console.act("stage.advance").status_code == 409
    assert "Maak ruimte op deze computer" not in console.get("/regie").text


@pytest.mark.parametrize("night", [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 3, 29, 0, 30, tzinfo=UTC)])
@pytest.mark.parametrize("minutes", [10, 29, 30, 31, 60])
def test_in_the_night_that_the_hour_changes_a_countdown_takes_as_long_as_it_says(
    night: datetime, minutes: int, context: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SetTime(monkeypatch)
    clock.ahead = night - datetime.now(UTC)
    perform(CODE, SetClock(seconds=3600), LEADER)
    clock.ahead += timedelta(minutes=minutes)
    left = clock_of(load(CODE).state).left(datetime.now(UTC) + clock.ahead)
    assert left in (3600 - minutes * 60, 3599 - minutes * 60)
    kept_whole()
    deadline = clock_of(load(CODE).state).deadline
    assert deadline
    summer = timezone(timedelta(hours=2)) if night.month == 3 else timezone(timedelta(hours=1))
    with speaking("nl"):
        assert hours(deadline) == deadline.astimezone(summer).strftime("%H.%M")
