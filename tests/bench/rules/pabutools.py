"""Greedy beside pabutools on the recorded approvals: seconds and winners. It is no part of the product (GPL-3).

Where `PABUTOOLS` names the Python of an environment of its own: `python3 -m venv DIR && DIR/bin/pip install pabutools`.
"""

import json
import os
import subprocess
from pathlib import Path
from time import process_time
from typing import Any

from app.imports.votes import ballots
from app.imports.votes.recorded import election
from facilitation.counting import rules
from facilitation.state.method import Agreed
from tests.bench.rules.counting import files

NAMES = ("Kleine_Wereld", "Assen_2024", "Swiecie")
THEIRS = """
import json, sys
from time import process_time
from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.rules import greedy_utilitarian_welfare
vote = parse_pabulib(sys.argv[1])
start = process_time()
found = greedy_utilitarian_welfare(*vote, sat_class=Cost_Sat)
print(json.dumps([process_time() - start, sorted(plan.name for plan in found)]))
"""


def run() -> dict[str, str]:
    """Per file what both took, and whether the winners are the same."""
    python = os.environ.get("PABUTOOLS")
    if not python:
        return {"pabutools": "not installed, skipped (PABUTOOLS names its Python)"}
    return {path.stem: beside(python, path) for name in NAMES for path in files() if name in path.name}


def beside(python: str, path: Path) -> str:
    """One file."""
    vote = election(ballots.recorded(path), Agreed())
    start = process_time()
    ours = sorted(rules.count("greedy", vote).winners)
    took = process_time() - start
    seconds, winners = _theirs(python, path)
    same = "the same winners" if winners == ours else f"other winners: {sorted(set(winners) ^ set(ours))}"
    return f"ours {took:.2f} s, theirs {seconds:.2f} s, {same}"


def _theirs(python: str, path: Path) -> Any:
    done = subprocess.run([python, "-c", THEIRS, str(path)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


if __name__ == "__main__":
    print(json.dumps(run(), indent=1))
