"""A clock that is set, back or on, while the evening runs or while the server is down: nobody notices."""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from app import create_app
from app.live.meetings import load, perform
from app.operations.wall_clock import NOTED, TOLD
from app.services import services, services_of
from app.storage import ballots
from facilitation.parts.clock import PauseClock, SetClock, clock_of, ends
from facilitation.parts.seating import seats
from realtime.guard import Guard
from realtime.lines.sessions import Sessions
from tests.devices import CODE, Browser
from tests.live.clocks import SetTime
from tests.live.faults import kept_whole
from tests.people import LEADER, lead_to, post, sit

MINUTE_AND_A_HALF, HOUR, DAY = 90, 3600, 86_400
STEPS = [sign * seconds for seconds in (MINUTE_AND_A_HALF, HOUR, DAY) for sign in (-1, 1)]


@pytest.fixture
def clock(context: Flask, monkeypatch: pytest.MonkeyPatch) -> SetTime:
    made = SetTime(monkeypatch)
    services().watch.clock = made.watched()
    return made


def set_by(clock: SetTime, seconds: int) -> None:
    """Somebody sets it, and the server looks."""
    clock.ahead += timedelta(seconds=seconds)
    services().countdowns.carry(services().watch.clock.look())


def held(app: Flask, phone: Browser) -> Any:
    """What the door of the sockets takes a phone for."""
    cookie = phone.client.get_cookie("overlegtafel")
    assert cookie
    return Guard(app, Sessions(SimpleNamespace(sockets={})))._cookie(f"overlegtafel={cookie.value}")


def rank(phone: Browser, first: str) -> Any:
    order = [first, *({"P1", "P2", "P3"} - {first})]
    return phone.say("ballot.cast", ballot={"order": order})


def voted(app: Flask) -> int:
    with services_of(app).database.read.connect() as connection:
        return len(ballots.turnout(connection, CODE)["ranking"])


@pytest.mark.parametrize("between", ["running", "restarted"])
def test_with_a_clock_that_is_set_every_phone_keeps_its_seat_and_nobody_votes_twice(
    between: str, clock: SetTime, context: Flask, tmp_path: Path
) -> None:
    phones = [Browser(context.test_client()) for _ in range(3)]
    taken = [phone.join() for phone in phones]
    lead_to("ranking")
    tokens = [phone.token() for phone in phones]
    assert all(rank(phone, "P1").json["ok"] for phone in phones)
    for seconds in STEPS:
        clock.ahead = timedelta(seconds=seconds)
        app = context
        if between == "restarted":
            app = create_app({"DATA_DIR": tmp_path, "TESTING": True, "LIMITS": {}})
        with app.app_context():
            for phone, seat, token in zip(phones, taken, tokens, strict=True):
                back = Browser(app.test_client())
                back.client.set_cookie("overlegtafel", phone.client.get_cookie("overlegtafel").value)  # type: ignore[union-attr]
                assert back.join() == seat
                assert held(app, back)["seats"][CODE][0] == seat
                sent = {"do": "ballot.cast", "face": "phone", "csrf_token": token, "order": ["P2", "P1"]}
                answer = back.client.post(f"/t/{CODE}/act", data=sent, headers={"Accept": "application/json"})
                assert answer.json["ok"], answer.json
            assert len(seats(load(CODE).state)) == len(phones) == voted(app)


@pytest.mark.parametrize("seconds", [*STEPS, -61, 61, -2 * DAY, 2 * DAY])
def test_when_the_clock_is_set_the_evening_goes_on_and_the_console_hears_it(
    seconds: int, clock: SetTime, context: Flask
) -> None:
    actor = sit(1)
    lead_to("arguments")
    post(actor)
    services().watch.look()
    assert services().watch.problems == ()
    set_by(clock, seconds)
    assert services().watch.look()
    assert services().watch.problems == ("clock_moved",)
    post(actor)
    assert kept_whole() == load(CODE).state.seq
    perform(CODE, SetClock(seconds=300), LEADER)
    assert left(clock) == 300
    clock.steady += TOLD
    set_by(clock, 0)
    assert services().watch.problems == ()


def left(clock: SetTime) -> int | None:
    return clock_of(load(CODE).state).left(clock.wall())


@pytest.mark.parametrize("seconds", STEPS)
def test_what_is_left_of_a_countdown_stays_what_it_was(seconds: int, clock: SetTime, context: Flask) -> None:
    perform(CODE, SetClock(seconds=300), LEADER)
    over = ends(load(CODE).state)
    assert over
    set_by(clock, seconds)
    assert left(clock) == 300
    assert ends(load(CODE).state) == over + timedelta(seconds=seconds)
    set_by(clock, -seconds)
    assert left(clock) == 300
    assert ends(load(CODE).state) == over
    perform(CODE, PauseClock(), LEADER)
    set_by(clock, seconds)
    assert left(clock) == 300
    kept_whole()


def test_a_clock_that_only_drifts_moves_no_countdown(clock: SetTime) -> None:
    perform(CODE, SetClock(seconds=300), LEADER)
    before = load(CODE).state.seq
    for _ in range(50):
        set_by(clock, 1)
    assert load(CODE).state.seq == before


def test_a_countdown_that_cannot_go_along_now_goes_along_later(clock: SetTime) -> None:
    perform(CODE, SetClock(seconds=300), LEADER)
    services().disk.least = 10**18
    set_by(clock, HOUR)
    assert left(clock) in (-3300, -3301)
    services().disk.least = 0
    set_by(clock, 0)
    assert left(clock) == 300


def test_where_no_clock_runs_or_ran_today_nothing_is_written(clock: SetTime) -> None:
    before = load(CODE).state.seq
    set_by(clock, HOUR)
    assert load(CODE).state.seq == before
    perform(CODE, SetClock(seconds=60), LEADER)
    set_by(clock, 3 * DAY)
    before = load(CODE).state.seq
    clock.ahead += timedelta(days=2)
    services().watch.clock = clock.watched()
    set_by(clock, 0)
    set_by(clock, HOUR)
    assert load(CODE).state.seq == before


@pytest.mark.parametrize("seconds", STEPS)
def test_a_clock_that_was_set_while_no_server_ran_is_told_after_the_start(
    seconds: int, clock: SetTime, context: Flask, tmp_path: Path
) -> None:
    perform(CODE, SetClock(seconds=300), LEADER)
    services().watch.clock = clock.watched(tmp_path)
    set_by(clock, 0)
    clock.steady += 5
    clock.ahead += timedelta(seconds=seconds)
    app = create_app({"DATA_DIR": tmp_path, "TESTING": True, "LIMITS": {}})
    with app.app_context():
        services().watch.clock = clock.watched(tmp_path)
        set_by(clock, 0)
        assert services().watch.problems == ("clock_moved",)
        assert left(clock) == 300


@pytest.mark.parametrize(("seconds", "known"), [(-DAY, -DAY), (-HOUR, -HOUR), (HOUR, 0), (DAY, 0)])
def test_after_the_computer_itself_restarted_only_a_clock_that_went_back_is_known(
    seconds: int, known: int, clock: SetTime, tmp_path: Path
) -> None:
    clock.watched(tmp_path).look()
    clock.ahead += timedelta(seconds=seconds + clock.steady - 20)
    clock.boot, clock.steady = "second", 20
    again = clock.watched(tmp_path)
    assert again.look() == known
    assert again.was_set == bool(known)


def test_the_note_of_the_clock_is_for_its_owner_alone_and_a_strange_one_counts_as_none(
    clock: SetTime, tmp_path: Path
) -> None:
    clock.watched(tmp_path).look()
    note = tmp_path / "server.clock"
    assert note.stat().st_mode & 0o077 == 0
    note.write_text("gisteren")
    assert clock.watched(tmp_path).look() == 0


def test_the_clock_is_noted_once_a_minute_however_often_it_is_looked_at(clock: SetTime, tmp_path: Path) -> None:
    watch, notes = clock.watched(tmp_path), set[bytes]()
    for _ in range(10):
        watch.look()
        notes.add((tmp_path / "server.clock").read_bytes())
        clock.steady += 0.4 * NOTED
    assert len(notes) == 4  # at the start, and at the first look after each minute


def test_a_clock_that_is_set_back_makes_the_newest_copy_no_old_one(clock: SetTime, context: Flask) -> None:
    keeper = services().keeper
    keeper.kept = 2
    for _ in range(3):
        keeper.work()
        newest = keeper.copies()[-1]
        assert newest.stat().st_mtime == max(copy.stat().st_mtime for copy in keeper.copies())
        clock.ahead -= timedelta(days=1)
    assert len(keeper.copies()) == 2


def test_a_cookie_past_its_days_still_ends(clock: SetTime, context: Flask) -> None:
    phone = Browser(context.test_client())
    phone.join()
    clock.ahead += timedelta(days=61)
    assert held(context, phone) == {}
