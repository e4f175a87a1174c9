"""`python -m tests.bench.engines`: what a join, a socket and a message cost the server on each engine, one by one.

Processor time of the server alone, of all its threads, in turn on each engine and again; so what else the machine does
matters little. A message is what one more screen costs at a change: the same changes without those screens come off.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from tests.realtime.crowd import Crowd
from tests.realtime.servers import Live, Server, free_port, opening
from tests.realtime.wire import BROWSER

ENGINES = ("eventlet", "gevent", "stock")
SCREENS, CHANGES, ROUNDS = (int(os.environ.get(name, usual)) for name, usual in
                            (("SCREENS", 400), ("CHANGES", 25), ("ROUNDS", 3)))  # fmt: skip
BETWEEN = 0.35  # seconds between two changes: each is a flush of its own
IN_A_DEVICE = 8  # screens of one device


def main() -> None:
    """Measure in turn, and print the middle of each."""
    found: dict[str, list[dict[str, float]]] = {engine: [] for engine in ENGINES}
    for _ in range(ROUNDS):
        for engine in ENGINES:
            found[engine].append(once(engine))
            print(" ", engine, found[engine][-1], flush=True)
    for engine, rounds in found.items():
        told = {name: round(median(each[name] for each in rounds), 2) for name in rounds[0]}
        print(engine, told, "of", [each["µs a message"] for each in rounds])


def once(engine: str) -> dict[str, float]:
    """One server: a console, then so many screens."""
    with serving(engine) as server:
        console, crowd = server.leader().joined(), Crowd(server, 0)
        crowd.beside(console)
        change(console, crowd)
        alone = cost(server, lambda: change(console, crowd))
        before = memory(server)
        joins = cost(server, lambda: watch(server, crowd))
        held = memory(server) - before
        together = cost(server, lambda: change(console, crowd))
        return {
            "ms a join": round(joins / SCREENS * 1e3, 2),
            "kB a socket": round(held / SCREENS, 1),
            "ms a change": round(alone / CHANGES * 1e3, 2),
            "µs a message": round((together - alone) / CHANGES / SCREENS * 1e6, 2),
        }


@contextmanager
def serving(engine: str) -> Iterator[Server]:
    """A server on this engine, with a small meeting."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), free_port())
        server.furnish(opening())
        server.start(ENGINE=engine)
        try:
            yield server
        finally:
            server.lines.close()
            server.stop()


def watch(server: Server, crowd: Crowd) -> None:
    """So many screens of the livecast come, all of which take compressed messages as browsers do."""
    device = server.device("livecast")
    for number in range(SCREENS):
        if number % IN_A_DEVICE == 0:
            device = server.device("livecast")
        crowd.beside(device.joined(**BROWSER))
        crowd.listen(0.001)


def change(console: Live, crowd: Crowd) -> None:
    """The clock is set, again and again, and everybody sees it."""
    for number in range(CHANGES):
        start = time.perf_counter()
        next(iter(crowd._ears.get_map().values())).data.act("clock.set", seconds=60 + number)
        crowd.listen(BETWEEN - (time.perf_counter() - start))


def cost(server: Server, work: Any) -> float:
    """Seconds of processor time that a server spends on what this does, all its threads together."""
    before = spent(server)
    work()
    return spent(server) - before


def spent(server: Server) -> float:
    assert server.process
    tasks = Path(f"/proc/{server.process.pid}/task").iterdir()
    return sum(int((each / "schedstat").read_text().split()[0]) for each in tasks) / 1e9


def memory(server: Server) -> int:
    """What a server holds, in kB."""
    assert server.process
    status = Path(f"/proc/{server.process.pid}/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0])


if __name__ == "__main__":
    main()
