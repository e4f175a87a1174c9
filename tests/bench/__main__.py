"""`make bench`: the promises that are numbers, as one table. Exits with 1 when one of them is broken.

`ONLY="joins acts"` measures only those; `SHORT=1` takes the short form of what has one, by which nothing is judged.
"""

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.bench.network import acts, arrivals, broadcast, held, stalled
from tests.bench.table import Found, Row, figures, keep, machine, markdown

KEPT = Path(os.environ.get("BENCH") or "build/bench.json")
NETWORK: dict[str, Callable[[bool], Found]] = {
    "arrivals": arrivals.run,
    "acts": acts.run,
    "held": held.run,
    "stalls": stalled.run,
    "broadcast": broadcast.run,
}
"""What has a short form: a real server, and a load generator."""
ALL: dict[str, Callable[[bool], Found]] = (
    NETWORK
    | {name: lambda short, bench=bench: bench() for name, bench in figures.ALONE.items()}  # type: ignore[misc]
    | {name: lambda short, name=name: figures.timed(name) for name in figures.TIMED}  # type: ignore[misc]
)


def main() -> int:
    """Measure, print, keep and judge; 2 for a name that no bench has."""
    short = bool(os.environ.get("SHORT"))
    asked = os.environ.get("ONLY", "").replace(",", " ").split() or (NETWORK if short else ALL)
    unknown = [name for name in asked if name not in ALL]
    if unknown:
        print(f"There is no bench {unknown[0]}; there are {', '.join(ALL)}.", file=sys.stderr)
        return 2
    rows: dict[str, list[Row]] = {}
    times: dict[str, float] = {}
    about = machine()
    for name in asked:
        found = measured(partial(ALL[name], short), name)
        rows[name] = found.rows
        times |= found.times
        keep(KEPT, rows, times, about)
    print(f"{markdown(rows)}\n\n{about}")
    broken = [] if short else [row for each in rows.values() for row in each if row.holds is False]
    for row in broken:
        print(f"BROKEN: {row.promise}: {row.measured}", file=sys.stderr)
    return 1 if broken else 0


def measured(bench: Callable[[], Found], name: str) -> Found:
    """What it found; what it could not do is a promise that is broken, and the others go on."""
    start = time.monotonic()
    print(f"{name} …", end=" ", file=sys.stderr, flush=True)
    try:
        return bench()
    except Exception as problem:
        return Found([Row(f"{name} could be measured", f"{type(problem).__name__}: {problem}"[:200], "", False)])
    finally:
        print(f"{time.monotonic() - start:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
