"""How long a server takes from its process to its first answers, after it was killed late in an evening.

A long evening has as many events as a hall makes in a day, the answers to as many acts, and the snapshot that a server
had kept of it by then.
"""

import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import msgspec
import requests
import sqlalchemy as sa

from app import create_app
from app.live import meetings
from app.live.rooms import EVERY
from app.operations import integrity
from app.services import services_of
from app.storage import log
from app.storage.tables import ACT, SNAPSHOT
from facilitation.state.meeting import Trail
from tests.bench.fold import SEATS, evening
from tests.realtime.servers import CODE, Server, free_port
from tests.realtime.servers import run as process

TIMES, EVENTS, CORES = 5, 1_500, 2
MOST = 3.0  # seconds, on busy cores
LONG, LONG_MOST = 50_000, 1.0  # events, and seconds until their phones are served, on quiet cores


def run() -> dict[str, float]:
    """Seconds from `python -m realtime` to /healthz answering ok: the best, the middle and the worst of five.

    Once by itself, and once beside a process that is busy for each of two cores. Of a long evening to the first page of
    a phone, and the seconds of processor time that this takes with and without its snapshot.
    """
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), free_port())
        furnish(server.folder)
        alone = sorted(once(server) for _ in range(TIMES))
        with busy():
            beside = sorted(once(server) for _ in range(TIMES))
    return {
        "events": EVENTS,
        "best_s": round(alone[0], 2),
        "median_s": round(median(alone), 2),
        "busy_median_s": round(median(beside), 2),
        "busy_worst_s": round(beside[-1], 2),
        **long(),
    }


def promised(found: dict[str, float]) -> str:
    """What these numbers break; empty where they do not."""
    if found["long_median_s"] > LONG_MOST:
        return f"a meeting of {LONG:,} events is served within {LONG_MOST:.0f} s of a SIGKILL"
    return "" if found["busy_worst_s"] <= MOST else f"a killed server answers within {MOST:.0f} s on busy cores"


def long() -> dict[str, float]:
    """The long evening: seconds until a phone's page, by the clock; and of the processor for reading it."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), free_port())
        furnish(server.folder, LONG)
        served = sorted(once(server, f"/t/{CODE}") for _ in range(TIMES))
        with_it, without = loading(server.folder), loading(server.folder, kept=False)
    return {
        "long_events": LONG,
        "long_best_s": round(served[0], 2),
        "long_median_s": round(median(served), 2),
        "load_cpu_s": round(with_it, 3),
        "load_without_snapshot_cpu_s": round(without, 3),
    }


def furnish(folder: Path, length: int = EVENTS) -> None:
    """A meeting as it is at the end of an evening; of a long one with what a server keeps of it every so often."""
    opened, *events = evening(max(length, 2_000))[:length]
    app = create_app({"DATA_DIR": folder})
    with app.app_context():
        found = services_of(app)
        meetings.create(msgspec.structs.replace(opened, code=CODE))  # type: ignore[type-var]
        last = max(1, length - EVERY - 2 * Trail.SPAN)  # the worst moment for being killed: just before the next one
        for part in (events[: last - 1], events[last - 1 :]):
            head = found.database.commit(lambda c: log.head(c, CODE)[0])
            found.database.commit(lambda c, part=part, head=head: log.append(c, CODE, part, datetime.now(UTC), head))
            if part and head == 1 and length > EVERY:
                meetings.load(CODE)
                found.rooms.keep_snapshots()
        acts = [{"meeting": CODE, "actor": f"s{n % SEATS}", "id": f"act-{n:032}", "seq": n} for n in range(2, length)]
        found.database.commit(lambda c: c.execute(sa.insert(ACT), acts))
        found.database.close()


def loading(folder: Path, *, kept: bool = True) -> float:
    """Seconds of the processor from its checks to a meeting in memory, with or without its snapshot."""
    app = create_app({"DATA_DIR": folder})
    with app.app_context():
        database = services_of(app).database
        if not kept:
            database.commit(lambda connection: connection.execute(sa.delete(SNAPSHOT)))
        begun = time.process_time()
        integrity.require_whole(database)
        meetings.load(CODE)
        took = time.process_time() - begun
        database.close()
    return took


@contextmanager
def busy() -> Iterator[None]:
    """Others take all they can get of the processors."""
    others = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(CORES)]
    try:
        yield
    finally:
        for other in others:
            other.kill()
            other.wait()


def once(server: Server, page: str = "") -> float:
    """Start it as a process of its own, ask until it is well, and for a page if one is named; kill it."""
    begun = time.perf_counter()
    server.process = process(server.folder, server.port, before=lambda: None)
    while not healthy(server):
        time.sleep(0.02)
    if page:
        requests.get(f"{server.base}{page}", timeout=30).raise_for_status()
    took = time.perf_counter() - begun
    server.stop(signal.SIGKILL)
    return took


def healthy(server: Server) -> bool:
    """Whether it says so; not while nobody listens."""
    try:
        return requests.get(f"{server.base}/healthz", timeout=5).text == "ok"
    except requests.ConnectionError:
        return False


if __name__ == "__main__":
    print(run())
