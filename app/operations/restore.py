"""Putting a backup back: checked before anything is touched, and told in plain words."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import sqlalchemy as sa

from app.operations import folder_lock, integrity
from app.storage import log, startup_checks
from app.storage.database import Database
from app.storage.disk import sync
from app.storage.sqlite.backend import SQLite
from app.storage.sqlite.witness import Witness
from app.storage.tables import EVENT, MEETING
from facilitation.evolve import fold
from facilitation.registry import PARTS

FILE = "overlegtafel.db"
FILES = ("", "-wal", "-shm", "-journal")


class Restored(msgspec.Struct, frozen=True):
    """A meeting in a backup; `until` is the time of its last event, `vote_again` the stages whose ballots were open."""

    code: str
    title: str
    seq: int
    head: str
    until: str
    vote_again: tuple[str, ...]


@contextmanager
def claimed(folder: Path) -> Iterator[None]:
    """Hold the folder as a server would, so that none can start meanwhile; raises Unsound while one runs."""
    try:
        file = folder_lock.hold(folder)
    except folder_lock.Held:
        raise startup_checks.Unsound(f"A server is running on {folder}; stop it first.") from None
    with file:
        yield


def restore(file: Path, folder: Path, replace: bool = False) -> list[Restored]:
    """Make `file` the database of a data folder; raises Unsound or OSError, and then nothing has changed.

    With `replace` what was there goes: a backup of it is made first, or where it is too damaged for that, it is set
    aside as it is.
    """
    with claimed(folder):
        target = folder / FILE
        if target.exists() and not replace:
            raise startup_checks.Unsound(
                f"There is a database in {folder} already; --replace puts the backup in its place."
            )
        part = folder / f".{FILE}.restoring"
        try:
            found = _fetched(file, part)
            if target.exists():
                _clear(target)
            os.replace(part, target)
        finally:
            _remove(part)
        Witness(target).path.unlink(missing_ok=True)
        sync(folder)
    return found


def _fetched(file: Path, part: Path) -> list[Restored]:
    if not file.is_file():
        raise startup_checks.Unsound(f"There is no file {file}.")
    if not file.stat().st_size:
        raise startup_checks.Unsound(f"{file} is empty.")
    SQLite.at(file).require_ours()
    _remove(part)
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    shutil.copyfile(file, part)
    try:
        return _examined(part)
    except startup_checks.Unsound as unsound:
        raise startup_checks.Unsound(str(unsound).replace(str(part), str(file))) from None


def _examined(part: Path) -> list[Restored]:
    """Bring it up to date and check all of it, as the server will find it. Raises Unsound."""
    database = Database(SQLite.at(part).url)
    try:
        with startup_checks.told(database.backend):
            database.upgrade()
        integrity.require_whole(database, everything=True)
        with database.read.connect() as connection:
            codes = connection.execute(sa.select(MEETING.c.code, MEETING.c.title).order_by(MEETING.c.created)).all()
            found = [_described(connection, row.code, row.title) for row in codes]
        if not database.scrub():
            raise startup_checks.Unsound(f"{part} is in use by another program.")
    finally:
        database.close()
    with part.open("rb") as opened:
        os.fsync(opened.fileno())
    return found


def _described(connection: sa.Connection, code: str, title: str) -> Restored:
    seq, head = log.head(connection, code)
    state = fold(line.event for line in log.read(connection, code))
    last = connection.scalar(sa.select(EVENT.c.at).where(EVENT.c.meeting == code, EVENT.c.seq == seq))
    again = (s.plan.key for s in state.stages if s.status == "open" and PARTS.kind(s).ballots)
    return Restored(code, title, seq, head, last or "", tuple(again))


def _clear(target: Path) -> None:
    """Let what was there go, not without a copy."""
    stamp = datetime.now(UTC)
    folder = target.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    old = SQLite.at(target)
    try:
        old.require_ours()
        old.copy(folder / f"overlegtafel-{stamp:%Y%m%dT%H%M%SZ}-replaced.db")
    except (startup_checks.Unsound, OSError, *old.errors):
        for part in FILES:
            if (piece := target.with_name(target.name + part)).exists():
                os.replace(piece, folder / f"overlegtafel-{stamp:%Y%m%dT%H%M%SZ}-damaged.db{part}")
    _remove(target)


def _remove(target: Path) -> None:
    for part in (*FILES, "-kept"):
        target.with_name(target.name + part).unlink(missing_ok=True)
