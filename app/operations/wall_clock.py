"""This computer's clock, beside one that nobody can set: it tells by how much somebody set it, also after a restart."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import msgspec

NOTE = "server.clock"  # in the data folder, so that a server knows of a clock that was set while none ran
DRIFT = 2.0  # seconds that the two may differ; a clock that is only kept in time goes along with the other
NOTED = 60.0  # seconds between two notes
TOLD = 600.0  # seconds that a clock which was set is told about
BOOT = Path("/proc/sys/kernel/random/boot_id")
STEADY = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)  # that also runs while the computer sleeps, where it can


class Moment(msgspec.Struct, frozen=True):
    """Both clocks at one moment in seconds, and since which start of the computer `steady` counts."""

    boot: str
    steady: float
    wall: float


@cache
def boot() -> str:
    """Which start of this computer it is; empty where that is not known."""
    with suppress(OSError):
        return BOOT.read_text().strip()
    return ""


def moment() -> Moment:
    """Both clocks as they are now."""
    return Moment(boot(), time.clock_gettime(STEADY), time.time())


def step(before: Moment, now: Moment) -> float:
    """By how many seconds the clock was set between two moments; below 0 is back.

    After the computer itself was started anew only a clock that went back can be told from time that passed.
    """
    if before.boot == now.boot and now.steady >= before.steady:
        return (now.wall - before.wall) - (now.steady - before.steady)
    return min(0.0, now.wall - before.wall)


class WallClock:
    """Looks at the clock of this computer and notes beside the database how it was; `folder` None keeps no note."""

    def __init__(self, folder: Path | None, read: Callable[[], Moment] = moment) -> None:
        self.path, self.read = folder and folder / NOTE, read
        self._before = self._found() or read()
        self._noted: Moment | None = None
        self._set: float | None = None

    def look(self) -> float:
        """By how many seconds the clock was set since the last look or note; 0 where it was not."""
        before, self._before = self._before, self.read()
        seconds = step(before, self._before)
        was_set = abs(seconds) > DRIFT
        if was_set:
            self._set = self._before.steady
        if was_set or self._noted is None or self._before.steady - self._noted.steady > NOTED:
            self._note()
        return seconds if was_set else 0.0

    @property
    def was_set(self) -> bool:
        """Whether it was set a short while ago."""
        return self._set is not None and 0 <= self._before.steady - self._set < TOLD

    def _found(self) -> Moment | None:
        with suppress(OSError, msgspec.DecodeError):
            return msgspec.json.decode(self.path.read_bytes(), type=Moment) if self.path else None
        return None

    def _note(self) -> None:
        """Not synced: after a power cut the steady clock begins anew, and an older note tells as much."""
        self._noted = self._before
        with suppress(OSError):
            if self.path:
                part = self.path.with_name(f".{NOTE}.part")
                with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                    file.write(msgspec.json.encode(self._noted))
                os.replace(part, self.path)
