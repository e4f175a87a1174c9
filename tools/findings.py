"""What checks found, told in the same way by each."""

import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def tell(checks: Mapping[str, Mapping[str, str]]) -> int:
    """Print what each check found, per place in words what does not fit; 1 when anything was."""
    wrong = [f"{check}: {place}: {words}" for check, found in checks.items() for place, words in found.items()]
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0
