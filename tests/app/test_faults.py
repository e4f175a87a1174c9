"""What fails under the evening: each fault has its own sentence, nothing acknowledged is lost, and it goes on after."""

import random
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app import create_app
from app.access import links
from app.languages import hours, speaking
from app.live import meetings
from app.live.act_job import ActJob
from app.live.meetings import load, perform
from app.operations import integrity
from app.services import services, services_of
from app.storage import log, startup_checks
from app.storage.tables import BallotRow, PersonRow
from facilitation.acts import AdvanceStage, SetClock
from facilitation.ballots import CastBallot, Paper
from facilitation.meeting import fold
from facilitation.refusals import Unavailable
from facilitation.roles import Actor
from tests.app.conftest import CODE, Browser, opening
from tests.people import LEADER, lead_to, post, sit, together
from tests.reliability.length import length

FLIPS = length(36, 3_000)
LONG = "Een lang verhaal over de moestuin. " * 8


def refused(work: Callable[[], Any]) -> str:
    """The key with which this is refused."""
    with pytest.raises(Unavailable) as caught:
        work()
    return caught.value.key


def kept_whole() -> int:
    """What is in memory is what is in the log, and the log fits; its length."""
    room = load(CODE)
    with services().database.read.connect() as connection:
        seq, _ = log.verify(connection, CODE)
        assert fold(line.event for line in log.read(connection, CODE)) == room.state == room.pending
    assert room.inflight == []
    assert seq == room.state.seq
    return seq


def on_writer(statement: str) -> Any:
    """Run something on the writer's own connection, outside a transaction."""
    connection = services().database.write.raw_connection()
    try:
        return connection.cursor().execute(statement).fetchone()
    finally:
        connection.close()


@pytest.fixture
def arguing(context: Flask) -> list[Actor]:
    """Three seats at the arguments."""
    actors = [sit(n) for n in range(3)]
    lead_to("arguments")
    return actors


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


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Somebody else writes, and does not finish."""
    with closing(sqlite3.connect(folder / "overlegtafel.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


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
    from facilitation.stages.arguments import PostArgument

    return PostArgument(id=f"many {number}", initiative="P1", side="for", text="Doen")


def test_on_a_disk_that_is_nearly_full_nothing_new_is_kept_and_everything_can_be_read(
    console: Browser, seated: Browser, context: Flask
) -> None:
    seat = load(CODE).state.seats
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
    assert load(CODE).state.seats == seat
    services_of(context).disk.least = 0
    assert console.act("stage.advance").status_code == 409
    assert "Maak ruimte op deze computer" not in console.get("/regie").text


def crashed(folder: Path, to: Path) -> Path:
    """What a power cut leaves of a folder whose server still runs."""
    to.mkdir()
    for path in folder.glob("overlegtafel.db*"):
        shutil.copy(path, to / path.name)
    return to


def opened(folder: Path) -> Flask:
    """The app as the server opens it."""
    app = create_app({"DATA_DIR": folder, "TESTING": True})
    try:
        integrity.require_writable(services_of(app).database)
        integrity.require_whole(services_of(app).database)
    except BaseException:
        services_of(app).database.close()
        raise
    return app


@pytest.mark.parametrize("acts", range(1, 11))
def test_without_its_write_ahead_log_a_database_is_not_served(acts: int, arguing: list[Actor], tmp_path: Path) -> None:
    for _ in range(acts):
        last = post(arguing[0])
    left = crashed(tmp_path, tmp_path / "left")
    with opened(crashed(tmp_path, tmp_path / "whole")).app_context():
        assert kept_whole() == last
    (left / "overlegtafel.db-wal").unlink()
    with pytest.raises(startup_checks.Unsound, match=r"misses the last \d+ things that were kept"):
        opened(left)


def test_a_vote_that_went_with_the_write_ahead_log_is_missed_too(context: Flask, tmp_path: Path) -> None:
    actor = sit(1)
    lead_to("ranking")
    on_writer("PRAGMA wal_checkpoint(TRUNCATE)")
    perform(CODE, CastBallot(ballot=Paper(order=["P1"])), actor)
    left = crashed(tmp_path, tmp_path / "left")
    (left / "overlegtafel.db-wal").unlink()
    with pytest.raises(startup_checks.Unsound, match="misses the last 1 things"):
        opened(left)


def test_a_database_that_is_gone_is_not_begun_anew(arguing: list[Actor], tmp_path: Path) -> None:
    left = crashed(tmp_path, tmp_path / "left")
    for path in left.glob("overlegtafel.db"):
        path.unlink()
    with pytest.raises(startup_checks.Unsound, match="is gone"):
        opened(left)


def test_a_database_that_was_closed_has_no_write_ahead_log_and_is_served(tmp_path: Path) -> None:
    app = opened(tmp_path)
    with app.app_context():
        meetings.create(opening())
    services_of(app).database.close()
    assert not (tmp_path / "overlegtafel.db-wal").exists()
    with opened(tmp_path).app_context():
        assert load(CODE).state.seq == 1


def everything(folder: Path) -> Any:
    """All that a server makes of a folder, or why it does not start."""
    try:
        app = opened(folder)
    except startup_checks.Unsound as unsound:
        return str(unsound)
    with app.app_context():
        room = load(CODE)
        with services().database.read.connect() as connection:
            ballots = sorted(connection.execute(sa.select(BallotRow.key, BallotRow.stage, BallotRow.paper)).all())
            names = sorted(connection.execute(sa.select(PersonRow.seat)).all())
        found = room.state, room.voted, [tuple(row) for row in ballots], [tuple(row) for row in names]
    services_of(app).database.close()
    return found


def furnished(folder: Path) -> tuple[Path, Any]:
    """A closed database with arguments, names and open ballots in it, and what a server makes of it."""
    app = create_app({"DATA_DIR": folder, "TESTING": True})
    with app.app_context():
        meetings.create(opening())
        actors = [sit(n) for n in range(8)]
        lead_to("arguments")
        for actor in actors:
            post(actor, LONG[:280])
        perform(CODE, AdvanceStage(to="ranking"), LEADER)
        for actor in actors:
            perform(CODE, CastBallot(ballot=Paper(order=["P2", "P1"])), actor)
    services_of(app).database.close()
    return folder, everything(folder)


@pytest.mark.soak
def test_with_a_flipped_bit_a_server_stands_as_it_stood_or_says_why_it_does_not_start(tmp_path: Path) -> None:
    whole, before = furnished(tmp_path / "whole")
    content = (whole / "overlegtafel.db").read_bytes()
    chance, refused = random.Random(3), 0
    for number in range(FLIPS):
        folder = tmp_path / str(number)
        folder.mkdir()
        harmed = bytearray(content)
        harmed[chance.randrange(len(harmed))] ^= 1 << chance.randrange(8)
        (folder / "overlegtafel.db").write_bytes(harmed)
        after = everything(folder)
        refused += isinstance(after, str)
        assert after == before or (isinstance(after, str) and after.count(".") >= 1), after
        shutil.rmtree(folder)
    assert refused > FLIPS // 12


def test_with_a_changed_code_in_any_row_or_index_a_server_does_not_serve_less_than_there_was(tmp_path: Path) -> None:
    whole, before = furnished(tmp_path / "whole")
    content = (whole / "overlegtafel.db").read_bytes()
    places = [match.start() for match in re.finditer(CODE.encode(), content)]
    for place in places[:: max(1, len(places) // 24)]:
        harmed = bytearray(content)
        harmed[place + 2] ^= 1
        folder = tmp_path / str(place)
        folder.mkdir()
        (folder / "overlegtafel.db").write_bytes(harmed)
        after = everything(folder)
        assert after == before or isinstance(after, str)
        shutil.rmtree(folder)


@pytest.mark.parametrize("page", range(1, 11))
def test_with_a_page_of_rubbish_a_server_stands_as_it_stood_or_does_not_start(page: int, tmp_path: Path) -> None:
    whole, before = furnished(tmp_path / "whole")
    harmed = bytearray((whole / "overlegtafel.db").read_bytes())
    harmed[page * 4096 : (page + 1) * 4096] = random.Random(page).randbytes(4096)
    (whole / "overlegtafel.db").write_bytes(harmed)
    after = everything(whole)
    assert after == before or isinstance(after, str)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE ballot SET paper = replace(paper, 'P1', 'P3')",
        "DELETE FROM ballot WHERE key IN (SELECT key FROM ballot LIMIT 1)",
    ],
)
def test_a_ballot_that_was_changed_or_taken_out_stops_the_start(harm: str, tmp_path: Path) -> None:
    whole, _ = furnished(tmp_path / "whole")
    with closing(sqlite3.connect(whole / "overlegtafel.db")) as connection, connection:
        assert connection.execute(harm).rowcount
    assert f"The meeting {CODE} is damaged" in everything(whole)


def test_a_damaged_meeting_that_was_closed_is_refused_and_the_others_are_served(context: Flask) -> None:
    meetings.create(opening("ANDERS"))
    services().database.commit(
        lambda connection: connection.exec_driver_sql("UPDATE event SET at = '2020' WHERE meeting = 'ANDERS'")
    )
    client = context.test_client()
    answer = client.get("/t/ANDERS")
    assert answer.status_code == 503
    assert "beschadigd" in answer.text
    assert client.get(f"/t/{CODE}").status_code == 200


@pytest.mark.parametrize("content", [b"Dit is een brief.", b"\0" * 8192, b"SQLite format 3\0" + b"x" * 4080])
def test_a_file_that_is_no_database_stops_the_start(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "overlegtafel.db").write_bytes(content)
    with pytest.raises(startup_checks.Unsound, match="restore"):
        opened(tmp_path)
    assert (tmp_path / "overlegtafel.db").read_bytes() == content


def test_a_database_of_something_else_stops_the_start_and_stays_as_it_is(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "overlegtafel.db")) as connection:
        connection.execute("CREATE TABLE recept (naam)")
    content = (tmp_path / "overlegtafel.db").read_bytes()
    with pytest.raises(startup_checks.Unsound, match="something else"):
        opened(tmp_path)
    assert (tmp_path / "overlegtafel.db").read_bytes() == content


class Clock:
    """A wall clock that somebody sets."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ahead = timedelta()
        clock = self

        class Moved(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> datetime:
                return datetime.now(tz) + clock.ahead

        monkeypatch.setattr("app.live.act_job.datetime", Moved)
        monkeypatch.setattr("app.faces.regions.datetime", Moved)
        monkeypatch.setattr("app.operations.health._offset", lambda: clock.ahead.total_seconds())


@pytest.mark.parametrize("jump", [-86400, -7200, -3600, -61, 61, 3600, 7200, 86400, 172800, -172800])
def test_when_the_clock_is_set_the_evening_goes_on_and_the_console_hears_it(
    jump: int, context: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)
    services().watch._offset = 0.0
    actor = sit(1)
    lead_to("arguments")
    post(actor)
    services().watch.look()
    assert services().watch.problems == ()
    clock.ahead = timedelta(seconds=jump)
    post(actor)
    assert services().watch.look()
    assert services().watch.problems == ("clock_moved",)
    post(actor)
    assert kept_whole() == load(CODE).state.seq
    perform(CODE, SetClock(seconds=300), LEADER)
    assert load(CODE).state.clock.left(datetime.now(UTC) + clock.ahead) in (299, 300)


@pytest.mark.parametrize("night", [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 3, 29, 0, 30, tzinfo=UTC)])
@pytest.mark.parametrize("minutes", [10, 29, 30, 31, 60])
def test_in_the_night_that_the_hour_changes_a_countdown_takes_as_long_as_it_says(
    night: datetime, minutes: int, context: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)
    clock.ahead = night - datetime.now(UTC)
    perform(CODE, SetClock(seconds=3600), LEADER)
    clock.ahead += timedelta(minutes=minutes)
    left = load(CODE).state.clock.left(datetime.now(UTC) + clock.ahead)
    assert left in (3600 - minutes * 60, 3599 - minutes * 60)
    kept_whole()
    deadline = load(CODE).state.clock.deadline
    assert deadline
    summer = timezone(timedelta(hours=2)) if night.month == 3 else timezone(timedelta(hours=1))
    with speaking("nl"):
        assert hours(deadline) == deadline.astimezone(summer).strftime("%H.%M")


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE event SET at = CAST(at AS BLOB) WHERE seq = 2",
        "UPDATE text SET salt = CAST(salt AS BLOB)",
        "UPDATE ballot SET paper = CAST(paper AS BLOB)",
        "UPDATE event SET kind = CAST(x'c328' AS TEXT) WHERE seq = 2",
    ],
)
def test_words_that_became_bytes_stop_the_start(harm: str, tmp_path: Path) -> None:
    whole, _ = furnished(tmp_path / "whole")
    with closing(sqlite3.connect(whole / "overlegtafel.db")) as connection, connection:
        assert connection.execute(harm).rowcount
    assert re.search("damaged|cannot be used: it cannot be reached or read", everything(whole))
