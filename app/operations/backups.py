"""Safety copies, made after each stage while the server runs; the newest ones are kept."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from app.live.room import Room
from app.record.signing.signed_rows import SealSigned
from app.storage.backend import Backend
from facilitation.events import MeetingClosed, StageAdvanced, StageClosed
from facilitation.parts.decision.events import DecisionRecorded
from facilitation.parts.practice import is_practice

NAME = "overlegtafel-{:%Y%m%dT%H%M%SZ}.db"
WRITTEN = "overlegtafel-%Y%m%dT%H%M%SZ.db"
ALL = "overlegtafel-*.db"
KEPT = 20
ENDS = (StageAdvanced, StageClosed, DecisionRecorded, MeetingClosed, SealSigned)


class Made(msgspec.Struct, frozen=True):
    """How the last attempt went: when the newest copy was made (UTC), and whether the last attempt failed."""

    at: datetime | None = None
    failed: bool = False


class Keeper:
    """Makes a copy after each stage, and keeps the newest ones."""

    def __init__(self, backend: Backend, folder: Path, kept: int) -> None:
        self.backend, self.folder, self.kept = backend, folder, kept
        self.due = False
        self.failures = 0
        found = self.copies()
        self.last = Made(datetime.fromtimestamp(found[-1].stat().st_mtime, UTC) if found else None)

    def copies(self) -> list[Path]:
        """The files of the automatic copies, oldest first."""
        return sorted(self.folder.glob(ALL))

    def note(self, room: Room, facts: Iterable[Any]) -> None:
        """A stage ended, or somebody signed: a copy is due. Practice makes none, which would take another's place."""
        if is_practice(room.state):
            return
        if self.backend.file and self.kept and any(isinstance(fact, ENDS) for fact in facts):
            self.due = True

    def work(self) -> Made:
        """Make the copy that is due. Logs nothing, since it may run in a thread of its own; `last` tells."""
        now = datetime.now(UTC)
        errors: tuple[type[Exception], ...] = (OSError, *self.backend.errors)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.backend.copy(self.folder / self._name(now))
            for old in self.copies()[: -self.kept]:
                old.unlink(missing_ok=True)
        except errors:
            self.failures += 1
            return Made(self.last.at, failed=True)
        return Made(now)

    def _name(self, now: datetime) -> str:
        """A name behind all others, also where the clock was set back: by their names the oldest ones go."""
        last = max(map(_named_at, self.copies()), default=datetime.min.replace(tzinfo=UTC))
        return NAME.format(max(now, last + timedelta(seconds=1)))

    def tend(self, offload: Any) -> None:
        """Make a copy if one is due; one that failed is tried again the next time."""
        if not self.due:
            return
        self.due = False
        self.last = offload(self.work)
        self.due = self.due or self.last.failed


def _named_at(copy: Path) -> datetime:
    """The moment in the name of a copy; long ago where somebody named it otherwise."""
    try:
        return datetime.strptime(copy.name, WRITTEN).replace(tzinfo=UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
