"""Messages go straight over an idle line: no task waits for them, and what has to wait keeps its order."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import engineio
import pytest
from engineio import packet
from engineio.socket import Socket

from realtime.lines.frames import frame as framed
from realtime.lines.sessions import Sessions, Straight


def frame(text: str) -> bytes:
    """A message as it goes over a line."""
    return framed(text.encode())


class Line:
    """A websocket: what went over it; `said` is what its phone says before it hangs up."""

    def __init__(self, *said: str) -> None:
        self.sent: list[bytes] = []
        self.said = list(said)
        self.held, self.ended, self.session = 0, False, None
        self.reader, self.socket = SimpleNamespace(small=False), SimpleNamespace(settimeout=lambda seconds: None)

    def write(self, data: bytes) -> int:
        """Send what the line takes: all of it."""
        self.sent.append(data)
        return len(data)

    def send(self, text: str) -> None:
        """Send a message, and wait for the line."""
        self.sent.append(frame(text))

    def close(self) -> None:
        """End it."""
        self.ended = True

    cut = close

    def listen(self, hear: Callable[[str], bool], over: Callable[[], None]) -> None:
        """Give what its phone says, until it hung up."""
        while self.said and hear(self.said.pop(0)):
            pass
        over()


class Engine:
    """An engine with one session, whose tasks begin when the test says so."""

    def __init__(self) -> None:
        self.tasks: list[Callable[[], None]] = []
        self.heard: list[Any] = []
        self.engine = engineio.Server(async_mode="threading", async_handlers=False)
        self.engine.start_background_task = lambda task, *given: self.tasks.append(lambda: task(*given)) or task
        self.engine.on("message", lambda key, text: self.heard.append(text))
        self.engine.on("disconnect", lambda key, why: self.heard.append(why))
        self.known: Any = Socket(self.engine, "one")
        self.engine.sockets["one"] = self.known
        sessions = Sessions(self.engine)
        sessions.straight = True
        sessions.adopt("one")

    def open(self, line: Line) -> None:
        """Its line is there."""
        self.known.ws, self.known.straight = line, True

    def run(self) -> None:
        """Do what was begun."""
        while self.tasks:
            self.tasks.pop(0)()


def text(words: str) -> packet.Packet:
    return packet.Packet(packet.MESSAGE, words)


@pytest.fixture
def engine() -> Engine:
    """An engine with one session."""
    return Engine()


def test_a_message_over_an_idle_line_costs_no_task(engine: Engine) -> None:
    line = Line()
    engine.open(line)
    for words in ("a", "b", "c"):
        engine.known.send(text(words))
    assert line.sent == [frame("4a"), frame("4b"), frame("4c")]
    assert engine.tasks == []


def test_what_waits_for_a_busy_line_keeps_its_order_and_one_task_writes_it(engine: Engine) -> None:
    line = Line()
    engine.open(line)
    line.held += 1
    engine.known.send(text("a"))
    engine.known.send(text("b"))
    line.held -= 1
    engine.known.send(text("c"))
    assert (line.sent, len(engine.tasks)) == ([], 1)
    engine.run()
    engine.known.send(text("d"))
    assert line.sent == [frame("4a"), frame("4b"), frame("4c"), frame("4d")]
    assert engine.tasks == []


def test_a_session_that_is_closed_says_what_waited_and_its_farewell_before_the_line_ends(engine: Engine) -> None:
    line = Line()
    engine.open(line)
    line.held += 1
    engine.known.send(text("a"))
    engine.known.close(wait=False)
    assert not line.ended
    engine.run()
    assert line.sent == [frame("4a"), frame("1")]
    assert line.ended


def test_a_session_that_is_ended_at_once_ends_its_line_where_nothing_waited(engine: Engine) -> None:
    line = Line()
    engine.open(line)
    engine.known.close(wait=False, abort=True)
    engine.run()
    assert (line.sent, line.ended) == ([], True)


def test_a_line_that_breaks_while_somebody_writes_is_written_to_again_by_nobody_else(engine: Engine) -> None:
    line = Line()
    engine.open(line)
    line.held += 1
    line.send = lambda text: (_ for _ in ()).throw(OSError)  # type: ignore[method-assign]
    engine.known.send(text("a"))
    engine.run()
    assert (engine.known.writing, line.ended, line.held) == (False, True, 1)


def test_a_phone_is_heard_until_it_hangs_up_and_what_waited_for_its_line_is_sent_first(engine: Engine) -> None:
    line = Line("4hello", "9what", "4again")
    engine.known.send(text("open"))
    engine.known.ws = line
    engine.known._websocket_handler(line)
    assert engine.tasks == []
    assert line.sent == [frame("4open")]
    assert engine.heard == ["hello", "again", "transport close"]
    assert engine.known.closed
    assert (engine.engine.sockets, engine.known.ws) == ({}, None)


def test_a_message_that_is_too_large_ends_the_session_unheard(engine: Engine) -> None:
    line = Line("4" + "x" * engine.engine.max_http_buffer_size, "4later")
    engine.known.ws = line
    engine.known._websocket_handler(line)
    assert engine.heard == ["transport close"]


def test_the_library_still_listens_by_the_name_that_we_take_over() -> None:
    assert callable(Socket._websocket_handler)
    assert Straight._websocket_handler is not Socket._websocket_handler
