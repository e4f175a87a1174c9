"""Five thousand sockets of which five hundred are seats: what they hold, what they cost while quiet, and one step."""

import time
from collections.abc import Sequence

from tests.bench.load.hall import Hall, hall
from tests.bench.load.phones import Phone
from tests.bench.load.process import held, used
from tests.bench.network.acts import part
from tests.bench.table import Found, at_most

SOCKETS, SEATS, QUIET = 5_000, 500, 30
FEWER, SHORTER = 20, 3  # of the short form: so many times as few, and so many times as short


def run(short: bool = False) -> Found:
    """Memory of each, the share of a core while nothing happens, and when all see that the evening moves on."""
    sockets, seats = (SOCKETS // FEWER, SEATS // FEWER) if short else (SOCKETS, SEATS)
    with hall() as there:
        there.lead_to("arguments")
        base = held(there.pid)
        phones = there.seated(seats)
        everybody = phones + there.watching(sockets - seats, phones)
        for viewer in everybody[seats:]:
            viewer.connect()
        came = there.until_there(everybody)
        there.lines.listen(3)
        kb = (held(there.pid) - base) / max(1, came)
        start, cpu, quiet = time.perf_counter(), used(there.pid), QUIET / (SHORTER if short else 1)
        there.lines.listen(quiet)
        share = used(there.pid).since(cpu).both / (time.perf_counter() - start)
        late = step(there, everybody)
    name = f"{sockets:,} sockets ({seats:,} seats)"
    rows = [
        at_most(f"{name}: not there", sockets - came, 0),
        at_most(f"{name}: memory of each", kb, 45, " kB"),
        at_most(f"{name}: of a core when quiet", 100 * share, 15, " %"),
        at_most(f"{name}: a step of the evening on all, p95", 1000 * part(late, 0.95), 500, " ms"),
        at_most(f"{name}: without that step", sockets - len(late), 0),
    ]
    return Found(rows, {"quiet": share / sockets, "socket_bytes": 1000 * kb})


def step(there: Hall, everybody: Sequence[Phone]) -> list[float]:
    """The evening moves on from the arguments; seconds until each screen has it, in order.

    By a console that comes for it: the one of the beginning heard nothing for so long that its line is gone.
    """
    console = there.server.leader().joined()
    there.lines.listen(1)
    for phone in everybody:
        phone.forget()
    sent = time.perf_counter()
    number = console.wire.emit("act", {"id": "held-1", "kind": "stage.advance", "expecting": "arguments"})
    there.lines.listen(30, lambda: all(phone.seen for phone in everybody))
    assert console.wire.answer(number)["ok"]
    return sorted(phone.seen[0][1] - sent for phone in everybody if phone.seen)


if __name__ == "__main__":
    print(*run(short=True).rows, sep="\n")
