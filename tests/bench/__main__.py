"""`make bench`: the promises that are numbers. Exits with 1 when one of them is broken."""

import os
import sys
from typing import Any

from tests.bench import commits, counting, desk, first_load, fold, pabutools, paper, start, verify
from tests.bench.crowds import beside, hall, idle, tables, viewers
from tests.rehearsal import timing

MOST_RENDERS = 8  # a support and an argument show in 6: on phones in two languages, wall, console and livecast

TIMED: dict[str, Any] = {
    "from a killed server's process to a healthy answer": start,
    "from a QR code to a live seat, in Chromium on slow 4G with a processor four times slower": first_load,
    "verify a record of 5,000 events": verify,
    "the PDF of a record with 60 plans": paper,
    f"milliseconds to open a draft of {desk.PLANS} plans with photos at the desk": desk,
    f"an evening of {timing.SEATS} residents to its record": timing,
    f"{tables.TABLES} tables of {tables.EACH} phones": tables,
    f"{idle.IDLE:,} sockets that do nothing, beside an evening of {idle.PHONES}": idle,
    f"{viewers.VIEWERS:,} who watch the livecast, beside {viewers.SEATS} seats": viewers,
}
"""What is measured by itself: each has a `run`, and a `promised` that says what its numbers break."""


def main() -> int:
    """Measure, print, and judge."""
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    show("fold 10,000 events", fold.run())
    show("acts, each committed and synced before its answer", commits.run())
    for name, table in counting.run().items():
        show(f"count {name}", table)
    broken = []
    for heading, bench in TIMED.items():
        found = bench.run()
        show(heading, found)
        broken.append(bench.promised(found))
    counted = list(counting.promised())
    show("promises of counting", {promise: told for promise, told, _ in counted})
    held = dict(counting.against_the_oracle())
    show("equal shares agrees with the oracle", held)
    show("greedy beside pabutools", pabutools.run())
    noticed = beside.run()
    for name, found in noticed.items():
        show(f"{beside.PHONES} phones while {name} is counted", found)
    measured = hall.run()
    for name, found in measured.items():
        show(f"{hall.PHONES} phones, {name}", found)
    broken += list(judge(**{name.replace(" ", "_"): found for name, found in measured.items()}))
    broken += [promise for promise, _, word in counted if word]
    broken += [f"equal shares agrees with the oracle on {name}" for name, agrees in held.items() if not agrees]
    for promise in filter(None, broken):
        print(f"BROKEN: {promise}")
    return 1 if any(broken) else 0


def judge(one_tap: dict[str, Any], burst: dict[str, Any], one_seat_floods: dict[str, Any]) -> Any:
    """The promises that these numbers break."""
    if one_tap["not seen"]:
        yield "a support tapped on one phone is seen on all others"
    if burst["acknowledged"] != burst["acts"]:
        yield "a thousand acts in ten seconds are acknowledged in full"
    if int(burst["act→ack ms"].split(" / ")[1]) >= 1_000:
        yield "each is acknowledged within a second at p95"
    if int(one_seat_floods["act→ack ms"].split(" / ")[1]) > 300:
        yield "the others are acknowledged within 300 ms at p95 while one seat floods"
    if burst["flushes per s"] > 4:
        yield "at most four flushes a second"
    if burst["renders per flush"] > MOST_RENDERS:
        yield f"a flush among arguments renders at most {MOST_RENDERS} of 17 regions"


def show(title: str, found: dict[str, Any]) -> None:
    """A measurement as lines to read."""
    print(f"\n{title}")
    for name, value in found.items():
        print(f"  {name:16} {value}")


if __name__ == "__main__":
    sys.exit(main())
