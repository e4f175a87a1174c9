"""How many lines a server holds is known, one more is told so in words, and it never stops listening."""

import os
import resource
import socket
from contextlib import ExitStack

import pytest
import requests

from tests.realtime.servers import Furnish, Server

FILES, LINES = 400, 144  # what the system lets a server open, and the lines that it holds then


@pytest.fixture
def server(furnish: Furnish) -> Server:
    """A server that may open few files."""
    made = furnish()
    made.start(before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES)))
    return made


def silent(server: Server) -> socket.socket:
    """A line on which nothing is said."""
    return socket.create_connection(("127.0.0.1", server.port), timeout=10)


def test_one_line_too_many_is_told_so_and_who_sits_goes_on(server: Server) -> None:
    device = server.seated()
    live = device.joined()
    with ExitStack() as lines:
        for _ in range(LINES):
            lines.enter_context(silent(server))
        answer = requests.get(server.base, timeout=10)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
        assert "De server heeft te veel verbindingen." in answer.text
        assert "The server has too many connections." in answer.text
        live.ok("seat.move", table="T2")
        assert device.get().status_code == 200  # on the line that it has
    assert server.seated().joined().ok("seat.move", table="T2")
    assert server.stop()[0] == 0


def test_a_server_that_cannot_take_a_line_takes_it_when_it_can(server: Server) -> None:
    live = server.seated().joined()
    assert server.process
    pid = server.process.pid
    opened = len(os.listdir(f"/proc/{pid}/fd"))
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (opened, FILES))
    with silent(server) as line:
        line.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        live.ok("seat.move", table="T2")
        line.settimeout(0.3)
        with pytest.raises(TimeoutError):
            line.recv(1)
        resource.prlimit(pid, resource.RLIMIT_NOFILE, (FILES, FILES))
        line.settimeout(10)
        assert line.recv(4096).startswith(b"HTTP/1.1 ")
    assert "a line could not be taken: EMFILE" in server.stop()[1]


def test_a_server_that_may_open_too_few_files_for_a_hall_says_so_at_its_start(server: Server) -> None:
    told = server.stop()[1]
    assert f"lets the server open {FILES} files, so that it holds {LINES} lines" in told
