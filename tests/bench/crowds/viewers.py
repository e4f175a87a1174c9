"""Two thousand who watch the livecast of an evening, beside three hundred seats: do the seats notice?

The same taps are measured with nobody at home and with everybody, twice in turn, so that what else this machine does
falls on both. Whoever watches is in a process of their own: `python -m tests.bench.crowds.viewers PORT CODE NUMBER`.
"""

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from realtime.lines.sessions import OF_DEVICE
from tests.bench.crowds.hall import hall, processor, spread
from tests.bench.crowds.idle import capacity, memory
from tests.realtime.crowd import Crowd
from tests.realtime.servers import ROOT, Server
from tests.realtime.wire import frame

SEATS, VIEWERS, TURNS = 300, 2_000, 2
TAPS, EVERY = 290, 0.05  # taps of all seats together, and seconds between two
RATIO = 1.2
PING, PONG = b"\x81\x012", frame(b"3")


def run(seats: int = SEATS, viewers: int = VIEWERS, turns: int = TURNS, taps: int = TAPS) -> dict[str, Any]:
    """Milliseconds of the seats without viewers and with them, and what the viewers got."""
    waits: dict[str, list[float]] = {"without": [], "with": []}
    seen: dict[str, list[float]] = {"without": [], "with": []}
    told: list[dict[str, int]] = []
    used = 0.0
    with hall(seats) as (server, crowd):
        crowd.phones[0].act("argument.post", initiative="P1", side="for", text="Een bank in de zon")
        crowd.listen(20, lambda: bool(crowd.phones[0].acked))
        before = memory(server)
        for _ in range(turns):
            tapping(crowd, "argument.support", taps, waits["without"], seen["without"])
            with watching(server, viewers, crowd) as outcome:
                start, cpu = time.perf_counter(), processor(server)
                tapping(crowd, "argument.unsupport", taps, waits["with"], seen["with"])
                used = (processor(server) - cpu) / (time.perf_counter() - start)
                held = memory(server)
            told.append(outcome)
        refused = sum(phone.refused for phone in crowd.phones)
    found = {name: sorted(times)[int((len(times) - 1) * 0.95)] for name, times in waits.items()}
    return {
        "viewers": told[-1]["open"],
        "messages of each": round(told[-1]["messages"] / max(1, told[-1]["open"])),
        "act→ack ms, without": spread(waits["without"]),
        "act→ack ms, with": spread(waits["with"]),
        "act→seen ms, without": spread(seen["without"]),
        "act→seen ms, with": spread(seen["with"]),
        "ratio at p95": round(found["with"] / found["without"], 2),
        "refused": refused,
        "server CPU %": round(100 * used),
        "MB more": round((held - before) / 1000),
        "load": os.getloadavg()[0],
    }


def promised(found: dict[str, Any]) -> str:
    """What these numbers break; empty for nothing."""
    if found["refused"] or found["viewers"] < VIEWERS:
        return f"{VIEWERS:,} watch, and no seat is refused for it"
    kept = found["ratio at p95"] <= RATIO
    return (
        "" if kept else f"{SEATS} seats are acknowledged within {RATIO} times as long at p95 beside {VIEWERS:,} viewers"
    )


def tapping(crowd: Crowd, kind: str, taps: int, waits: list[float], seen: list[float]) -> None:
    """The seats do this, each in turn; seconds until the answer, and until others show it."""
    crowd.quiet()
    start, others = time.perf_counter(), len(crowd.phones) - 1
    for number in range(taps):
        crowd.listen(max(0.001, start + number * EVERY - time.perf_counter()))
        crowd.phones[1 + number % others].act(kind, argument="A1")
    crowd.listen(30, lambda: not any(phone.asked for phone in crowd.phones))
    crowd.listen(1)
    acked = [(seq, sent, now) for phone in crowd.phones for seq, sent, now in phone.acked]
    waits += [now - sent for _, sent, now in acked]
    late = [(phone.saw(seq), sent) for seq, sent, _ in acked for phone in crowd.phones[::10]]
    seen += [there - sent for there, sent in late if there is not None]


@contextmanager
def watching(server: Server, number: int, crowd: Crowd) -> Iterator[dict[str, int]]:
    """So many watch, in a process of their own; what they got is known once they are gone."""
    outcome: dict[str, int] = {}
    command = [sys.executable, "-m", "tests.bench.crowds.viewers", str(server.port), server.code, str(number)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as there:
        assert there.stdout
        os.set_blocking(there.stdout.fileno(), False)
        crowd.listen(600, lambda: bool(there.stdout and there.stdout.readline()))
        yield outcome
        os.set_blocking(there.stdout.fileno(), True)
        told, _ = there.communicate("")
        outcome |= json.loads(told)


def watch(port: int, code: str, number: int) -> None:
    """Be those who watch, until nobody reads what we say; then say what came."""
    capacity()
    server, ears, messages = Server(Path(), port, code), selectors.DefaultSelector(), 0

    def listen(seconds: float) -> int:
        came = 0
        for key, _ in ears.select(seconds):
            if key.data is None:
                return -1
            data = key.data.recv(1 << 18)
            if not data:
                ears.unregister(key.data)
            elif PING in data[-3:]:
                key.data.sendall(PONG)
            came += 1
        return came

    for turn in range(number):
        if turn % (OF_DEVICE - 1) == 0:
            device = server.device("livecast")
        line = device.joined("en" if turn % 10 == 9 else "nl").wire.line
        line.setblocking(False)
        ears.register(line, selectors.EVENT_READ, line)
        if turn % 20 == 0:
            listen(0)
    ears.register(sys.stdin, selectors.EVENT_READ, None)
    print("ready", flush=True)
    while (came := listen(1)) >= 0:
        messages += came
    left = sum(key.data is not None for key in ears.get_map().values())
    print(json.dumps({"open": left, "messages": messages}))
    server.lines.close()


if __name__ == "__main__":
    if len(sys.argv) > 3:
        watch(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
    else:
        print(json.dumps(run(), indent=1, ensure_ascii=False))
