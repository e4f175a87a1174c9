"""A hall comes in: by HTTP and a socket from one address, by sockets alone after a restart, and out of its sleep."""

import time

from tests.bench.load.hall import Hall, hall, needed
from tests.bench.load.phones import Phone
from tests.bench.load.process import held, told, used
from tests.bench.table import Found, Row, at_most

HALLS, VIEWERS, SLEEPERS = ((500, 5), (1_000, 10)), 5_000, 1_000
SHORT = 10  # times as few
REQUESTS, KB = 6, 100  # of a phone, beside its socket


def run(short: bool = False) -> Found:
    """Seconds until the last one is there, bytes and requests of each, and the server's processor time."""
    by, rows, times = SHORT if short else 1, [], {}
    for number, seconds in HALLS:
        with hall() as there:
            phones, took, cpu = arriving(there, number // by)
            rows += judged(phones, took, seconds, there, cpu)
            times["arrival"] = cpu / len(phones)
    with hall() as there:
        rows += sleepers(there, SLEEPERS // by)
    with hall() as there:
        found, cpu = viewers(there, VIEWERS // by)
        rows += found
        times["join"] = cpu
    return Found(rows, times)


def arriving(there: Hall, number: int) -> tuple[list[Phone], float, float]:
    """So many come all at once: they, the seconds until the last one followed the evening, and of processor time."""
    also, before, start = needed(there), used(there.pid), time.perf_counter()
    phones = there.seated(number, also)
    return phones, time.perf_counter() - start, used(there.pid).since(before).both


def judged(phones: list[Phone], took: float, seconds: float, there: Hall, cpu: float) -> list[Row]:
    """What was promised of a hall that comes in."""
    came = sum(bool(phone.there) for phone in phones)
    name = f"{len(phones):,} phones come in by HTTP and socket from one address"
    kb = max(phone.seat for phone in phones) / 1000
    asked = max(phone.requests for phone in phones)
    return [
        at_most(f"{name}, the last after", took, seconds, " s", f"{1000 * cpu / len(phones):.1f} ms of processor each"),
        at_most(f"{name}: refused", len(phones) - came, 0, beside="; ".join(there.lines.refused[:1])[:80]),
        at_most(f"{name}: the largest takes", kb, KB, " kB"),
        at_most(f"{name}: requests of each", asked, REQUESTS),
    ]


def sleepers(there: Hall, number: int) -> list[Row]:
    """Everybody's phone slept while something changed, and wakes at the same moment: the page and the socket."""
    there.lead_to("arguments")
    phones = there.seated(number)
    for phone in phones[1:]:
        phone.leave()
    phones[0].act("argument.post", initiative=there.plans[0], side="for", text="Een bank in de zon")
    there.lines.listen(10, lambda: not phones[0].asked)
    phones[0].leave()
    there.lines.listen(1)
    before, start, cpu = told(there.server.base), time.perf_counter(), used(there.pid)
    for phone in phones:
        phone.look(f"/t/{phone.code}")
        phone.connect()
    back = there.until_there(phones)
    there.lines.listen(60, lambda: len(there.lines.all) <= number)
    took = time.perf_counter() - start
    spent, after = used(there.pid).since(cpu).both, told(there.server.base)
    rendered = after["regions_rendered_total"] - before["regions_rendered_total"]
    name = f"{number:,} phones wake at once after a change"
    return [
        at_most(f"{name}: all have it after", took, 3, " s", f"{1000 * spent / number:.2f} ms of processor each"),
        at_most(f"{name}: not back", number - back, 0),
        at_most(f"{name}: regions rendered", rendered, 10),
    ]


def viewers(there: Hall, number: int) -> tuple[list[Row], float]:
    """The server is killed and comes back, and all who watched are there in the same moment."""
    there.lead_to("arguments")
    watching = there.watching(number, there.devices(number))
    there.restart()
    base, cpu, start = held(there.pid), used(there.pid), time.perf_counter()
    for viewer in watching:
        viewer.connect()
    came = there.until_there(watching)
    took, spent = time.perf_counter() - start, used(there.pid).since(cpu).both
    there.lines.listen(2)
    name = f"{number:,} viewers' sockets after a restart"
    kb = (held(there.pid) - base) / max(1, came)
    return [
        at_most(f"{name}: the last after", took, 8, " s"),
        at_most(f"{name}: not there", number - came, 0, beside="; ".join(there.lines.refused[:1])[:80]),
        at_most(f"{name}: processor time of a join", 1000 * spent / max(1, came), 1, " ms"),
        at_most(f"{name}: memory of each", kb, 40, " kB"),
    ], spent / max(1, came)


if __name__ == "__main__":
    print(*run(short=True).rows, sep="\n")
