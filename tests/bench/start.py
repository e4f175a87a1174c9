"""How long a server takes from its process to its first healthy answer, on a folder that holds a meeting."""

import signal
import tempfile
import time
from pathlib import Path
from statistics import median

import requests

from tests.realtime.servers import Server, free_port, opening
from tests.realtime.servers import run as process

TIMES = 5


def run() -> dict[str, float]:
    """Seconds from `python -m realtime` to /healthz answering ok: the best and the middle of five."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), free_port())
        server.furnish(opening())
        took = sorted(once(server) for _ in range(TIMES))
    return {"starts": TIMES, "best_s": round(took[0], 2), "median_s": round(median(took), 2)}


def once(server: Server) -> float:
    """Start it, ask until it is well, stop it."""
    begun = time.perf_counter()
    server.process = process(server.folder, server.port)
    while not healthy(server):
        time.sleep(0.005)
    took = time.perf_counter() - begun
    server.stop(signal.SIGTERM)
    return took


def healthy(server: Server) -> bool:
    """Whether it says so; not while nobody listens."""
    try:
        return requests.get(f"{server.base}/healthz", timeout=5).text == "ok"
    except requests.ConnectionError:
        return False


if __name__ == "__main__":
    print(run())
