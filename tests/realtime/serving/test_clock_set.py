"""libfaketime sets the clock of a server by a minute and a half, an hour and a day, back and on, and at a restart."""

import json
import os
import re
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.realtime.servers import Device, Furnish, Live, Server
from tests.realtime.serving.test_serving import seqs
from tests.reliability.length import length

STEPS = length((-3600, 90), (-90, 90, -3600, 3600, -86_400, 86_400))  # its last one at a restart
LIBRARY = next((str(found) for found in Path("/usr").glob("lib*/*/faketime/libfaketime.so.1")), "")


class Settable:
    """The clock of a server: the real one, with what a file says on top."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.by(0)

    def by(self, seconds: int) -> None:
        """Set it, so far from the real one."""
        part = self.file.with_suffix(".part")
        part.write_text(f"{seconds:+d}")
        os.replace(part, self.file)

    @property
    def settings(self) -> dict[str, str]:
        """The environment of a server that goes by it. Nobody sets the steady clock."""
        return {
            "LD_PRELOAD": LIBRARY,
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DISABLE_SHM": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
        }


def begin(server: Server, clock: Settable) -> None:
    """As a process of its own: what is forked has the clock of its parent."""
    server.start(lambda: None, **clock.settings)


def until(what: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not what():
        assert time.monotonic() < end
        time.sleep(0.05)


def left(console: Device, ahead: int) -> float:
    """The seconds that a countdown on a page still takes, for a browser that knows the time of the server."""
    deadline = re.search('data-deadline="([^"]+)"', console.get().text)
    assert deadline
    return datetime.fromisoformat(deadline[1]).timestamp() - time.time() - ahead


def everybody_is_back(phones: list[Device], seats: list[str]) -> list[Live]:
    """Each phone opens its page and its socket with the cookie that it has, and sits where it sat."""
    for phone, seat in zip(phones, seats, strict=True):
        assert phone.get().status_code == 200
        assert phone.sit() == seat
    return [phone.joined() for phone in phones]


@pytest.mark.soak
@pytest.mark.skipif(not LIBRARY, reason="no libfaketime here; tests/live/test_clock_set.py sets a clock in the process")
def test_a_clock_that_is_set_costs_no_seat_no_ballot_and_no_second_of_a_countdown(
    furnish: Furnish, tmp_path: Path
) -> None:
    server, clock = furnish(), Settable(tmp_path / "clock")
    begin(server, clock)
    leader = server.leader()
    console = leader.joined()
    phones = [server.device() for _ in range(2)]
    seats = [phone.sit() for phone in phones]
    console.lead_to("ranking", at="welcome")
    console.ok("clock.set", seconds=3000)
    ends = time.time() + 3000
    for number, seconds in enumerate(STEPS):
        clock.by(seconds)
        if number % 3 == 2 or number + 1 == len(STEPS):
            server.stop()
            begin(server, clock)
        for live in everybody_is_back(phones, seats):
            live.ok("ballot.cast", ballot={"order": ["P1", "P2"]})
        until(lambda ahead=seconds: abs(left(leader, ahead) - (ends - time.time())) < 2)  # type: ignore[misc]
        until(lambda: "klok van deze computer is verzet" in leader.get().text)
    console = leader.joined()
    clock.by(0)
    beat = console.wire.wait("beat", lambda beat: True)
    assert abs(datetime.fromisoformat(beat["now"]).timestamp() - time.time()) < 2
    console.ok("stage.close")
    assert len(seqs(server.folder, "seat.taken")) == len(phones)
    with closing(sqlite3.connect(server.folder / "overlegtafel.db")) as database:
        [sealed] = database.execute("SELECT body FROM event WHERE kind = 'ballots.sealed'").fetchone()
    assert len(json.loads(sealed)["ballots"]) == len(phones)
    assert server.stop()[0] == 0
