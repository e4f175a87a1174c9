"""What somebody could send to harm the evening: the server stays up, grants nothing and forgets nobody else."""

import socket
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.realtime.servers import Live, Server
from tests.realtime.wire import BINARY, TEXT, Gone, frame

ESTABLISHED = 1  # in the kernel's TCP_INFO


def alive(server: Server) -> bool:
    """Somebody else can come in and take part."""
    return bool(server.leader().joined().ok("clock.set", seconds=60))


def memory(server: Server) -> int:
    """What the server holds, in MB."""
    assert server.process
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024


def dropped(live: Live, seconds: float = 10) -> bool:
    """Whether the server hung up."""
    end = time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            live.wire.pump(0.5)
    except (Gone, OSError):
        return True
    return False


@pytest.mark.parametrize(
    "message",
    [
        '421["connect"]',
        '421["connect",{"overlegtafel.device":{"device":"x","grants":{}}},{}]',
        '421["connect",1,2,3,4]',
        '421["disconnect"]',
        '421["disconnect","client disconnect"]',
    ],
)
def test_a_message_that_poses_as_connecting_or_disconnecting_changes_nothing(server: Server, message: str) -> None:
    live = server.leader().joined()
    live.wire.say(message)
    assert live.wire.answer(1)["error"]["key"] == "unknown_act"
    live.wire.numbers = iter(range(10, 20))
    live.ok("clock.set", seconds=60)
    server.seated()
    live.wire.wait("regions")


@pytest.mark.parametrize(
    "message",
    [
        "4",
        "49",
        "42",
        "42[]",
        "42{}",
        "4212",
        '42["act"',
        "42[5]",
        "42" + "[" * 8000,
        '42["act",' + "[" * 8000,
        '451-["act",{"_placeholder":true,"num":9}]',
        '459999999999-["act"]',
        "4" + "4{}",
    ],
)
def test_what_is_no_message_ends_that_socket_and_no_other(server: Server, message: str) -> None:
    live = server.seated().joined()
    other = server.seated().joined()
    live.wire.say(message)
    assert dropped(live)
    assert other.act("seat.move", table="T2")["ok"]
    assert alive(server)


def test_binary_ends_the_socket(server: Server) -> None:
    live = server.seated().joined()
    live.wire.line.sendall(frame(b"4" + bytes(100), BINARY))
    assert dropped(live)


def test_one_message_over_sixteen_kilobytes_ends_the_socket(server: Server) -> None:
    live = server.seated().joined()
    live.wire.say('421["act",{"text":"' + "x" * 20_000 + '"}]')
    assert dropped(live)
    assert alive(server)


def test_a_message_of_sixteen_kilobytes_is_answered(server: Server) -> None:
    live = server.seated().joined()
    answer = live.act("argument.post", initiative="P1", side="for", text="x" * 16_000)
    assert answer["error"]["key"] == "wrong_stage"


@pytest.mark.parametrize("piece", [b"2" * 15_000, b"2", b""])
def test_a_message_in_endless_pieces_is_cut_off_before_it_fills_the_memory(server: Server, piece: bytes) -> None:
    live = server.seated().joined()
    before, sent = memory(server), 0
    with suppress(Gone, OSError):
        while sent < 100_000:
            live.wire.line.sendall(frame(piece if sent else b"42", 0 if sent else TEXT, final=False))
            sent += 1
            if sent % 500 == 0:
                live.wire.pump(0.01)
    assert sent < 100_000
    assert memory(server) - before < 20
    assert alive(server)


def test_a_ping_between_the_pieces_of_a_message_is_answered(server: Server) -> None:
    live = server.seated().joined()
    first, second = '427["act",{"kind":', '"clock.set","seconds":5}]'
    live.wire.line.sendall(frame(first.encode(), TEXT, final=False) + frame(b"hallo", 9) + frame(second.encode(), 0))
    assert live.wire.answer(7)["error"]["key"] == "not_allowed"


def test_a_number_of_thousands_of_digits_is_refused_in_words(server: Server) -> None:
    live = server.leader().joined()
    live.wire.say('427["act",{"id":"x","kind":"clock.set","seconds":' + "9" * 6000 + "}]")
    assert live.wire.answer(7)["error"]["key"] == "malformed"


def test_a_reader_with_a_full_line_holds_nobody_up_and_gets_everything_in_order_later(server: Server) -> None:
    console, other = server.leader().joined(), server.seated().joined()
    console.lead_to("arguments", at="welcome")
    slow, face = server.leader().socket(buffer=2048), {"code": server.code, "face": "console", "locale": "nl"}
    numbers = [slow.emit("join", face | {"rev": ""}) for _ in range(40)]
    time.sleep(1)
    for number in range(3):
        other.ok("argument.post", initiative="P1", side="for", text=f"Nummer {number}")
        console.wire.wait("regions", lambda message, n=number: f"Nummer {n}" in str(message["html"]), seconds=5)
    joined = [slow.answer(number) for number in numbers]
    assert all(answer["html"] for answer in joined)
    slow.events.clear()  # what came before the last answer is in that answer
    at, words = joined[-1]["rev"], str(joined[-1]["html"])
    while "Nummer 2" not in words:
        message = slow.wait("regions")
        assert message["prev"] == at
        at, words = message["rev"], str(message["html"])


def test_who_asks_and_does_not_read_is_dropped_and_the_others_go_on(server: Server) -> None:
    console, other = server.leader().joined(), server.seated().joined()
    console.lead_to("arguments", at="welcome")
    slow, before, end = server.leader().socket(buffer=2048), memory(server), time.monotonic() + 30
    with suppress(OSError):
        while not cut(slow.line) and time.monotonic() < end:
            slow.emit("join", {"code": server.code, "face": "console", "locale": "nl", "rev": ""})
    assert cut(slow.line)
    assert memory(server) - before < 60
    other.ok("argument.post", initiative="P1", side="for", text="Wij gaan door")
    console.wire.wait("regions", lambda message: "Wij gaan door" in str(message["html"]))


def cut(line: socket.socket) -> bool:
    """Whether the other side has hung up, seen without reading what it sent."""
    return line.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0] != ESTABLISHED


def test_a_request_that_says_in_two_ways_where_it_ends_is_refused(server: Server) -> None:
    host, port = server.base.removeprefix("http://").split(":")
    hidden = f"GET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    lengths = f"Content-Length: {5 + len(hidden)}\r\nTransfer-Encoding: chunked"
    with socket.create_connection((host, int(port)), 10) as line:
        line.sendall(f"POST /nergens HTTP/1.1\r\nHost: {host}\r\n{lengths}\r\n\r\n0\r\n\r\n{hidden}".encode())
        answer = b""
        while piece := line.recv(65536):
            answer += piece
    assert answer.startswith((b"HTTP/1.0 400", b"HTTP/1.1 400"))
    assert answer.count(b"HTTP/1.") == 1
    assert alive(server)
