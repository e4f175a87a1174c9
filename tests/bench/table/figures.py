"""What is measured by itself, as rows of the table: counting, folding, restarts, halls of some hundreds."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.bench import commits, desk, first_load, flush, fold, paper, processes, programme, start, verify
from tests.bench.crowds import beside, hall, idle, tables, viewers
from tests.bench.rules import counting, pabutools
from tests.bench.table import Found, Row, at_least
from tests.rehearsal import timing

MOST_RENDERS = 8  # a support and an argument show in 6: on phones in two languages, wall, console and livecast
TWICE = 1.8  # of two processes, beside one
GROUPED = 2_000  # acts a second that share commits

TIMED: dict[str, tuple[str, Any]] = {
    "start": ("from a killed server's process to a healthy answer", start),
    "first_load": ("from a QR code to a live seat on slow 4G, with a processor four times slower", first_load),
    "verify": ("verify a record of 5,000 events", verify),
    "paper": ("the PDF of a record with 60 plans", paper),
    "desk": (f"milliseconds to open a draft of {desk.PLANS} plans with photos at the desk", desk),
    "rehearsal": (f"an evening of {timing.SEATS} residents to its record", timing),
    "tables": (f"{tables.TABLES} tables of {tables.EACH} phones", tables),
    "idle": (f"{idle.IDLE:,} sockets that do nothing, beside an evening of {idle.PHONES}", idle),
    "viewers": (f"{viewers.VIEWERS:,} who watch the livecast, beside {viewers.SEATS} seats", viewers),
}
"""What is measured by itself: each has a `run`, and a `promised` that says what its numbers break."""


def told(found: dict[str, Any]) -> str:
    """A measurement in one cell."""
    return "; ".join(f"{name} {value}" for name, value in found.items())


def timed(name: str) -> Found:
    """One of those, judged by its own `promised`."""
    heading, bench = TIMED[name]
    found = bench.run()
    broken = bench.promised(found)
    return Found([Row(heading, told(found), broken, not broken)])


def folding() -> Found:
    """The fold of a log of 10,000 events."""
    return Found([Row("fold 10,000 events", told(fold.run()))])


def committing() -> Found:
    """Acts a second, each on the disk before its answer."""
    found = commits.run()
    row = at_least(
        "acts that share commits, each synced before its answer", found["in groups, /s"], GROUPED, " a second"
    )
    return Found([row, Row("the same, one commit each", f"{found['one by one, /s']} a second")])


def sharing() -> Found:
    """Two processes on one PostgreSQL, beside one of them, at different meetings."""
    found = processes.run()
    return Found([at_least("two processes carry, of what one does, in acts a second", found["times as many"], TWICE)])


def counted() -> Found:
    """The counting rules, and others that count the same."""
    rows = [Row(f"count {name}", told(table)) for name, table in counting.run().items()]
    rows += [Row(promise, words, "", not word) for promise, words, word in counting.promised()]
    oracle = "equal shares agrees with the oracle on"
    rows += [Row(f"{oracle} {name}", "", "", agrees) for name, agrees in counting.against_the_oracle()]
    return Found([*rows, Row("greedy beside pabutools", told(pabutools.run()))])


def noticed() -> Found:
    """A hall of phones while recorded ballots are counted."""
    found = beside.run()
    rows = [Row(f"{beside.PHONES} phones while {name} is counted", told(each)) for name, each in found.items()]
    return Found([*rows, *(Row(promise, "", "", False) for promise in beside.broken(found))])


def halls() -> Found:
    """One tap, a burst, and one seat that floods."""
    found = hall.run()
    rows = [Row(f"{hall.PHONES} phones, {name}", told(each)) for name, each in found.items()]
    broken = judge(**{name.replace(" ", "_"): each for name, each in found.items()})
    return Found([*rows, *(Row(promise, "", "", False) for promise in broken)])


def judge(one_tap: dict[str, Any], burst: dict[str, Any], one_seat_floods: dict[str, Any]) -> Iterator[str]:
    """The promises that these numbers break."""
    if one_tap["not seen"]:
        yield "a support tapped on one phone is seen on all others"
    if burst["acknowledged"] != burst["acts"]:
        yield "a thousand acts in ten seconds are acknowledged in full"
    if int(burst["act→ack ms"].split(" / ")[1]) >= 1_000:
        yield "each is acknowledged within a second at p95"
    if int(one_seat_floods["act→ack ms"].split(" / ")[1]) > 300:
        yield "the others are acknowledged within 300 ms at p95 while one seat floods"
    if burst["flushes per s"] > 5:
        yield "at most five flushes a second"
    if burst["renders per flush"] > MOST_RENDERS:
        yield f"a flush among arguments renders at most {MOST_RENDERS} of 17 regions"


ALONE: dict[str, Callable[[], Found]] = {
    "fold": folding,
    "flush": flush.run,
    "commits": committing,
    "processes": sharing,
    "counting": counted,
    "programme": programme.run,
    "beside": noticed,
    "hall": halls,
}
"""What is judged here."""
