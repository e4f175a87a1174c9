"""How many sessions there may be is known before a handshake, and one that looks at nothing is ended.

Each is asked now and then whether somebody is there, without a task of its own; of one that ended nothing is kept.
"""

import gc
import json
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import requests
from engineio import packet
from werkzeug.test import Client

from app import create_app
from realtime import loops
from realtime.guard import Guard
from realtime.lines import sessions
from realtime.lines.sessions import LOOKS, OF_DEVICE, STRANGERS, Sessions
from realtime.presence import Presence
from realtime.rooms import Audience
from realtime.sockets import Live
from tests.live.test_limits import Clock
from tests.realtime.servers import Device, Server
from tests.realtime.wire import Refused

DOOR = "/socket.io/?EIO=4&transport=polling"
MANY = 200
Tasks = list[Callable[..., object]]


class Engine(SimpleNamespace):
    """An engine that knows these sockets."""

    def take(self, known: Sessions, key: str, cookie: dict[str, Any]) -> None:
        """A session is made."""
        self.sockets[key] = object()
        known.note(key, cookie)


@pytest.fixture
def engine() -> Engine:
    """An engine without sessions."""
    return Engine(sockets={})


def test_a_device_has_a_few_sessions_and_one_that_ended_makes_room(engine: Engine) -> None:
    known = Sessions(engine)
    for number in range(OF_DEVICE):
        assert not known.full({"device": "d"})
        engine.take(known, f"e{number}", {"device": "d"})
    assert known.full({"device": "d"})
    assert not known.full({"device": "other"})
    del engine.sockets["e3"]
    assert not known.full({"device": "d"})


def test_strangers_together_are_bounded_and_whoever_sits_or_leads_always_has_room(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "STRANGERS", 5)
    known = Sessions(engine)
    for number in range(5):
        engine.take(known, f"e{number}", {"device": f"d{number}"})
    assert known.full({"device": "new"})
    assert not known.full({"device": "new", "seats": {"PROEF2": ["S1", "r"]}})
    assert not known.full({"device": "new", "grants": {"PROEF2": "token"}})
    engine.sockets.clear()
    assert not known.full({"device": "new"})
    assert STRANGERS > 1000  # a hall of people who only look


def test_a_session_that_looks_at_nothing_is_ended_after_a_while_and_nothing_is_kept_of_it(engine: Engine) -> None:
    clock = Clock()
    known = Sessions(engine, clock)
    engine.take(known, "looks", {"device": "a"})
    engine.take(known, "idle", {"device": "b"})
    clock.now += LOOKS + 1
    engine.take(known, "new", {"device": "c"})
    assert list(known.idle({"looks"})) == ["idle"]
    engine.sockets.clear()
    assert list(known.idle(set())) == []
    assert (known._of, known._since, known._strangers) == ({}, {}, set())


def handshake(device: Device) -> requests.Response:
    """Ask for one more session."""
    return device.web.get(device.server.base + DOOR)


def test_the_seventeenth_session_of_a_device_is_refused_before_it_costs_anything(server: Server) -> None:
    phone, other = server.seated(), server.seated()
    lines = [phone.joined() for _ in range(OF_DEVICE - 1)]
    assert handshake(phone).status_code == 200
    assert handshake(phone).status_code == 429
    with pytest.raises(Refused):
        phone.socket()
    assert other.joined().act("seat.move", table="T2")["ok"]
    lines[0].wire.close()
    for _ in range(50):  # until the server found out
        if handshake(phone).status_code == 200:
            break
    else:
        pytest.fail("a line that was closed made no room")


class Once:
    """A server of which the loop goes round one time; `ended` are the sessions that were hung up on."""

    def __init__(self, engine: Engine) -> None:
        self.server = SimpleNamespace(eio=engine, manager=SimpleNamespace(eio_sid_from_sid=lambda sid, _: f"of {sid}"))
        self.ended: list[object] = []
        self.rounds = iter([None])

    def sleep(self, seconds: float) -> None:
        """Wait for the next round; raises StopIteration after the first."""
        next(self.rounds)


def test_who_looks_at_a_face_stays_and_who_only_holds_a_line_is_hung_up_on(engine: Engine) -> None:
    clock, presence = Clock(), Presence()
    known, sio = Sessions(engine, clock), Once(engine)
    for sid in ("looks", "idles"):
        engine.take(known, f"of {sid}", {"device": sid})
        presence.arrive(sid, {"device": sid}, "nl")
    presence.settle(presence.visitors["looks"], Audience("PROEF2", "phone", "nl"))
    clock.now += LOOKS + 1
    with pytest.raises(StopIteration):
        loops.drop_idle(sio, known, presence, sio.ended.append)
    assert sio.ended == [engine.sockets["of idles"]]


# --- asked whether somebody is there


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


def test_what_a_session_still_says_that_ended_is_heard_by_nobody_and_breaks_nothing(
    live: Live, caplog: pytest.LogCaptureFixture
) -> None:
    stranger, engine = Stranger(live), live.sio.server.eio
    stranger.open()
    [known] = engine.sockets.values()
    known.close(wait=False)
    live.sessions.ask()
    known.receive(packet.Packet(packet.MESSAGE, "40"))
    assert engine.sockets == {}
    assert [line for line in caplog.records if line.levelname in ("WARNING", "ERROR")] == []


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


# --- told how far all is


class Told:
    """Emits to nobody; `turns` are the beats of each turn, with the sockets they went to."""

    def __init__(self, audience: Audience) -> None:
        self.server, self.audience = self, audience
        self.turns: list[tuple[str, list[str]]] = []

    def emit(self, event: str, beat: Any, room: list[str]) -> None:
        """Send a beat to these sockets."""
        self.turns.append((beat["rev"], room))

    def sleep(self, seconds: float) -> None:
        """Let the others have a turn, in which there is news for everybody."""
        self.audience.count += 1


def test_a_beat_goes_to_some_in_one_turn_and_says_how_far_all_is_by_then() -> None:
    audience, many = Audience("PROEF2", "livecast", "nl"), {f"s{number}" for number in range(loops.AT_ONCE * 2 + 1)}
    audience.sids |= many
    sio = Told(audience)
    services: Any = SimpleNamespace(rooms={"PROEF2": SimpleNamespace(state=SimpleNamespace(seq=7))})
    loops.beat_once(services, sio, SimpleNamespace(audiences={"all": audience}), Presence())  # type: ignore[arg-type]
    assert [len(sids) for _, sids in sio.turns] == [loops.AT_ONCE, loops.AT_ONCE, 1]
    assert {sid for _, sids in sio.turns for sid in sids} == many
    assert [rev.rpartition(".")[2] for rev, _ in sio.turns] == ["0", "1", "2"]
