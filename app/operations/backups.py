"""Safety copies, made while the server runs. What is still secret never gets into one.

Of a stage whose ballots are not sealed a copy holds no ballots, no roll and no answers to ballots: after a restore
everybody votes again, and nobody is taken for somebody who voted already.
"""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from flask import Flask, current_app

from app.live.meetings import changed
from app.record.signing.signing import SealSigned
from app.storage import sqlite
from facilitation.events import MeetingClosed, StageAdvanced, StageClosed
from facilitation.parts.decision.events import DecisionRecorded

NAME = "overlegtafel-{:%Y%m%dT%H%M%SZ}.db"
ALL = "overlegtafel-*.db"
KEPT = 20
PATIENCE = 10.0  # seconds to wait for a lock, which only a repair of the write-ahead log ever holds against a reader
ENDS = (StageAdvanced, StageClosed, DecisionRecorded, MeetingClosed, SealSigned)
SEALED = (
    "EXISTS (SELECT 1 FROM live.event AS e WHERE e.meeting = t.meeting "
    "AND e.kind = 'ballots.sealed' AND json_extract(e.body, '$.stage') = t.stage)"
)
ONLY = {"ballot": "0", "roll": SEALED, "act": f"t.stage IS NULL OR {SEALED}"}


def make(source: Path, target: Path) -> None:
    """Copy a live database into a new file, all of one moment, synced; raises OSError or sqlite3.Error.

    Nothing stands at `target` until it is whole. Plain sqlite3, so that a thread of its own can do it.
    """
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(part, isolation_level=None, timeout=PATIENCE, uri=True)) as connection:
            connection.execute("ATTACH ? AS live", [f"{source.resolve().as_uri()}?mode=ro"])
            _copy(connection)
        os.replace(part, target)
        sync(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _copy(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    things = connection.execute("SELECT type, name, sql FROM live.sqlite_master WHERE sql IS NOT NULL").fetchall()
    for _, name, sql in [thing for thing in things if thing[0] == "table"]:
        connection.execute(sql)
        only = ONLY.get(name, "1")
        connection.execute(f'INSERT INTO main."{name}" SELECT t.* FROM live."{name}" AS t WHERE {only}')  # noqa: S608
    for _, _, sql in [thing for thing in things if thing[0] != "table"]:
        connection.execute(sql)
    connection.execute("COMMIT")


def sync(folder: Path) -> None:
    """So that the new name also survives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Made(msgspec.Struct, frozen=True):
    """How the last attempt went: when the newest copy was made (UTC), and whether the last attempt failed."""

    at: datetime | None = None
    failed: bool = False


class Keeper:
    """Makes a copy after each stage, and keeps the newest ones."""

    def __init__(self, source: Path | None, folder: Path, kept: int) -> None:
        self.source, self.folder, self.kept = source, folder, kept
        self.due = False
        self.failures = 0
        found = self.copies()
        self.last = Made(datetime.fromtimestamp(found[-1].stat().st_mtime, UTC) if found else None)

    def copies(self) -> list[Path]:
        """The automatic copies, oldest first."""
        return sorted(self.folder.glob(ALL))

    def note(self, room: Any, facts: Iterable[Any]) -> None:
        """A stage ended, or somebody signed: a copy is due."""
        if self.source and self.kept and any(isinstance(fact, ENDS) for fact in facts):
            self.due = True

    def work(self) -> Made:
        """Make the copy that is due. Logs nothing, since it may run in a thread of its own; `last` tells."""
        now = datetime.now(UTC)
        assert self.source is not None  # noqa: S101 - `due` is never set without
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            make(self.source, self.folder / NAME.format(now))
            for old in self.copies()[: -self.kept]:
                old.unlink(missing_ok=True)
        except sqlite.ERRORS:
            self.failures += 1
            return Made(self.last.at, failed=True)
        return Made(now)

    def tend(self, offload: Any) -> None:
        """Make a copy if one is due; one that failed is tried again the next time."""
        if not self.due:
            return
        self.due = False
        self.last = offload(self.work)
        self.due = self.due or self.last.failed


def init_app(app: Flask) -> None:
    """Follow the meetings of this app."""
    folder = Path(app.config["BACKUP_DIR"] or app.config["DATA_DIR"] / "backups")
    keeper = Keeper(app.extensions["database"].file, folder, app.config["BACKUPS_KEPT"])
    app.extensions["keeper"] = keeper

    def follow(room: Any, facts: Iterable[Any]) -> None:
        if app.extensions["rooms"].get(room.code) is room:
            keeper.note(room, facts)

    app.extensions["keeper_follows"] = follow  # a signal holds its listeners weakly
    changed.connect(follow)


def keeper() -> Keeper:
    """The keeper of the present app."""
    found: Keeper = current_app.extensions["keeper"]
    return found
