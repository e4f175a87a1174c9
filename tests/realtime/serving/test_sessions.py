"""How many sessions there may be is known before a handshake, and one that looks at nothing is ended."""

from types import SimpleNamespace
from typing import Any

import pytest
import requests

from realtime import loops, sessions
from realtime.presence import Presence
from realtime.rooms import Audience
from realtime.sessions import LOOKS, OF_DEVICE, STRANGERS, Sessions
from tests.live.test_limits import Clock
from tests.realtime.servers import Device, Server
from tests.realtime.wire import Refused

DOOR = "/socket.io/?EIO=4&transport=polling"


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
