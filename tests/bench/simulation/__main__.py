"""`python -m tests.bench.simulation [times.json]`: what one process, one machine and ten hold, and for how much.

Times are those that `make bench` kept in build/bench.json, for what it did not measure those of times.json beside this.
"""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench.simulation.evening import Night, Times, evening

HERE = Path(__file__).parent
MEASURED = Path(os.environ.get("BENCH") or "build/bench.json")
MEETINGS, SEED = 1_000, 2026
FULL = 0.8  # of a processor in its busiest minute: beyond that nobody knows how long a line becomes
LATE = 0.05  # seconds to an answer at p95
SOCKETS = 19_000  # lines of one process
MEETING = 2_000_000  # bytes of a meeting in memory, beside its sockets
BASE = 150_000_000  # bytes of a process in which nobody is


class Shape(NamedTuple):
    """So many meetings on so many machines with so many processes: a processor is left to nginx and the system."""

    name: str
    machines: int
    kind: str
    each: int
    meetings: int = MEETINGS


SHAPES = (
    Shape("one process", 1, "small", 1, 100),
    Shape("one machine", 1, "large", 7),
    Shape("two machines", 2, "large", 7),
    Shape("ten machines", 10, "large", 7),
)


def known() -> Times:
    """What was measured last, over what is kept beside this."""
    found: dict[str, float] = json.loads((HERE / "times.json").read_text("utf-8"))
    if len(sys.argv) > 1:
        return Times.read(found | json.loads(Path(sys.argv[1]).read_text("utf-8")))
    return Times.read(found | (json.loads(MEASURED.read_text("utf-8"))["times"] if MEASURED.exists() else {}))


def part(values: Sequence[float], share: float) -> float:
    """The value under which such a share lies."""
    ordered = sorted(values)
    return ordered[int((len(ordered) - 1) * share)]


def told(shape: Shape, night: Night, times: Times, prices: dict[str, Any]) -> dict[str, Any]:
    """What an evening in this shape came to."""
    machine = prices["machines"][shape.kind]
    busiest = max(process.busiest for process in night.processes)
    full = max(night.sockets)
    here = shape.meetings / len(night.processes) * MEETING * shape.each + BASE * shape.each
    memory = (full * times.socket_bytes * shape.each + here) / 1e9
    late = part(night.acks, 0.95)
    strain = {
        "the processor": busiest / FULL,
        "the wait for an answer": late / LATE,
        "the lines of a process": full / SOCKETS,
        "memory": memory / machine["gigabytes"],
    }
    count = shape.machines + (prices["spare"] if shape.machines > 1 else 0)
    hourly = count * machine["euros_an_hour"]
    hourly += prices["machines"][prices["database"]]["euros_an_hour"] if shape.machines > 1 else 0
    worst = max(strain, key=lambda name: strain[name])
    return {
        "busiest": busiest,
        "p50": part(night.acks, 0.5),
        "p95": late,
        "p99": part(night.acks, 0.99),
        "sockets": full,
        "gigabytes": memory,
        "first": worst,
        "holds": strain[worst] <= 1,
        "most": shape.meetings / max(strain[name] for name in strain if name != "the wait for an answer"),
        "euros": 1_000 * hourly * prices["hours"] / night.seats,
    }


def row(shape: Shape, times: Times, prices: dict[str, Any]) -> str:
    """A line of the table."""
    night = evening(shape.machines * shape.each, times, shape.meetings, SEED)
    found = told(shape, night, times, prices)
    wait = " / ".join(f"{1000 * found[name]:,.0f}" for name in ("p50", "p95", "p99"))
    cells = [
        f"{shape.name} ({shape.machines * shape.each})",
        f"{shape.meetings:,} ({night.seats:,} seats)",
        f"{found['busiest']:.0%}",
        f"{wait} ms",
        f"{found['sockets']:,}",
        f"{found['gigabytes']:.1f} GB",
        f"{found['first']}{'' if found['holds'] else ', and it does not hold'}",
        f"{found['most']:,.0f}",
        f"{found['euros']:.3f}" if found["holds"] else "",
    ]
    return f"| {' | '.join(cells)} |"


def main() -> int:
    """One table in Markdown, and the times that it stands on."""
    times, prices = known(), json.loads((HERE / "prices.json").read_text("utf-8"))
    heads = [
        "processes",
        "meetings",
        "busiest minute",
        "act→ack p50 / p95 / p99",
        "sockets of one",
        "memory of a machine",
    ]
    heads += ["first to break", "room for meetings", "€ per 1,000 residents"]
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for shape in SHAPES:
        print(row(shape, times, prices), flush=True)
    print("\n" + ", ".join(f"{name} {value:g}" for name, value in times._asdict().items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
