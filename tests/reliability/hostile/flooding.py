"""A stranger's program beside a vote: it asks for seats, opens sockets and tries codes, all from one address."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from app.access.codes import new_code as join_code
from app.parts.deciding.codes import new_code
from tests.realtime.crowd import Crowd
from tests.realtime.servers import JSON, Device, Server
from tests.realtime.wire import Refused
from tests.reliability.hostile.strangers import Stranger

Told = Counter[str]


class Flood(msgspec.Struct, frozen=True):
    """What is asked of the server at `port` within so many seconds."""

    port: int
    code: str
    joins: int
    sockets: int
    codes: int
    seconds: float

    @contextmanager
    def server(self) -> Iterator[Server]:
        """It, as somebody sees it who did not start it."""
        seen = Server(Path(), self.port, self.code)
        yield seen
        seen.lines.close()

    def spread(self, number: int) -> Iterator[int]:
        """So many turns, evenly over the time that there is; late ones come at once."""
        start = time.monotonic()
        for turn in range(number):
            time.sleep(max(0.0, start + turn * self.seconds / number - time.monotonic()))
            yield turn


def run(flood: Flood) -> dict[str, Told]:
    """All of it at once; what each was told, by its key, empty where it got what it asked for."""
    found: dict[str, Told] = {}
    ways = {"joins": joins, "sockets": sockets, "codes": codes}

    def one(name: str, way: Callable[[Flood], Told]) -> None:
        found[name] = way(flood)

    threads = [threading.Thread(target=one, args=way) for way in ways.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def joins(flood: Flood) -> Told:
    """A new device each time, which asks for a seat without a code."""
    told: Told = Counter()
    with flood.server() as server:
        for _ in flood.spread(flood.joins):
            stranger = Stranger(server)
            stranger.sit()
            told[stranger.refused] += 1
            stranger.device.web.close()
    return told


def sockets(flood: Flood) -> Told:
    """A new device each time, which looks at the livecast and goes on looking."""
    told: Told = Counter()
    with flood.server() as server:
        crowd = Crowd(server, 0)
        for _ in flood.spread(flood.sockets):
            device = server.device("livecast")
            try:
                crowd.beside(device.joined())
                told[""] += 1
            except Refused as refusal:
                told[str(refusal).partition("\r\n")[0]] += 1
            device.web.close()
            crowd.listen(0.001)
    return told


def codes(flood: Flood) -> Told:
    """Codes that nobody printed, and codes of evenings that are not there: by one device, or by a new one each time."""
    told: Told = Counter()
    with flood.server() as server:
        same = Stranger(server)
        same.device.web.get(f"{same.device.url}/token")
        for turn in flood.spread(flood.codes):
            device = (Stranger(server) if turn % 2 else same).device
            told[wrong_join_code(device) if turn % 4 > 1 else wrong_code(device)] += 1
            if turn % 2:
                device.web.close()
    return told


def wrong_code(device: Device) -> str:
    """A voting code by chance; what it is told."""
    if not device.cookie:
        device.web.get(f"{device.url}/token")
    return key(device.web.post(f"{device.url}/join", data={"voting_code": new_code()}, headers=JSON))


def wrong_join_code(device: Device) -> str:
    """The code of an evening by chance; what it is told."""
    return key(device.web.get(f"{device.server.base}/t/{join_code()}/token", headers=JSON))


def key(answer: Any) -> str:
    """The key of a refusal; empty where it was none."""
    return str(answer.json().get("error", {}).get("key", "")) if answer.status_code >= 400 else ""
