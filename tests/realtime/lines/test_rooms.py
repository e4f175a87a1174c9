"""A message for a room: who is in it is looked up once, it is framed once, and who left meanwhile is not told."""

from types import SimpleNamespace
from typing import Any

import pytest

from realtime.lines import frames, websockets
from realtime.lines.websockets import AT_ONCE, DirectManager

SIZE = 2 * AT_ONCE + 1
LATE = SIZE - 2  # one of those who are told last


class Told:
    """What was pushed: each frame, and the sessions that were given it."""

    def __init__(self) -> None:
        self.told: list[tuple[bytes, list[str]]] = []

    def push(self, lines: Any, data: bytes, queue: Any) -> None:
        """Note who is told this."""
        self.told.append((data, [line.session.sid for line in lines]))


@pytest.fixture
def carrier(monkeypatch: pytest.MonkeyPatch) -> Told:
    made = Told()
    monkeypatch.setattr(websockets, "push", made.push)
    return made


class Sockets(dict[str, Any]):
    """The engine's sessions, which counts how often one is looked up."""

    looked_up = 0

    def get(self, key: str, default: Any = None) -> Any:
        """One of them."""
        self.looked_up += 1
        return super().get(key, default)


@pytest.fixture
def manager() -> DirectManager:
    """A room with sockets of which every other takes compressed messages."""
    from socketio.packet import Packet

    made, sockets = DirectManager(), Sockets()
    made.server = SimpleNamespace(packet_class=Packet, eio=SimpleNamespace(sockets=sockets))
    for number in range(SIZE):
        known = sockets[f"e{number}"] = SimpleNamespace(sid=f"e{number}", straight=True, closing=False)
        known.ws = SimpleNamespace(session=known, reader=SimpleNamespace(small=number % 2 == 0))
        made.basic_enter_room(f"s{number}", "/", None, eio_sid=f"e{number}")
        made.basic_enter_room(f"s{number}", "/", "zaal")
    return made


def test_a_message_is_compressed_once_for_a_room_and_goes_out_in_two_frames_at_most(
    manager: DirectManager, carrier: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, real = [], frames.deflated
    monkeypatch.setattr(frames, "deflated", lambda body: made.append(body) or real(body))
    manager.tell("regions", {"html": "x" * 4_000}, "zaal", lambda: None)
    manager.emit("regions", {"html": "x" * 4_000}, "/", room="zaal")
    assert len(made) == 2
    assert len({data for data, _ in carrier.told}) == 2
    assert all(len(told) <= AT_ONCE for _, told in carrier.told[:3])
    assert sorted(key for _, told in carrier.told[:3] for key in told) == sorted(f"e{n}" for n in range(SIZE))
    assert manager.server.eio.sockets.looked_up == SIZE


def test_who_left_between_two_turns_is_not_told_and_who_came_is_told_the_next_time(
    manager: DirectManager, carrier: Told
) -> None:
    manager.tell("regions", {"seq": 1}, "zaal", lambda: manager.basic_leave_room(f"s{LATE}", "/", "zaal"))
    assert f"e{LATE}" not in {key for _, told in carrier.told for key in told}
    carrier.told.clear()
    manager.basic_enter_room(f"s{LATE}", "/", "zaal")
    manager.emit("regions", {"seq": 2}, "/", room="zaal")
    assert f"e{LATE}" in {key for _, told in carrier.told for key in told}


def test_what_is_for_one_alone_is_never_compressed(manager: DirectManager, carrier: Told) -> None:
    for sid in ("s0", "s2"):
        manager.basic_enter_room(sid, "/", sid)  # as each that connects
    manager.emit("mine", {"html": "x" * 4_000}, "/", room="s0")
    manager.emit("beat", {"html": "x" * 4_000}, "/", room=["s0", "s2"])
    [(own, alone), (shared, some)] = carrier.told
    assert (own[0], alone) == (frames.TEXT, ["e0"])
    assert (shared[0], some) == (frames.SMALLER, ["e0", "e2"])
