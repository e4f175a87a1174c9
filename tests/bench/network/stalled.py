"""How long everything else waits for what the server does in one turn, while five hundred phones act and look on."""

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.load.hall import hall
from tests.bench.network.acts import asking
from tests.bench.table import Found, at_most

PHONES, SECONDS = 500, 60
FEW, SOON = 50, 5  # of the short form
WATCHED = (sys.executable, "-m", "tests.bench.stalls")


def run(short: bool = False) -> Found:
    """The stall in which one moment of a hundred falls: acts twenty times a second, and one stage that opens."""
    number, seconds = (FEW, SOON) if short else (PHONES, SECONDS)
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder) / "stalls"
        with hall(WATCHED, STALLS=str(notes)) as there:
            there.lead_to("arguments")
            phones = there.seated(number)
            there.lines.listen(1)
            before, start = len(noted(notes)), time.perf_counter()
            asking(there, phones, seconds)
            there.lines.listen(1)
            took = time.perf_counter() - start
            stalls = noted(notes)[before:]
    name = f"{number} phones, twenty acts a second"
    longest = f"the longest {1000 * max(stalls, default=0):.0f} ms"
    return Found([at_most(f"{name}: the server's stalls, p99", 1000 * met(stalls, took), 20, " ms", longest)], {})


def noted(notes: Path) -> list[float]:
    """The stalls so far, in seconds; shorter ones than five milliseconds are not noted."""
    return [float(line.split()[1]) for line in notes.read_text("utf-8").splitlines()] if notes.exists() else []


def met(stalls: Sequence[float], took: float, share: float = 0.01) -> float:
    """How long the stall is that is met in such a share of all moments: all longer ones together take less."""
    spent = 0.0
    for stall in sorted(stalls, reverse=True):
        spent += stall
        if spent > share * took:
            return stall
    return 0.0


if __name__ == "__main__":
    print(*run(short=True).rows, sep="\n")
