"""What a process took: its processor time, its memory, and what its server says about its own work."""

import os
import re
from pathlib import Path
from typing import NamedTuple

import requests

TICK = os.sysconf("SC_CLK_TCK")


class Used(NamedTuple):
    """Seconds of processor time: its own, and that of the system for it."""

    user: float
    system: float

    @property
    def both(self) -> float:
        """All of it."""
        return self.user + self.system

    def since(self, before: "Used") -> "Used":
        """What was taken since then."""
        return Used(self.user - before.user, self.system - before.system)


def used(pid: int) -> Used:
    """What a process took so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return Used(int(fields[11]) / TICK, int(fields[12]) / TICK)


def held(pid: int) -> int:
    """The memory of a process, in kB."""
    return int(Path(f"/proc/{pid}/status").read_text().partition("VmRSS:")[2].split()[0])


def told(base: str) -> dict[str, float]:
    """The numbers that a server gives about itself, summed over their labels."""
    found: dict[str, float] = {}
    for name, value in re.findall(r"^overlegtafel_(\w+)(?:\{.*\})? (\S+)$", _metrics(base), re.MULTILINE):
        found[name] = found.get(name, 0.0) + float(value)
    return found


def _metrics(base: str) -> str:
    return requests.get(f"{base}/metrics", timeout=30).text
