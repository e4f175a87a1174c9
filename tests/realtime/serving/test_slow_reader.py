"""Somebody reads the database for long while a vote is sealed: nobody waits, and what was sealed is wiped after."""

import itertools
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.realtime.servers import Furnish, Live, Server
from tests.reliability.length import length

READS = length(1.5, 25.0)  # seconds
PACE = 0.05  # seconds between two acts of a phone
PHONES = 6
NOT_WIPED = "nog niet overal gewist"


def acting(live: Live, until: float, took: list[float]) -> None:
    """Go from table to table, over and over; how long each answer took."""
    for table in itertools.cycle(("T2", "T1")):
        if time.monotonic() > until:
            return
        began = time.perf_counter()
        live.ok("seat.move", table=table)
        took.append(time.perf_counter() - began)
        time.sleep(PACE)


def read_for_long(file: Path) -> sqlite3.Connection:
    """A slow copy of the whole database, which sees it as it is now until it ends."""
    reader = sqlite3.connect(f"file:{file}?mode=ro", uri=True, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM event").fetchone()
    return reader


def p95(took: list[float]) -> float:
    return sorted(took)[int(len(took) * 0.95)]


@pytest.mark.soak
def test_while_somebody_reads_for_long_sealing_holds_nobody_up_and_the_wiping_follows(furnish: Furnish) -> None:
    server: Server = furnish()
    server.start()
    leader = server.leader()
    console = leader.joined()
    phones = [server.seated().joined() for _ in range(PHONES)]
    console.lead_to("ranking", at="welcome")
    for phone in phones:
        phone.ok("ballot.cast", ballot={"order": ["P1", "P2"]})
    wal = server.folder / "overlegtafel.db-wal"
    with closing(read_for_long(server.folder / "overlegtafel.db")):
        until, took = time.monotonic() + READS, list[list[float]]([] for _ in phones)
        threads = [threading.Thread(target=acting, args=(p, until, t)) for p, t in zip(phones, took, strict=True)]
        for thread in threads:
            thread.start()
        began = time.perf_counter()
        console.ok("stage.close")
        closing_took = time.perf_counter() - began
        console.wire.wait("regions", lambda news: NOT_WIPED in news["html"].get("kept", ""))
        for thread in threads:
            thread.join()
        assert wal.stat().st_size
    every = sorted(itertools.chain.from_iterable(took))
    print(f"closing {closing_took:.3f} s, {len(every)} acts at p95 {p95(every):.3f} s, at most {every[-1]:.3f} s")
    assert closing_took < 2
    assert p95(every) < length(1.0, 0.1)
    console.wire.wait("regions", lambda news: NOT_WIPED not in news["html"].get("kept", NOT_WIPED))
    assert not wal.stat().st_size
    server.stop()
