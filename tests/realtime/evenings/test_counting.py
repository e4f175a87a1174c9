"""Counting beside a real server: over sockets, with real workers that are looked at and killed."""

import os
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from tests.realtime.servers import Furnish, Live, Server, new_id

WORKER = b"app/counting/worker.py"


def ranking(server: Server, seats: int = 3) -> Live:
    """The ballots are cast; the console."""
    console = server.leader().joined()
    console.lead_to("ranking", at="welcome")
    for number in range(seats):
        phone = server.seated().joined()
        phone.ok("ballot.cast", ballot={"order": [f"P{1 + (number + place) % 3}" for place in range(3)]})
    return console


def workers(server: Server) -> list[int]:
    """The processes that count for this server."""
    assert server.process
    return [pid for pid in children(server.process.pid) if WORKER in command(pid)]


def command(pid: int) -> bytes:
    """What a process was started as; empty when it is gone."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def children(parent: int) -> Iterator[int]:
    """The processes that a thread of this one began; looked up there, since a small count is soon over."""
    for begun in Path(f"/proc/{parent}/task").glob("*/children"):
        with suppress(OSError):
            yield from map(int, begun.read_text().split())


def held(server: Server) -> int:
    """The worker that was just started, held in the middle of its work."""
    end = time.monotonic() + 10
    while not (found := workers(server)):
        assert time.monotonic() < end
    os.kill(found[0], signal.SIGSTOP)
    return found[0]


def logged(server: Server) -> list[str]:
    """The kinds of a meeting's events."""
    with closing(sqlite3.connect(f"file:{server.folder}/overlegtafel.db?mode=ro", uri=True)) as connection:
        query = "SELECT kind FROM event WHERE meeting = ? ORDER BY seq"
        return [row[0] for row in connection.execute(query, [server.code])]


def counted(server: Server) -> list[str]:
    """What became of the ballots, in order."""
    return [kind for kind in logged(server) if kind.startswith(("ballots.", "stage.revealed"))]


def test_closing_and_showing_back_to_back_shows_what_was_counted(server: Server) -> None:
    console = ranking(server)
    wall = server.device("screen").joined()
    acts = [{"id": new_id(), "kind": kind} for kind in ("stage.close", "stage.reveal")]
    for number in [console.wire.emit("act", act) for act in acts]:
        assert console.wire.answer(number)["ok"]
    assert counted(server) == ["ballots.sealed", "ballots.counted", "stage.revealed"]
    assert wall.wire.wait("regions", lambda message: "Moestuin" in str(message))


def test_a_count_that_is_killed_is_said_while_the_room_goes_on_and_is_started_again_by_hand(server: Server) -> None:
    console = ranking(server, seats=4)  # other ballots than in other rooms, whose outcomes are known
    console.ok("stage.close")
    pid = held(server)
    showing = console.wire.emit("act", {"id": new_id(), "kind": "stage.reveal"})
    phone = server.seated()
    assert phone.joined().wire.call("act", {"id": new_id(), "kind": "stage.reveal"})["error"]["key"] == "not_allowed"
    assert counted(server) == ["ballots.sealed"], "the phones are answered and showing waits"
    os.kill(pid, signal.SIGKILL)
    assert console.wire.answer(showing)["error"]["key"] == "count_failed"
    assert phone.joined().act("count.again")["error"]["key"] == "not_allowed"
    console.ok("count.again")
    console.ok("stage.reveal")
    assert counted(server) == ["ballots.sealed", "ballots.counted", "stage.revealed"]


def test_a_server_that_dies_between_closing_and_showing_counts_when_somebody_comes_back(furnish: Furnish) -> None:
    server = furnish()
    server.start()
    ranking(server).ok("stage.close")
    pid = held(server)
    server.stop(signal.SIGKILL)
    os.kill(pid, signal.SIGKILL)
    assert counted(server) == ["ballots.sealed"]
    server.lines.close()
    server.start()
    console = server.leader().joined()
    end = time.monotonic() + 10
    while counted(server) == ["ballots.sealed"] and time.monotonic() < end:
        time.sleep(0.05)
    assert counted(server) == ["ballots.sealed", "ballots.counted"], "nobody had to ask"
    console.ok("stage.reveal")
    assert counted(server) == ["ballots.sealed", "ballots.counted", "stage.revealed"]


def test_a_plan_that_goes_after_showing_is_counted_anew_without_anybody_asking(server: Server) -> None:
    console = ranking(server)
    console.ok("stage.close")
    console.ok("stage.reveal")
    console.ok("initiative.withdraw", initiative="P2", reason="Verhuisd")
    end = time.monotonic() + 10
    while counted(server).count("ballots.counted") < 2 and time.monotonic() < end:
        time.sleep(0.05)
    assert counted(server)[-2:] == ["stage.revealed", "ballots.counted"]
    assert workers(server) == []


def test_a_server_that_may_not_count_any_longer_says_so(furnish: Furnish) -> None:
    server = furnish()
    server.command = (sys.executable, "-m", "tests.realtime.evenings.impatient")
    server.start()
    console = ranking(server)
    console.ok("stage.close")
    assert console.act("stage.reveal")["error"]["key"] == "count_failed"
    console.ok("count.again")
    assert console.act("stage.reveal")["error"]["key"] == "count_failed"
    assert counted(server) == ["ballots.sealed"]
    code, said = server.stop()
    assert (code, said.count("a count stopped without an answer")) == (0, 2)
