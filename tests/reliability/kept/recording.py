"""A recording of everything a server asked of the system for its files, and of every word it said over its sockets."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.realtime.servers import ROOT

CHANGES = ("openat", "pwrite64", "ftruncate", "unlink")
SAYING = ("sendto", "write")
"""By which of them words go over a line depends on the engine."""
CALLS = ",".join((*CHANGES, "fsync", "fdatasync", *SAYING))
PADDING = re.compile(r"\) {2,}= ")
ACK = re.compile(rb'43(\d+)\[\{"ok":true,"seq":\d+\}\]')


@dataclass(frozen=True)
class Write:
    """Bytes for a file, which the system may keep in memory for as long as it likes."""

    path: str
    offset: int
    data: bytes


@dataclass(frozen=True)
class Truncate:
    """A file was cut off."""

    path: str
    size: int


@dataclass(frozen=True)
class Create:
    """A file came into its folder."""

    path: str


@dataclass(frozen=True)
class Remove:
    """A file left its folder."""

    path: str


@dataclass(frozen=True)
class Sync:
    """Done: what was written to a file (or which files are in a folder) before its call number `since` is on disk."""

    path: str
    since: int


@dataclass(frozen=True)
class Said:
    """Acknowledgements, by the numbers that the phones gave to their acts, went over a socket."""

    numbers: tuple[int, ...]


Step = Write | Truncate | Create | Remove | Sync | Said


def command(trace: Path) -> tuple[str, ...]:
    """What to put before a server's own command, so that it is recorded; installs strace where that is allowed."""
    found = (
        shutil.which("strace")
        or subprocess.run(
            ["sh", ROOT / "tools" / "strace.sh"], check=True, stdout=subprocess.PIPE, text=True
        ).stdout.strip()
    )
    return (found, "-D", "-f", "-y", "-xx", "-s", "2000000", "--seccomp-bpf", "-o", str(trace), "-e", f"trace={CALLS}")


class Recording:
    """The steps of a recording: what happened in some folders and what was acknowledged, in order.

    `there` are the files that the folders held before.
    """

    def __init__(self, trace: Path, folders: Iterable[Path], there: Iterable[Path]) -> None:
        self.steps: list[Step] = []
        self.folders, self.there = {str(folder) for folder in folders}, {str(path) for path in there}
        self._begun: dict[str, tuple[str, int]] = {}
        with trace.open() as lines:
            for line in lines:
                self._note(line)

    def _note(self, line: str) -> None:
        thread, _, rest = PADDING.sub(") = ", line).partition(" ")
        if rest.lstrip().startswith("<..."):
            return self._resumed(thread, rest)
        call, _, told = rest.strip().removesuffix(" <unfinished ...>").partition("(")
        words, done, result = told.rpartition(") = ")
        if call in SAYING:
            self._said(told)
        elif call in ("fsync", "fdatasync"):
            self._begun[thread] = (_path(told), len(self.steps))
            self._synced(thread, result if done else "")
        elif call in CHANGES and not result.startswith("-1"):
            self._changed(call, words if done else told)

    def _resumed(self, thread: str, rest: str) -> None:
        if "sync resumed" in rest:
            self._synced(thread, rest.rpartition(") = ")[2])

    def _synced(self, thread: str, result: str) -> None:
        if result.startswith("0"):
            self._keep(Sync(*self._begun.pop(thread)))

    def _said(self, told: str) -> None:
        if numbers := tuple(int(found) for found in ACK.findall(_data(told))):
            self.steps.append(Said(numbers))

    def _changed(self, call: str, told: str) -> None:
        if call == "pwrite64":
            self._keep(Write(_path(told), int(told.rpartition(", ")[2]), _data(told)))
        elif call == "ftruncate":
            self._keep(Truncate(_path(told), int(told.rpartition(", ")[2])))
        elif call == "unlink":
            self._keep(Remove(_data(told).decode()))
        elif "O_CREAT" in told and _data(told).decode() not in self.there:
            self._keep(Create(_data(told).decode()))

    def _keep(self, step: Write | Truncate | Create | Remove | Sync) -> None:
        if self.folders.isdisjoint((step.path, str(Path(step.path).parent))):
            return
        if isinstance(step, Create | Remove):
            self.there ^= {step.path}
        self.steps.append(step)


def _path(told: str) -> str:
    """The file that strace shows with its number: `7<...>`."""
    return _bytes(told.partition("<")[2].partition(">")[0]).decode()


def _data(told: str) -> bytes:
    return _bytes(told.partition('"')[2].partition('"')[0])


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))
