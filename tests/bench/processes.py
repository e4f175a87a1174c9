"""Acts per second of one server process and of two, on meetings of their own, on one PostgreSQL and one Redis.

The machine also carries the load and the database, so beside acts/s stands what an act costs a process: where each has
a core of its own, `capacity` acts/s fit in it. Run by `python -m tests.bench.processes [ACTS]`.
"""

import os
import signal
import sys
import tempfile
from itertools import cycle
from pathlib import Path
from time import perf_counter

from tests.cluster.house import House
from tests.cluster.redis import Redis
from tests.realtime.servers import opening
from tests.reliability.halls import at_the_arguments
from tests.reliability.phones import Crowd, Phone, supporting
from tests.storage.postgresql.cluster import SETTINGS, Cluster

PHONES, MEETINGS = 40, 4
TICKS = os.sysconf("SC_CLK_TCK")
DURABLE = SETTINGS | {"fsync": "on", "full_page_writes": "on"}


def run(acts: int = 8_000) -> dict[str, float]:
    """So many acts by one process, by two, by one and by two again; the better figure of each."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        cluster, redis = Cluster(folder / "postgresql", DURABLE), Redis(folder)
        cluster.make()
        try:
            for number in (1, 2, 1, 2):
                for what, figure in _measured(folder, cluster, redis, number, acts).items():
                    figures[what] = max(figures.get(what, 0), figure)
        finally:
            cluster.stop()
            redis.stop()
    figures["times as many"] = round(figures["2: capacity, acts/s"] / figures["1: capacity, acts/s"], 2)
    return figures


def _measured(folder: Path, cluster: Cluster, redis: Redis, number: int, acts: int) -> dict[str, float]:
    house = House(folder / "data", cluster, redis)
    codes = [f"ZAAL{each}" for each in range(MEETINGS)]
    house.furnish(*map(opening, codes))
    members = [house.add() for _ in range(number)]
    try:
        homes = [member.at(code) for code, member in zip(codes, cycle(members), strict=False)]
        for home in homes:
            at_the_arguments(home).wire.close()
        phones = [Phone(home.seated(), home.base, supporting()) for home in homes for _ in range(PHONES // MEETINGS)]
        with Crowd(phones) as crowd:
            crowd.connect()
            before, began = _spent(house), perf_counter()
            crowd.act_on(600, lambda: sum(len(phone.answers) for phone in phones) >= acts)
            seconds, spent, done = perf_counter() - began, _spent(house) - before, len(crowd.answers)
    finally:
        for member in members:
            member.stop(signal.SIGKILL)
        house.close()
    return {
        f"{number}: acts/s here": round(done / seconds),
        f"{number}: capacity, acts/s": round(number * done / spent),
    }


def _spent(house: House) -> float:
    """Seconds of processor that the server processes took."""
    found = 0
    for member in house.members:
        assert member.process
        fields = Path(f"/proc/{member.process.pid}/stat").read_text().rpartition(")")[2].split()
        found += int(fields[11]) + int(fields[12])
    return found / TICKS


if __name__ == "__main__":
    print(run(*map(int, sys.argv[1:])))
