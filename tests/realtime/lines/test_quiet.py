"""A line at which nobody waits: what a quiet one costs, what it hears, and what it did not take at once."""

import gc
import socket
import threading
import weakref
from collections.abc import Iterator
from typing import Any

import eventlet
import pytest
from eventlet.green import socket as green
from greenlet import greenlet

from realtime.lines import Line, on_eventlet, push
from realtime.lines.frames import CLOSE
from realtime.lines.frames import frame as ours
from tests.realtime.wire import BINARY, TEXT, frame

LARGEST = 200
HANDSHAKE = (
    "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


class Session:
    """What the engine knows of a line: what it heard, and whether that is over."""

    def __init__(self) -> None:
        self.heard: list[object] = []
        self.over = False
        self.ws: Any = None

    def hear(self, message: object) -> bool:
        """Take a message; `stop` is the last."""
        self.heard.append(message)
        return message != "stop"

    def end(self) -> None:
        """The line ended."""
        self.over = True

    def handler(self, ws: Any) -> None:
        """Begin to listen, as the engine asks for."""
        ws.listen(self.hear, self.end)


def tasks() -> int:
    """How many green threads there are that wait for something."""
    gc.collect()
    return sum(isinstance(each, greenlet) and each.gr_frame is not None for each in gc.get_objects())


def others() -> None:
    """Let everybody have some turns."""
    for _ in range(on_eventlet.TURNS):
        eventlet.sleep(0)


@pytest.fixture
def session() -> Session:
    return Session()


@pytest.fixture
def far(session: Session) -> Iterator[socket.socket]:
    """The other side of a line that listens."""
    near, other = green.socketpair()
    session.ws = on_eventlet.Quiet(session, near, near.fd.send, LARGEST, small=True)
    session.handler(session.ws)
    yield other.fd
    other.close()
    others()


def test_a_line_has_a_task_only_while_something_is_said(session: Session, far: socket.socket) -> None:
    others()
    before = tasks()
    pairs = [green.socketpair() for _ in range(20)]
    for near, _ in pairs:
        on_eventlet.Quiet(session, near, near.fd.send, LARGEST, small=True).listen(session.hear, session.end)
    for _, other in pairs:
        other.sendall(frame(b"een", TEXT) + frame(b"twee", TEXT))
    others()
    assert session.heard == ["een", "twee"] * len(pairs)
    assert tasks() == before
    for _, other in pairs:
        other.close()
    others()


@pytest.mark.parametrize("last", [frame(b"stop", TEXT) + frame(b"more", TEXT), b""], ids=["enough", "gone"])
def test_a_line_is_over_when_who_hears_it_has_enough_or_it_ends(
    session: Session, far: socket.socket, last: bytes
) -> None:
    far.setblocking(True)
    if last:
        far.sendall(last)
    else:
        far.shutdown(socket.SHUT_WR)
    others()
    assert session.over
    assert session.ws not in on_eventlet.LISTENING
    assert session.heard == (["stop"] if last else [])
    assert session.ws.socket.fileno() == -1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (frame(b"hallo", 9), ours(b"hallo", 0x8A)),
        (frame(b"\x03\xe9bye", 8), ours(b"\x03\xe9", CLOSE)),
        (frame(b"x", 3), ours((1002).to_bytes(2), CLOSE)),
        (frame(b"\xff", TEXT), ours((1007).to_bytes(2), CLOSE)),
        (b"\x81\xff" + b"\x7f" * 8, ours((1009).to_bytes(2), CLOSE)),
    ],
    ids=["a ping", "a goodbye", "no message", "no text", "too much"],
)
def test_what_is_said_between_messages_is_answered(
    session: Session, far: socket.socket, sent: bytes, said: bytes
) -> None:
    far.setblocking(True)
    far.sendall(sent)
    others()
    assert far.recv(100) == said
    assert session.over == (said[0] == CLOSE)
    assert session.heard == []


def test_binary_comes_as_bytes(session: Session, far: socket.socket) -> None:
    far.sendall(frame(b"een", BINARY))
    others()
    assert session.heard == [b"een"]


def test_a_request_is_over_once_its_line_listens_and_the_line_counts_on(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    requests: weakref.WeakSet[Any] = weakref.WeakSet()
    real = on_eventlet.Lean.get_environ
    monkeypatch.setattr(on_eventlet.Lean, "get_environ", lambda self: requests.add(self) or real(self))
    listener = eventlet.listen(("127.0.0.1", 0))
    pool = on_eventlet.Lines(1)
    app = on_eventlet.websocket(None, LARGEST)(session.handler, None)
    how = {"debug": False, "log_output": False, "protocol": on_eventlet.Lean}
    server = eventlet.spawn(eventlet.wsgi.server, listener, app, custom_pool=pool, **how)
    place = listener.getsockname()
    with green.create_connection(place) as other:
        other.sendall(HANDSHAKE.encode())
        assert other.recv(1_000).startswith(b"HTTP/1.1 101 ")
        others()
        gc.collect()
        assert (len(requests), pool.running()) == (0, 0)
        with green.create_connection(place) as late:
            late.sendall(HANDSHAKE.encode())
            assert late.recv(1_000).startswith(b"HTTP/1.1 503 ")
        other.sendall(frame(b"een", TEXT))
        others()
        assert (session.heard, session.over) == (["een"], False)
    others()
    assert session.over
    server.kill()


# --- what a line does not take at once


class Narrow(Line):
    """A line of threads, that takes a few bytes at once."""

    __slots__ = ("sent", "taken")
    lock = threading.Lock
    begin = staticmethod(lambda work, *given: threading.Thread(target=work, args=given).start())

    def __init__(self) -> None:
        self.sent, self.taken = b"", threading.Event()
        super().__init__(self, self, self.some, LARGEST, small=False)

    def some(self, data: bytes) -> int:
        """Send what fits."""
        self.sent += data[:3]
        return len(data[:3])

    def sendall(self, data: bytes) -> None:
        """Send all, once there is room."""
        assert self.taken.wait(10)
        self.sent += data


def test_what_a_line_did_not_take_follows_and_meanwhile_nothing_goes_straight() -> None:
    line, wide, late = Narrow(), Narrow(), list[object]()
    push([line], b"abcdef", late.append)
    assert (line.sent, line.held, late) == (b"abc", 1, [])
    push([line, wide], b"xyz", late.append)
    assert (line.sent, wide.sent, late) == (b"abc", b"xyz", [line])
    writer = threading.Thread(target=line.send, args=["later"])
    writer.start()
    line.taken.set()
    writer.join(10)
    assert line.sent == b"abcdef" + ours(b"later")
    assert (line.held, line.turn) == (0, None)
    push([line], b"gh", late.append)
    assert line.sent.endswith(b"gh")


def test_a_line_that_is_gone_costs_the_others_nothing() -> None:
    gone, there = Narrow(), Narrow()
    gone.write = lambda data: (_ for _ in ()).throw(ConnectionResetError)
    push([gone, there], b"xyz", lambda session: None)
    assert (there.sent, gone.held) == (b"xyz", 0)
