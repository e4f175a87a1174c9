"""The one table of `make bench`: what was promised, what was measured, and whether it holds."""

import json
import os
import platform
import subprocess
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

PACKAGES = ("eventlet", "flask-socketio", "python-socketio", "sqlalchemy", "gevent")
NODE = ("socket.io", "ws")
MODULES = Path(__file__).parents[3] / "node_modules"


class Row(NamedTuple):
    """One figure: `holds` is None where nothing was promised of it, and it only stands beside another."""

    promise: str
    measured: str
    bound: str = ""
    holds: bool | None = None


class Found(NamedTuple):
    """What a bench found: rows of the table, and service times for the simulation, by name and in seconds or bytes."""

    rows: list[Row]
    times: Mapping[str, float] = {}


def at_most(promise: str, value: float, most: float, unit: str = "", beside: str = "") -> Row:
    """A figure that may not be larger; `beside` tells what else was seen."""
    told = f"{value:,.4g}{unit}" + (f" ({beside})" if beside else "")
    return Row(promise, told, f"≤ {most:,g}{unit}", value <= most)


def at_least(promise: str, value: float, least: float, unit: str = "", beside: str = "") -> Row:
    """A figure that may not be smaller."""
    told = f"{value:,.4g}{unit}" + (f" ({beside})" if beside else "")
    return Row(promise, told, f"≥ {least:,g}{unit}", value >= least)


def markdown(rows: Mapping[str, Iterable[Row]]) -> str:
    """The table as `docs/performance.md` keeps it, by the name of each bench."""
    lines = ["| bench | promise | measured | bound | holds |", "|---|---|---|---|---|"]
    words = {True: "yes", False: "**no**", None: ""}
    for name, each in rows.items():
        lines += [f"| {name} | {row.promise} | {row.measured} | {row.bound} | {words[row.holds]} |" for row in each]
    return "\n".join(lines)


def machine() -> str:
    """On what it was measured, in one sentence for under the table."""
    held = {name: version(name) for name in PACKAGES}
    held |= {f"{name} (Node)": _node(name) for name in NODE}
    return (
        f"{os.cpu_count()} processors ({_processor()}), {_memory():.0f} GB, {platform.system()} "
        f"{platform.release().partition('-')[0]}, Python {platform.python_version()}, "
        f"Node {_first('node', '--version')}; "
        + ", ".join(f"{name} {number}" for name, number in held.items())
        + f"; load {os.getloadavg()[0]:.1f} when it began."
    )


def keep(path: Path, rows: Mapping[str, Iterable[Row]], times: Mapping[str, float], about: str) -> None:
    """Write all of it as JSON, for whoever compares, and for the simulation."""
    told: dict[str, Any] = {"machine": about, "times": dict(times)}
    told["rows"] = {name: [row._asdict() for row in each] for name, each in rows.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _processor() -> str:
    told = Path("/proc/cpuinfo").read_text("utf-8") if Path("/proc/cpuinfo").exists() else ""
    return next((line.partition(": ")[2] for line in told.splitlines() if line.startswith("model name")), "unknown")


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def _node(name: str) -> str:
    found = MODULES / name / "package.json"
    return str(json.loads(found.read_text("utf-8"))["version"]) if found.exists() else "absent"


def _first(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() or "absent"
    except FileNotFoundError:
        return "absent"
