"""A dossier: everything that a record is made of, read from the database and folded once, and kept while it is true."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import RLock
from typing import Any

import msgspec
import sqlalchemy as sa

from app.record.follow_up import ladder, told_rows
from app.record.follow_up.ladder import Ladder
from app.record.signing import signed_rows
from app.record.signing.signed_rows import Seal
from app.record.told import Told, told
from app.storage import log
from app.storage.database import Database
from app.storage.tables import FOLLOW_UP, REDACTION, SIGNATURE, STAMP, TEXT
from facilitation.part import LoggedEvent

MOST = 8
"""Meetings of which the dossier is kept in memory."""
COUNTS = sa.select(
    *(
        sa.select(sa.func.count()).where(table.c.meeting == sa.bindparam("code")).scalar_subquery()
        for table in (TEXT, SIGNATURE, FOLLOW_UP, REDACTION, STAMP)
    )
)


class Edition(msgspec.Struct, frozen=True):
    """What tells one state of a dossier from every other: while this is the same, nothing in it changed.

    `head` is the last link of the log. A text comes with an event, a signature or a row of the follow-up, and can only
    go afterwards, so beside these three its number tells whether any was removed.
    """

    head: str
    texts: int
    signatures: int
    told: int
    removed: int = 0
    stamps: int = 0


class Dossier(msgspec.Struct, frozen=True):
    """One meeting: its log, its texts by digest, what the log tells, who signed, and what follows the decision.

    `seal` is None as long as the meeting is not closed; `ladder` is that too, and where nothing was decided. It is
    shared by everybody who reads: nothing in it may be changed.
    """

    edition: Edition
    code: str
    lines: tuple[log.Logged, ...]
    texts: Mapping[str, Mapping[str, str]]
    told: Told
    seal: Seal | None
    ladder: Ladder | None

    @property
    def record(self) -> Mapping[str, Any]:
        """The record as plain values, as `facilitation.record.compose.compose` gives it."""
        return self.told.record

    @property
    def head(self) -> str:
        """The last link of the log; zeros for an empty one."""
        return self.lines[-1].link if self.lines else log.ZERO

    @property
    def closed_at(self) -> str:
        """When the last event happened (UTC, ISO 8601): nothing follows the closing."""
        return self.lines[-1].at


class Dossiers:
    """The dossiers of a database; of the `most` meetings that were read last they are kept."""

    def __init__(self, database: Database, most: int = MOST) -> None:
        self._database = database
        self._most = most
        self._lock = RLock()
        self._kept: OrderedDict[str, tuple[Edition, Dossier]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def of(self, code: str) -> Dossier:
        """The dossier of this meeting as its database tells it now."""
        with self._database.read.connect() as connection:
            # looked at before anything is read: what changes meanwhile is then read again the next time
            edition = _edition(connection, code)
            return self.take(code, edition, lambda: _read(connection, code, edition))

    def forget(self, code: str) -> None:
        """Let the dossier of a meeting go that is no more."""
        with self._lock:
            self._kept.pop(code, None)

    def take(self, code: str, edition: Edition, make: Callable[[], Dossier]) -> Dossier:
        """The dossier of this edition; made where another or none is kept, by one reader while others wait."""
        with self._lock:
            known = self._kept.get(code)
            found = known[1] if known and known[0] == edition else make()
            self._kept[code] = edition, found
            self._kept.move_to_end(code)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return found


def _edition(connection: sa.Connection, code: str) -> Edition:
    _, head = log.head(connection, code)
    return Edition(head, *connection.execute(COUNTS, {"code": code}).one())


def _read(connection: sa.Connection, code: str, edition: Edition) -> Dossier:
    lines = tuple(log.read_published(connection, code))
    found = told([LoggedEvent(line.seq, line.at, line.event) for line in lines])
    seal = signed_rows.of(connection, code)
    follow = _ladder(connection, code, found.record, lines[-1].at) if seal else None
    return Dossier(edition, code, lines, log.texts(connection, code), found, seal, follow)


def _ladder(connection: sa.Connection, code: str, record: Mapping[str, Any], closed_at: str) -> Ladder | None:
    """What follows the decision; None where none was taken."""
    return ladder.of(record, closed_at, told_rows.entries(connection, code)) if "decided" in record["times"] else None
