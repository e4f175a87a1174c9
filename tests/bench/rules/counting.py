"""How long each rule takes on each recorded vote, and how much memory; the larger ones held against the oracle too.

`python -m tests.bench.counting [WORD]` shows all rules on the files with this word in their name. Seconds are of
processor time. Memory is what the count itself takes, beside the program; it is measured in a second run, as tracing
slows a count.
"""

import json
import os
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

from app.imports.votes import ballots, count_file
from app.imports.votes.recorded import Recorded, election
from facilitation.counting import rules
from facilitation.state.method import Agreed

BESIDE = Path(__file__).parents[4] / "shared" / "data"
MB = 1_000_000
# file, rule, seconds, megabytes
PROMISES = (
    ("Kleine_Wereld", "equal-shares", 1.5, 60),
    ("Swiecie", "equal-shares", 1.5, None),
    ("Mokotow", "equal-shares", 60, 300),
)
HELD = ("Toulouse_2024", "Mokotow", "Centrum_Begroot", "Tuindorpen")


def files() -> list[Path]:
    """All recorded votes, the smallest first; none where they are absent."""
    folder = Path(os.environ.get("OVERLEGTAFEL_DATA", BESIDE))
    return sorted(folder.glob("pabulib/*/*.pb"), key=lambda path: path.stat().st_size)


def run(word: str = "") -> dict[str, dict[str, Any]]:
    """Seconds and peak megabytes per file and rule."""
    found: dict[str, dict[str, Any]] = {}
    for path in files():
        if word in path.name:
            recorded = ballots.recorded(path)
            found[path.name] = {rule: _measured(recorded, rule) for rule in count_file.suitable(recorded)}
    return found


def _measured(recorded: Recorded, rule: str, params: dict[str, Any] | None = None) -> str:
    vote = election(recorded, Agreed())
    start = process_time()
    rules.count(rule, vote, params)
    seconds = process_time() - start
    tracemalloc.start()
    rules.count(rule, vote, params)
    peak = tracemalloc.get_traced_memory()[1] / MB
    tracemalloc.stop()
    return f"{seconds:.2f} s {peak:.0f} MB"


def promised() -> Iterator[tuple[str, str, str]]:
    """Each promise, what was measured, and a word for one that was broken."""
    for name, rule, seconds, megabytes in PROMISES:
        for path in (path for path in files() if name in path.name):
            told = _measured(ballots.recorded(path), rule)
            took, peak = float(told.split()[0]), float(told.split()[2])
            broken = took > seconds or (megabytes is not None and peak > megabytes)
            yield f"{name} by {rule} within {seconds} s, {megabytes or '–'} MB", told, "broken" * broken


def against_the_oracle() -> Iterator[tuple[str, bool]]:
    """Whether equal shares by the oracle's own stop rule agrees with it on the files too large for a test."""
    for path in (path for path in files() if any(name in path.name for name in HELD)):
        told = (path.parents[1] / "oracle_outcomes.jsonl").read_text("utf-8").splitlines()
        lines = (json.loads(line) for line in told)
        selected = next(set(x["sel"]) for x in lines if (x["file"], x["rule"]) == (path.name, "mes_inc_greedy"))
        found = rules.count("equal-shares", election(ballots.recorded(path), Agreed()), {"stop": "exhaustive"})
        yield path.name, set(found.winners) == selected


if __name__ == "__main__":
    for name, table in run(*sys.argv[1:2]).items():
        print(name)
        for rule, told in table.items():
            print(f"  {rule:20} {told}")
