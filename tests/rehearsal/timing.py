"""How long the house takes for a whole evening of simulated residents, by the command that anybody can run."""

import json
import subprocess
import sys
from typing import Any

AGENDA, SEATS, TABLES = "overlegtafel", 36, 6


def run() -> dict[str, Any]:
    """Play it to its closed record over real HTTP and sockets: the seconds, the acts, and whether it verifies."""
    told = json.loads(_rehearsed())
    figures = {name: value for name, value in told["figures"].items() if isinstance(value, int | float)}
    return {"seats": SEATS, "acts": told["acts"], "seconds": told["seconds"], "verified": told["verified"], **figures}


def _rehearsed() -> str:
    asked = ["rehearse", "--agenda", AGENDA, "--seats", str(SEATS), "--tables", str(TABLES)]
    command = [sys.executable, "-m", "app.commands", *asked, "--json"]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False).stdout


def promised(found: dict[str, Any]) -> str:
    """What these numbers break; empty where they do not."""
    return "" if found["verified"] else f"an evening of {SEATS} residents comes to a record that verifies"


if __name__ == "__main__":
    print(run())
