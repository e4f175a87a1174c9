"""A hall of 200 phones with a console, a wall and a livecast: one tap seen by all, and a burst of a thousand acts."""

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import requests

from facilitation.events import MeetingOpened
from facilitation.state.seat import Table
from tests.realtime.crowd import Crowd
from tests.realtime.servers import Server, free_port, opening

PHONES, TAPS, ACTS, SECONDS = 200, 20, 1_000, 10.0
FLOOD = 200  # acts a second of one seat
PLANS = ("P1", "P2", "P3")
TICK = os.sysconf("SC_CLK_TCK")


def run() -> dict[str, Any]:
    """Milliseconds from act to acknowledgement and to the screens of the others; what the server did for it."""
    with hall() as (server, crowd):
        crowd.phones[0].act("argument.post", initiative="P1", side="for", text="Een bank in de zon")
        crowd.listen(20, lambda: bool(crowd.phones[0].acked))
        return {"one tap": taps(crowd), "burst": burst(server, crowd), "one seat floods": flood(crowd)}


@contextmanager
def hall(phones: int = PHONES, *others: MeetingOpened, tables: int = 0) -> Iterator[tuple[Server, Crowd]]:
    """A meeting at its arguments with everybody there, at so many tables, and these other ones on the same server."""
    named = tuple(Table(f"T{number}", f"Tafel {number}") for number in range(1, tables + 1))
    own = msgspec.structs.replace(opening(), tables=named) if tables else opening()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), free_port())
        server.furnish(own, *others)
        server.start()
        try:
            console = server.leader().joined()
            console.lead_to("arguments", at="welcome")
            screens = [server.device(face).joined() for face in ("screen", "livecast")]
            crowd = Crowd(server, phones, [table.id for table in named])
            for live in (console, *screens):
                crowd.beside(live)
            yield server, crowd
        finally:
            server.lines.close()
            server.stop()


def taps(crowd: Crowd) -> dict[str, Any]:
    """One phone supports, twenty times, with the hall quiet in between: when does every other phone show it?"""
    acks, seen, missing = [], [], 0
    for tap in range(TAPS):
        crowd.quiet()
        phone = crowd.phones[1 + tap]
        phone.act("argument.support", argument="A1")
        crowd.listen(10, lambda phone=phone: bool(phone.acked) and all(p.seen for p in crowd.phones))
        (seq, sent, answered) = phone.acked[0]
        times = [other.saw(seq) for other in crowd.phones if other is not phone]
        missing += times.count(None)
        acks.append(answered - sent)
        seen += [moment - sent for moment in times if moment is not None]
    return {"taps": TAPS, "not seen": missing, "act→ack ms": spread(acks), "act→seen ms": spread(seen)}


def burst(server: Server, crowd: Crowd) -> dict[str, Any]:
    """A thousand acts in ten seconds, spread over all phones; one in five is a new argument."""
    crowd.quiet()
    chance, start, cpu, before = Random(2019), time.perf_counter(), processor(server), rendering(server)
    for number in range(ACTS):
        crowd.listen(start + number * SECONDS / ACTS - time.perf_counter())
        if number % 5 == 0:
            phone = crowd.phones[number // 5]  # who wrote A2, A3, ...
            phone.act("argument.post", initiative=chance.choice(PLANS), side="for", text=f"Reden {number}, en waarom")
        else:
            written = number // 10  # some time ago
            author = max(0, written - 1)  # nobody supports their own
            phone = crowd.phones[(author + 1 + chance.randrange(PHONES - 1)) % PHONES]
            phone.act(chance.choice(("argument.support", "argument.unsupport")), argument=f"A{1 + written}")
    took = time.perf_counter() - start
    crowd.listen(30, lambda: not any(phone.asked for phone in crowd.phones))
    used = processor(server) - cpu
    crowd.listen(1)
    flushes, rendered, seconds = (now - then for now, then in zip(rendering(server), before, strict=True))
    return {"acts": ACTS, "in s": round(took, 1)} | figures(crowd, took) | {
        "renders per flush": round(rendered / flushes, 2),
        "flush ms": round(1000 * seconds / flushes, 1),
        "server CPU %": round(100 * used / took),
    }  # fmt: skip


def flood(crowd: Crowd) -> dict[str, Any]:
    """One seat acts two hundred times a second; how long do the others wait, who tap ten times a second together?"""
    crowd.quiet()
    flooder, *others = crowd.phones
    start, refused = time.perf_counter(), flooder.refused
    for number in range(int(SECONDS * FLOOD)):
        crowd.listen(max(0.001, start + number / FLOOD - time.perf_counter()))
        flooder.act("argument.support", argument="A9")
        if number % (FLOOD // 10) == 0:
            others[number // (FLOOD // 10) % len(others)].act("argument.support", argument="A1")
    took = time.perf_counter() - start
    crowd.listen(30, lambda: not any(phone.asked for phone in crowd.phones))
    waits = [now - sent for phone in others for _, sent, now in phone.acked]
    kept = {"flooder's acts": int(SECONDS * FLOOD), "kept": len(flooder.acked), "refused": flooder.refused - refused}
    return kept | {"in s": round(took, 1), "others acted": len(waits), "act→ack ms": spread(waits)}


def figures(crowd: Crowd, took: float) -> dict[str, Any]:
    """What the phones noted."""
    acked = [(seq, sent, now, phone) for phone in crowd.phones for seq, sent, now in phone.acked]
    seen = [p.saw(seq) for seq, _, _, own in acked for p in crowd.phones if p is not own]
    sent = [moment for _, moment, _, own in acked for p in crowd.phones if p is not own]
    late = [there - here for there, here in zip(seen, sent, strict=True) if there is not None]
    total = sum(phone.messages for phone in crowd.phones)
    return {
        "acknowledged": len(acked),
        "refused": sum(phone.refused for phone in crowd.phones),
        "unanswered": sum(len(phone.asked) for phone in crowd.phones),
        "act→ack ms": spread([now - sent for _, sent, now, _ in acked]),
        "act→seen ms": spread(late),
        "flushes per s": round(max(phone.regions for phone in crowd.phones) / took, 2),
        "sends": total,
        "kB per phone": round(sum(phone.bytes for phone in crowd.phones) / len(crowd.phones) / 1000, 1),
    }


def rendering(server: Server) -> tuple[float, float, float]:
    """How often faces were brought up to date so far, how many regions were rendered, and the seconds it took."""
    told = requests.get(f"{server.base}/metrics", timeout=10).text.splitlines()

    def total(name: str) -> float:
        return sum(float(line.rpartition(" ")[2]) for line in told if line.startswith(f"overlegtafel_{name}"))

    return total("flush_seconds_count"), total("regions_rendered_total"), total("flush_seconds_sum")


def processor(server: Server) -> float:
    """Seconds of processor time that the server took so far."""
    assert server.process
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def spread(seconds: Sequence[float]) -> str:
    """p50 / p95 / p99 in milliseconds."""
    ordered = sorted(seconds)
    return " / ".join(f"{1000 * ordered[int((len(ordered) - 1) * part)]:.0f}" for part in (0.5, 0.95, 0.99))
