"""The log: the truth of a live meeting. Append-only, numbered per meeting, chained by hashes, texts beside it."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from app.storage.lines import ZERO, chain, digest_of
from app.storage.lines import linked as _linked
from app.storage.lines.ledger import EVENT, HEAD, TEXT, Ledger, Overtaken, append, change_texts, salted
from app.storage.pseudonyms.bodies import JOINED, TAKEN, Reader
from app.storage.pseudonyms.names import Pseudonyms, Unreadable
from facilitation.events import Event
from facilitation.registry import PARTS

__all__ = [
    "ZERO", "Damaged", "Ledger", "Logged", "Overtaken", "append", "chain", "digest_of", "event_of", "head", "keep_text",
    "plain", "read", "read_checked", "read_published", "texts", "verify",
]  # fmt: skip

LINE = (EVENT.c.seq, EVENT.c.kind, EVENT.c.at, EVENT.c.body, EVENT.c.link)
EVENTS_AFTER = sa.select(*LINE).where(EVENT.c.meeting == sa.bindparam("code"), EVENT.c.seq > sa.bindparam("after"))
EVENTS_AFTER = EVENTS_AFTER.order_by(EVENT.c.seq)
ENDS = sa.select(EVENT.c.kind, EVENT.c.body).where(EVENT.c.meeting == sa.bindparam("code"))
ENDS = ENDS.where(EVENT.c.kind.in_(("meeting.opened", "meeting.closed")))
TEXTS = sa.select(TEXT.c.digest, TEXT.c.salt, TEXT.c.text).where(TEXT.c.meeting == sa.bindparam("code"))


Row = tuple[Any, ...]
"""A line as it stands in the table: `LINE`."""


class Damaged(Exception):
    """Something of a meeting is no longer what was written; `seq` is the first event that does not fit, if one."""

    def __init__(self, meeting: str, seq: int | None = None) -> None:
        super().__init__(f"The meeting {meeting} is damaged{f' at event {seq}' if seq else ''}")
        self.meeting, self.seq = meeting, seq


class Logged(msgspec.Struct, frozen=True):
    """An event and its line in the log; `at` is UTC in ISO 8601, `link` the hash up to and including it.

    The `body` is as everybody may read it. The `event` names seats where the log has the secret of its pseudonyms, or
    was asked as it is published, and then it names what the body does.
    """

    seq: int
    at: str
    event: Event
    body: dict[str, Any]
    link: str


def head(connection: sa.Connection, meeting: str) -> tuple[int, str]:
    """The last `seq` and `link`; 0 and zeros for an empty log."""
    seq, link, _ = _end(connection, meeting)
    return seq, link


def _end(connection: sa.Connection, meeting: str) -> tuple[int, str, Pseudonyms | None]:
    row = connection.execute(HEAD, {"code": meeting}).first()
    return (row.seq, row.link, Pseudonyms(row.secret) if row.secret else None) if row else (0, ZERO, None)


def read(connection: sa.Connection, meeting: str, after: int = 0) -> Iterator[Logged]:
    """The events with `seq` above `after`, in order, with their texts and seats; a redacted text is None."""
    # events first: somebody may write between two looks, and a text is kept together with its event
    rows = plain(connection, EVENTS_AFTER, {"code": meeting, "after": after})
    known, reader = texts(connection, meeting), _reader(connection, meeting, after)
    yield from (_logged(row, known, reader) for row in rows)


def read_published(connection: sa.Connection, meeting: str) -> Iterator[Logged]:
    """The events as a record tells them: whoever reads it knows no seat behind a pseudonym, and no more is told."""
    rows, known = plain(connection, EVENTS_AFTER, {"code": meeting, "after": 0}), texts(connection, meeting)
    yield from (_logged(row, known, None) for row in rows)


def read_checked(
    connection: sa.Connection, meeting: str, after: int = 0, since: tuple[int, str] | None = None
) -> Iterator[Logged]:
    """The same events as `read`, after working out their chain and all texts again; raises Damaged.

    The chain is worked out from `after` on, or `since` an earlier line: its `seq` and its link.
    """
    since = since or (after, _link_at(connection, meeting, after))
    rows = [row for row in _checked(connection, meeting, *since) if row[0] > after]
    known, reader = _checked_texts(connection, meeting), _checked_reader(connection, meeting, after)
    for row in rows:
        try:
            yield _logged(row, known, reader)
        except Unreadable as unreadable:
            raise Damaged(meeting, row[0]) from unreadable


def _reader(connection: sa.Connection, meeting: str, after: int) -> Reader | None:
    """What puts seats back; None for a log without pseudonyms, and for one whose secret is no longer kept."""
    _, _, names = _end(connection, meeting)
    if names is None:
        return None
    reader = Reader(names, {})
    if after:
        taken = EVENTS_AFTER.where(EVENT.c.seq <= after, EVENT.c.kind.in_((TAKEN, JOINED)))
        for _, kind, _, body, _ in plain(connection, taken, {"code": meeting, "after": 0}):
            reader.seated(PARTS.events[kind], msgspec.json.decode(body))
    return reader


def _checked_reader(connection: sa.Connection, meeting: str, after: int) -> Reader | None:
    """The same; raises Damaged where the secret is not there though the log goes on, or is another one."""
    try:
        reader = _reader(connection, meeting, after)
    except Unreadable as unreadable:
        raise Damaged(meeting) from unreadable
    if reader is None and _misses_secret(connection, meeting):
        raise Damaged(meeting)
    return reader


def _misses_secret(connection: sa.Connection, meeting: str) -> bool:
    """Whether a log that goes on speaks with pseudonyms that nobody can read."""
    lines = {row.kind: row.body for row in connection.execute(ENDS, {"code": meeting})}
    opened = msgspec.json.decode(lines.get("meeting.opened", "{}"))
    return bool(opened.get("pseudonymous")) and "meeting.closed" not in lines


def _logged(row: Row, known: dict[str, dict[str, str]], reader: Reader | None) -> Logged:
    seq, kind, at, line, link = row
    body = msgspec.json.decode(line)
    told = reader.seated(PARTS.events[kind], body) if reader else body
    return Logged(seq, at, event_of(kind, told, known), body, link)


def verify(connection: sa.Connection, meeting: str) -> tuple[int, str]:
    """Work out the whole chain, all texts and who sits where again, and give the head; raises Damaged."""
    seq, link = 0, ZERO
    for row in _checked(connection, meeting, seq, link):
        seq, link = row[0], row[4]
    _checked_texts(connection, meeting)
    _checked_reader(connection, meeting, after=seq)
    return seq, link


def _checked(connection: sa.Connection, meeting: str, seq: int, link: str) -> Iterator[Row]:
    """The lines behind `seq`, which has this `link`, while each fits the one before it; raises Damaged."""
    for row in plain(connection, EVENTS_AFTER, {"code": meeting, "after": seq}):
        seq, link = seq + 1, _link_of(row, link)
        if (row[0], row[4]) != (seq, link):
            raise Damaged(meeting, seq)
        yield row


def plain(connection: sa.Connection, statement: sa.Select[Any], given: dict[str, Any]) -> Sequence[Row]:
    """What a statement finds, as plain tuples: of a long log that takes a third of the time of rows with names."""
    found = connection.execute(statement, given)
    return found.cursor.fetchall() if found.cursor is not None else [tuple(row) for row in found]


def _link_of(row: Row, previous: str) -> str:
    """The link that a row should have. Empty where it holds no words at all."""
    seq, kind, at, body, _ = row
    words = isinstance(at, str) and isinstance(kind, str)
    return _linked(previous, seq, kind, at, body) if words else ""


def _link_at(connection: sa.Connection, meeting: str, seq: int) -> str:
    if not seq:
        return ZERO
    link = connection.scalar(sa.select(EVENT.c.link).where(EVENT.c.meeting == meeting, EVENT.c.seq == seq))
    if link is None:
        raise Damaged(meeting, seq)
    return str(link)


def _checked_texts(connection: sa.Connection, meeting: str) -> dict[str, dict[str, str]]:
    known = texts(connection, meeting)
    if not all(_genuine(digest, kept) for digest, kept in known.items()):
        raise Damaged(meeting)
    return known


def _genuine(digest: str, row: dict[str, str]) -> bool:
    try:
        return digest_of(row["salt"], row["text"]) == digest
    except (ValueError, TypeError, AttributeError):  # a flipped bit also turns words into bytes
        return False


def texts(connection: sa.Connection, meeting: str) -> dict[str, dict[str, str]]:
    """All free texts of a meeting by digest, each with its salt."""
    rows = connection.execute(TEXTS, {"code": meeting})
    return {digest: {"salt": salt, "text": text} for digest, salt, text in rows}


def keep_text(connection: sa.Connection, meeting: str, text: str) -> str:
    """Put a text beside the log; its digest."""
    row = salted(meeting, text)
    connection.execute(sa.insert(TEXT), row)
    return row["digest"]


def event_of(kind: str, body: dict[str, Any], known: dict[str, dict[str, str]]) -> Event:
    """The event in a log line, with its texts put back."""
    paths = PARTS.events[kind].texts
    kept = msgspec.to_builtins(body) if paths else body  # what stands in the log stays as it is
    for path in paths:
        change_texts(kept, path, lambda digest: known[digest]["text"] if digest in known else None)
    return msgspec.convert({"kind": kind, **kept}, PARTS.events[kind])
