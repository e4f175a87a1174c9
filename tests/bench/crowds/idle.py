"""Thousands of open sockets that do nothing, beside an evening of sixty: what they cost, and who is refused."""

import resource
import time
from collections import Counter
from pathlib import Path
from typing import Any

from realtime.lines.sessions import STRANGERS
from tests.bench.crowds.hall import hall, spread
from tests.realtime.crowd import Crowd
from tests.realtime.servers import Server, opening
from tests.realtime.wire import Refused

PHONES, IDLE, QUIET = 60, 3_000, "STIL22"
BEYOND = 20  # that come when there are as many strangers as there may be
ACTS, EVERY = 120, 0.1  # acts of the sixty, and seconds between two
PROMISED = 300  # milliseconds to an answer, at p95
OWN_FILES = 400  # of this process, beside those sockets


def run() -> dict[str, Any]:
    """Kilobytes of the server for each, milliseconds of the sixty beside them, and what the last ones were told.

    They look at an evening at which nothing happens, and answer when they are asked whether they are there.
    """
    most = capacity()
    with hall(PHONES, opening(QUIET)) as (server, crowd):
        crowd.phones[0].act("argument.post", initiative="P1", side="for", text="Een bank in de zon")
        crowd.listen(20, lambda: bool(crowd.phones[0].acked))
        alone, before, start = acting(crowd), memory(server), time.perf_counter()
        told = Counter(look(crowd, server, number) for number in range(min(IDLE, most)))
        took, held = time.perf_counter() - start, memory(server) - before
        beside = acting(crowd)
        told += Counter(look(crowd, server, number) for number in range(min(IDLE, most), min(STRANGERS + BEYOND, most)))
        refused = sum(phone.refused for phone in crowd.phones)
    return {
        "open": told.pop(""),
        "kB for each": round(held / min(IDLE, most), 1),
        "opened a second": round(min(IDLE, most) / took),
        "told": dict(told),
        "act→ack ms, alone": alone,
        f"beside {min(IDLE, most):,}": beside,
        "of the sixty refused": refused,
    }


def promised(found: dict[str, Any]) -> str:
    """What these numbers break; empty for nothing."""
    late = int(next(told for name, told in found.items() if name.startswith("beside")).split(" / ")[1]) > PROMISED
    if late or found["of the sixty refused"]:
        return f"sixty act within {PROMISED} ms at p95, and are never refused, beside {IDLE:,} sockets that do nothing"
    return "" if found["open"] <= STRANGERS else f"strangers have at most {STRANGERS:,} sockets together"


def capacity() -> int:
    """How many sockets this process may open; as many as the system lets it."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return (1 << 30 if hard == resource.RLIM_INFINITY else hard) - OWN_FILES


def look(crowd: Crowd, server: Server, number: int) -> str:
    """One more stranger looks at the quiet evening; what it is told where it may not."""
    device = server.at(QUIET).device("livecast")
    try:
        crowd.beside(device.joined())
    except Refused as refusal:
        return str(refusal).partition("\r\n")[0]
    finally:
        device.web.close()
        if number % 4 == 0:  # who does not say that it is there is cut off
            crowd.listen(0.001)
    return ""


def acting(crowd: Crowd) -> str:
    """The sixty support and take it back, each in turn: p50 / p95 / p99 until the answer."""
    crowd.quiet()
    start = time.perf_counter()
    for number in range(ACTS):
        crowd.listen(start + number * EVERY - time.perf_counter())
        phone = crowd.phones[1 + number % (PHONES - 1)]
        phone.act("argument.support" if number < PHONES - 1 else "argument.unsupport", argument="A1")
    crowd.listen(30, lambda: not any(phone.asked for phone in crowd.phones))
    return spread([now - sent for phone in crowd.phones for _, sent, now in phone.acked])


def memory(server: Server) -> int:
    """What the server holds, in kilobytes."""
    assert server.process
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0])
