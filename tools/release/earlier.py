"""Make the data of every earlier version of the tables, by the program of then: `python -m tools.release.earlier`.

For each version of the tables that has no file yet in tests/storage/upgrades the last commit is looked up at which it
was the newest. Its tree is laid in a temporary folder, its demo evening is played to its record there, and what its
data folder then holds is kept: the database as SQL, the keys beside it, and the record as that program told it. The
newest version is left out, and so is one that never was the newest at a commit. Versions that are named (`0016`) are
made in any case. The code of then runs with the libraries of today.
"""

import io
import json
import lzma
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "tests" / "storage" / "upgrades"
MIGRATION = re.compile(r"migrations/versions/(\d{4})_\w+\.py$", re.MULTILINE)
MADE = ("static/vendor", "static/built", "templates/built")
LAST, FIRST = 8, 4
"""How many commits are tried from either end."""
LARGE = "DRUKTE"
CODE = "KLAVER"
COMMAND = """
import sys
try:
    from app.commands import main
except ImportError:
    from app.cli import main
sys.exit(main(sys.argv[1:]))
"""


def main(arguments: list[str]) -> int:
    """Makes what is missing or named; 1 where a version could not be made."""
    history = _history()
    newest = max(history)
    wanted = {v: commits for v, commits in history.items() if v in arguments or (v != newest and _missing(v))}
    failed = [version for version, commits in wanted.items() if not _make(version, commits)]
    for version in failed:
        print(f"{version}: none of its last commits plays its demo", file=sys.stderr)
    return 1 if failed else 0


def _missing(version: str) -> bool:
    return not (KEPT / f"{version}.json.xz").exists()


def _history() -> dict[str, list[str]]:
    """The commits at which each version was the newest, the last one first."""
    found: dict[str, list[str]] = {}
    for commit in _git("rev-list", "--topo-order", "HEAD").split():
        versions = sorted(MIGRATION.findall(_git("ls-tree", "-r", "--name-only", commit)))
        if versions and len(versions) == int(versions[-1]):
            found.setdefault(versions[-1], []).append(commit)
    return dict(sorted(found.items()))


def _make(version: str, commits: list[str]) -> bool:
    """Keep the data of the last commit whose program plays its demo; whether there was one."""
    for commit in dict.fromkeys([*commits[:LAST], *commits[-FIRST:]]):
        with tempfile.TemporaryDirectory() as folder:
            tree = Path(folder) / "tree"
            lay(commit, tree)
            if run(tree, "demo", "--closed") is None or (told := run(tree, "export", CODE)) is None:
                continue
            _keep(version, commit, tree / "data", json.loads(told))
            return True
    return False


def lay(commit: str, tree: Path) -> None:
    """The files of a commit, with what a build would have made: these only have to be there."""
    archive = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        packed.extractall(tree, filter="data")
    if (tree / "tools/make_verifier.py").exists():
        subprocess.run([sys.executable, "tools/make_verifier.py"], cwd=tree, check=True, capture_output=True)
    for made in MADE:
        if not (tree / made).exists():
            shutil.copytree(ROOT / made, tree / made)


def run(tree: Path, *arguments: str) -> str | None:
    """What a command of then prints; None where it fails."""
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    command = [sys.executable, "-W", "ignore", "-c", COMMAND, *arguments, "--data", str(tree / "data"), "--json"]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    return None if done.returncode else done.stdout


def _keep(version: str, commit: str, data: Path, told: dict[str, Any]) -> None:
    found = {
        "version": version,
        "commit": commit,
        "files": {file.name: file.read_text("utf-8") for file in sorted(data.glob("*.key"))},
        "sql": list(_dump(data / "overlegtafel.db")),
        "record": told["record"],
        "head": told.get("head", ""),
        "events": len(told["events"]),
    }
    KEPT.mkdir(exist_ok=True)
    packed = lzma.compress(json.dumps(found, ensure_ascii=False).encode(), preset=9 | lzma.PRESET_EXTREME)
    (KEPT / f"{version}.json.xz").write_bytes(packed)
    print(f"{version}: {commit[:8]}, {len(told['events'])} events, {len(packed) // 1000} kB")


def _dump(database: Path) -> Iterator[str]:
    """The statements that make the database again, without the large hall, whose log says nothing that is new."""
    with sqlite3.connect(database) as connection:
        for statement in connection.iterdump():
            if not (statement.startswith("INSERT") and f"'{LARGE}'" in statement):
                yield statement


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
