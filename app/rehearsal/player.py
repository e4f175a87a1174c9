"""The process in which the residents of a practice evening live: one at a time, ended with the server that began it.

It reads what to play from a pipe, and after it how long it may go on from then on. It ends as soon as the pipe is
closed, however its server ends.
"""

import json
import logging
import os
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from subprocess import DEVNULL, Popen
from tempfile import TemporaryFile
from typing import IO, Any

from facilitation.refusals import Refused

log = logging.getLogger(__name__)
PATIENCE = 10.0  # seconds that it has to tell by itself that its time was over
COMMAND = (sys.executable, "-m", "realtime.rehearsal.practice")


class Playing:
    """A process that plays one evening; `ends` is when it is stopped at the latest."""

    def __init__(self, code: str, said: Mapping[str, Any], seconds: float) -> None:
        self.code, self.ends = code, time.monotonic() + seconds + PATIENCE
        self.told: IO[bytes] = TemporaryFile()  # noqa: SIM115  it lives as long as the process
        hears, self.held = os.pipe()
        try:
            self.process = Popen(COMMAND, stdin=hears, stdout=self.told, stderr=DEVNULL)  # noqa: S603
        except OSError:
            os.close(self.held)
            self.told.close()
            raise
        finally:
            os.close(hears)
        os.write(self.held, json.dumps(said).encode() + b"\n")

    def last(self, seconds: float) -> None:
        """Let it go on for so many seconds from now, at most."""
        self.ends = time.monotonic() + seconds + PATIENCE
        with suppress(BrokenPipeError):  # it has just ended
            os.write(self.held, json.dumps(seconds).encode() + b"\n")

    @property
    def runs(self) -> bool:
        """Whether its process is still there; one whose time is over is ended first."""
        if self.process.poll() is None and time.monotonic() > self.ends:
            self.end()
        return self.process.poll() is None

    def end(self) -> None:
        """End its process at once; one that ended by itself is harmless."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def result(self) -> dict[str, Any]:
        """What it told as its last line; empty where it was ended before it told anything."""
        os.close(self.held)
        self.told.seek(0)
        lines = self.told.read().splitlines()
        self.told.close()
        return json.loads(lines[-1]) if lines else {}


class Player:
    """The practice evening that is played by this server, of which there is one at most."""

    def __init__(self) -> None:
        self._now: Playing | None = None

    @property
    def code(self) -> str:
        """The code of the evening that is played now; empty where none is."""
        return self._now.code if self._now and self._now.runs else ""

    def begin(self, code: str, said: Mapping[str, Any], seconds: float) -> None:
        """Play an evening for so many seconds at most. Raises Refused: practice_busy, practice_unplayed."""
        if self._now is not None:
            raise Refused("practice_busy")
        try:
            self._now = Playing(code, said, seconds)
        except OSError:
            log.exception("a practice evening could not be played")
            raise Refused("practice_unplayed") from None

    def last(self, code: str, seconds: float) -> None:
        """Let this evening go on for so many seconds from now at most, if it is the one that is played."""
        if self._now is not None and self._now.code == code and self._now.runs:
            self._now.last(seconds)

    def stop(self, code: str) -> None:
        """End the playing of this evening, if it is the one; what it told is let go."""
        if self._now is not None and self._now.code == code:
            self._now.end()
            self.collect()

    def collect(self) -> tuple[str, dict[str, Any]] | None:
        """The code of an evening that is not played any more, and what its process told; once."""
        if self._now is None or self._now.runs:
            return None
        done, self._now = self._now, None
        return done.code, done.result()

    def close(self) -> None:
        """End whatever is played: the server goes."""
        if self._now is not None:
            self._now.end()
            self.collect()
