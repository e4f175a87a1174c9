"""Snapshots: what a long log came to at one of its events, so that a start folds only what came after.

Never the truth: it is read where it is whole, was made by this very program, ends in a line that the log has, and
nothing was removed from the meeting since; else everything is folded again. Only a meeting that goes on has one, and no
copy of the database.
"""

import hashlib
import sys
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa

import facilitation
from app.live.snapshots import values
from app.storage.lines.ledger import EVENT
from app.storage.redaction import extent
from app.storage.tables import SNAPSHOT
from facilitation.events import MeetingClosed
from facilitation.parts.undo import ActUndone
from facilitation.state.meeting import Meeting

LINK = sa.select(EVENT.c.link).where(EVENT.c.meeting == sa.bindparam("code"), EVENT.c.seq == sa.bindparam("seq"))
LAST = sa.select(EVENT.c.kind).where(EVENT.c.meeting == sa.bindparam("code")).order_by(EVENT.c.seq.desc()).limit(1)
KEPT = sa.select(SNAPSHOT).where(SNAPSHOT.c.meeting == sa.bindparam("code"))


class Folded(msgspec.Struct, frozen=True):
    """A meeting after one of its events, with the moments (UTC) that stand beside its state.

    `at` is when each seat was taken, `heard` when something last happened of a seat or table, `begun` since when the
    meeting is at its stage. Those may know more than the state: whoever folds on tells them the same again.
    """

    meeting: Meeting
    at: Mapping[str, datetime]
    heard: Mapping[str, datetime]
    begun: datetime | None


def beginning(meeting: Meeting) -> Meeting | None:
    """What is kept of a meeting: as it was before what may still be undone. None where there is nothing to keep now."""
    began = meeting.trail.began
    if meeting.closed or began is None or not began.seq:
        return None
    undone = (event for _, event in meeting.trail.lines if isinstance(event, ActUndone))
    return None if any(event.first <= began.seq for event in undone) else began


def keep(connection: sa.Connection, folded: Folded, content: bytes, since: str) -> bool:
    """Keep a snapshot in the writer's transaction; whether it was. `content` is `folded` as `written` gives it.

    It is not where the meeting was closed, nor where anything was removed from it since it was read: `since` is what
    `redaction.extent` gave then.
    """
    code, seq = folded.meeting.code, folded.meeting.seq
    link = connection.scalar(LINK, {"code": code, "seq": seq})
    closed = connection.scalar(LAST, {"code": code}) == MeetingClosed.kind()
    if link is None or closed or extent(connection, code) != since:
        return False
    forget(connection, code)
    row = {"meeting": code, "seq": seq, "link": link, "program": program(), "removed": since, "content": content}
    connection.execute(sa.insert(SNAPSHOT), row | {"proof": _proof(row)})
    return True


def forget(connection: sa.Connection, code: str) -> None:
    """Keep none of this meeting any more."""
    connection.execute(sa.delete(SNAPSHOT).where(SNAPSHOT.c.meeting == code))


def written(folded: Folded) -> bytes:
    """A meeting and its moments as bytes. Takes a while: nothing of it may be changed meanwhile, and nothing is."""
    return values.written((folded.meeting, dict(folded.at), dict(folded.heard), folded.begun))


def found(connection: sa.Connection, code: str) -> tuple[Folded, str] | None:
    """What is kept of a meeting, and the link of the line that it ends in; None where nothing is that may be read."""
    row: Any = connection.execute(KEPT, {"code": code}).mappings().first()
    if row is None or row["program"] != program() or row["proof"] != _proof(row):
        return None
    link = connection.scalar(LINK, {"code": code, "seq": row["seq"]})
    if row["link"] != link or row["removed"] != extent(connection, code):
        return None
    try:
        folded = Folded(*values.read(row["content"]))
    except ValueError:
        return None
    return (folded, str(row["link"])) if folded.meeting.seq == row["seq"] else None


def _proof(row: Mapping[str, object]) -> str:
    """A hash over all of a row, which tells whether it is whole."""
    told = msgspec.json.encode([row[name] for name in ("meeting", "seq", "link", "program", "removed")])
    return hashlib.sha256(told + bytes(row["content"])).hexdigest()  # type: ignore[call-overload]


@cache
def program() -> str:
    """A hash over all code that folds and that writes snapshots: another program reads none of this one's."""
    places = (Path(facilitation.__file__).parent, Path(__file__).parent)
    files = sorted(file for place in places for file in place.rglob("*.py"))
    files.append(Path(__file__).parents[1] / "arrivals.py")
    digest = hashlib.sha256(f"{sys.version} {msgspec.__version__}".encode())
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
