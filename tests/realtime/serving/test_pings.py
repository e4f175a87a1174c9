"""A session is asked now and then whether somebody is there; it costs no task, and once it ended nothing is kept."""

import gc
import json
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from werkzeug.test import Client

from app import create_app
from realtime import sessions
from realtime.guard import Guard
from realtime.sockets import Live
from tests.live.test_limits import Clock

DOOR = "/socket.io/?EIO=4&transport=polling"
MANY = 200
Tasks = list[Callable[..., object]]


@pytest.fixture
def tasks() -> Tasks:
    """What was begun beside the answers to requests."""
    return []


@pytest.fixture
def live(tmp_path: Path, tasks: Tasks) -> Live:
    """The sockets of an app in which nothing runs by itself."""
    made = Live(create_app({"DATA_DIR": tmp_path, "LIMITS": {}}), "threading")
    engine = made.sio.server.eio
    engine.start_service_task = False
    made.sio.start_background_task = engine.start_background_task = lambda task, *_, **__: tasks.append(task)
    made.start()
    tasks.clear()
    return made


@pytest.fixture
def clock(live: Live, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock of our own."""
    made = live.sessions.now = Clock()
    monkeypatch.setattr(sessions, "time", SimpleNamespace(monotonic=made, time=time.time))
    return made


class Stranger:
    """A device that opens a session and lets it go, again and again."""

    def __init__(self, live: Live) -> None:
        self.client = Client(Guard(live.app, live.sessions))
        self.client.get("/")

    def open(self) -> str:
        """Where the new session answers."""
        return f"{DOOR}&sid={json.loads(self.client.get(DOOR).text[1:])['sid']}"

    def end(self, session: str) -> None:
        """Say that it is over."""
        assert self.client.post(session, data=b"1").status_code == 200


def test_of_a_session_that_ended_nothing_is_kept_and_none_costs_a_task(live: Live, tasks: Tasks) -> None:
    stranger, sockets = Stranger(live), live.sio.server.eio.sockets
    kept: weakref.WeakSet[Any] = weakref.WeakSet()
    for _ in range(MANY):
        session = stranger.open()
        kept |= set(sockets.values())
        stranger.end(session)
        live.sessions.ask()
    staying = stranger.open()
    gc.collect()
    assert [f"{DOOR}&sid={key}" for key in sockets] == [staying]
    assert len(kept) == 0
    assert tasks == []


def test_a_session_is_asked_each_time_the_interval_is_over_since_it_answered(live: Live, clock: Clock) -> None:
    stranger, engine = Stranger(live), live.sio.server.eio
    session = stranger.open()
    [known] = engine.sockets.values()
    for _ in range(3):
        clock.now += engine.ping_interval - 1
        live.sessions.ask()
        assert known.queue.empty()
        clock.now += 2
        live.sessions.ask()
        live.sessions.ask()
        assert stranger.client.get(session).text == "2"
        clock.now += 5
        assert stranger.client.post(session, data=b"3").status_code == 200


def test_who_does_not_answer_in_time_is_gone(live: Live, clock: Clock) -> None:
    Stranger(live).open()
    engine = live.sio.server.eio
    [known] = engine.sockets.values()
    clock.now += engine.ping_interval
    live.sessions.ask()
    known.last_ping -= engine.ping_timeout + 1
    assert not known.check_ping_timeout()
    live.sessions.ask()
    assert engine.sockets == {}
