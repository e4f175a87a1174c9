"""A clock of the computer that somebody sets, for everything in this process that asks it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from itsdangerous import TimestampSigner

from app.operations.wall_clock import Moment, WallClock

LOOKED = ("app.parts.helping", "app.parts.seating.behalf")  # who may be helped now


class SetTime:
    """It stands still, but for who sets it: `ahead` is how far. However busy the computer is, no second goes by.

    `steady` is the clock that nobody sets, in seconds; `boot` names the last start.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.began = datetime.now(UTC)
        self.ahead = timedelta()
        self.steady = 1000.0
        self.boot = "first"
        clock = self

        class Moved(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> datetime:
                return (clock.began + clock.ahead).astimezone(tz)

        for module in ("app.live.act_job", "app.faces.regions", "app.operations.backups", *LOOKED):
            monkeypatch.setattr(f"{module}.datetime", Moved)
        monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda signer: int(self.wall().timestamp()))

    def wall(self) -> datetime:
        """What it says."""
        return self.began.astimezone() + self.ahead

    def read(self) -> Moment:
        """Both clocks; this steady one only moves when told."""
        return Moment(self.boot, self.steady, 1_700_000_000 + self.steady + self.ahead.total_seconds())

    def watched(self, folder: Path | None = None) -> WallClock:
        """The watch on it."""
        return WallClock(folder, self.read)
