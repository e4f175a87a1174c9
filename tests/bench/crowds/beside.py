"""Recorded ballots are counted by equal shares in the worker, while three hundred phones go on: does the room notice?

`python -m tests.bench.crowds.beside` shows the same taps without and with a count. A stall is a time in which the
server did nothing for anybody.
"""

import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from app import create_app
from app.imports import lists
from app.imports.votes import pb
from app.services import services
from app.storage import log
from facilitation.events import BallotsSealed, StageAdvanced, StageClosed, StageOpened
from facilitation.parts.ranking.events import MethodChosen
from facilitation.state.method import Form, Method
from tests.bench.crowds.hall import spread
from tests.bench.rules.counting import files
from tests.realtime.crowd import Crowd
from tests.realtime.servers import CODE, Live, Server, free_port, opening

PHONES, TAPS, EVERY = 300, 100, 0.04
NAMES = ("Kleine_Wereld", "Mokotow")
ACK, STALL = 150, 20  # milliseconds: acknowledged at p95, and the longest stall
METHOD = Method(form=Form(kind="approval"), rule="equal-shares")


def run() -> dict[str, dict[str, Any]]:
    """What the phones and the server noticed, per file of recorded ballots that is there."""
    return {path.stem: measured(path) for name in NAMES for path in files() if name in path.name}


def measured(path: Path) -> dict[str, Any]:
    """Milliseconds, of the same taps without a count and with one."""
    with hall(path) as (console, crowd, server):
        wait(lambda: counts(server) == 1)
        joining = len(noted(server))
        quiet = taps(crowd)
        stalls = noted(server)[joining:]
        begun, plan = time.monotonic(), lists.read(path).initiatives[0].id
        console.wire.emit("act", {"id": "away", "kind": "initiative.withdraw", "initiative": plan, "reason": "Weg"})
        during = taps(crowd)
        counted = wait(lambda: counts(server) == 2)
        took = time.monotonic() - begun
        return {
            "ballots": len(pb.ballots(path)),
            "counted": counted,
            "within s": round(took, 1),
            "act→ack ms": spread(during),
            "without a count": spread(quiet),
            "longest stall ms": round(1000 * max(noted(server)[joining + len(stalls) :], default=0)),
            "stall without": round(1000 * max(stalls, default=0)),
        }


@contextmanager
def hall(path: Path) -> Iterator[tuple[Live, Crowd, Server]]:
    """The ballots are sealed, and everybody is back at the arguments."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), free_port(), command=(sys.executable, "-m", "tests.bench.stalls"))
        source = lists.read(path)
        server.furnish(msgspec.structs.replace(opening(), initiatives=source.initiatives, pot=source.pot))
        sealed(server, path)
        server.start(STALLS=f"{folder}/stalls")
        try:
            console = server.leader().joined()
            crowd = Crowd(server, PHONES)
            console.wire.line.setblocking(False)
            first = crowd.phones[0]
            first.act("argument.post", initiative=source.initiatives[1].id, side="for", text="Een bank in de zon")
            assert crowd.listen(20, lambda: bool(first.acked))
            yield console, crowd, server
        finally:
            server.lines.close()
            server.stop()


def sealed(server: Server, path: Path) -> None:
    """As if the room had handed these ballots in."""
    papers = tuple({"approved": sorted(vote.choices)} for vote in pb.ballots(path))
    events = [
        MethodChosen(stage="ranking", method=METHOD),
        StageClosed(stage="ranking"),
        BallotsSealed(stage="ranking", ballots=papers, turnout={"room": len(papers)}),
        StageAdvanced(stage="welcome", to="arguments"),
        StageOpened(stage="arguments"),
    ]
    app = create_app({"DATA_DIR": server.folder})
    with app.app_context():
        services().database.commit(lambda connection: log.append(connection, CODE, events, datetime.now(UTC), 1))


def taps(crowd: Crowd) -> list[float]:
    """Seconds until each tap was acknowledged; twenty-five a second, each on another phone."""
    crowd.quiet()
    start = time.perf_counter()
    for number in range(TAPS):
        crowd.listen(max(0.001, start + number * EVERY - time.perf_counter()))
        crowd.phones[1 + number % (PHONES - 1)].act("argument.support", argument="A1")
    crowd.listen(30, lambda: not any(phone.asked for phone in crowd.phones))
    return [now - sent for phone in crowd.phones for _, sent, now in phone.acked]


def noted(server: Server) -> list[float]:
    """The stalls so far, in seconds."""
    return [float(line.split()[1]) for line in (server.folder / "stalls").read_text("utf-8").splitlines()]


def counts(server: Server) -> int:
    """How many counts stand in the log."""
    with closing(sqlite3.connect(f"file:{server.folder}/overlegtafel.db?mode=ro", uri=True)) as connection:
        query = "SELECT count(*) FROM event WHERE kind = 'ballots.counted'"
        return int(connection.execute(query).fetchone()[0])


def wait(done: Callable[[], bool], seconds: float = 90) -> bool:
    """Until something is true; whether it is."""
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.05)
    return done()


def broken(found: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The promises that these numbers break."""
    for name, told in found.items():
        if not told["counted"]:
            yield f"{name} is counted within the limits while {PHONES} phones go on"
        if int(told["act→ack ms"].split(" / ")[1]) >= ACK:
            yield f"{PHONES} phones are acknowledged within {ACK} ms at p95 while {name} is counted"
        if told["longest stall ms"] >= STALL:
            yield f"nothing waits {STALL} ms while {name} is counted"


if __name__ == "__main__":
    print(json.dumps(run(), indent=1, ensure_ascii=False))
