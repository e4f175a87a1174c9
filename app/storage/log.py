"""The log: the truth of a live meeting. Append-only, numbered per meeting, chained by hashes, texts beside it."""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import msgspec
import rfc8785
import sqlalchemy as sa

from app.storage.pseudonyms.bodies import JOINED, TAKEN, Reader, veiled
from app.storage.pseudonyms.names import Pseudonyms, Unreadable, new_secret
from app.storage.tables import EventRow, PseudonymRow, TextRow
from facilitation.events import Event, MeetingOpened
from facilitation.registry import PARTS

ZERO = "0" * 64

# made once: for one line of a log, building a statement costs more than running it
EVENT, TEXT = EventRow.metadata.tables["event"], TextRow.metadata.tables["text"]
SECRET = PseudonymRow.metadata.tables["pseudonym"]
HEAD = sa.select(EVENT.c.seq, EVENT.c.link, SECRET.c.secret).outerjoin(SECRET, SECRET.c.meeting == EVENT.c.meeting)
HEAD = HEAD.where(EVENT.c.meeting == sa.bindparam("code")).order_by(EVENT.c.seq.desc()).limit(1)
EVENTS_AFTER = sa.select(EVENT).where(EVENT.c.meeting == sa.bindparam("code"), EVENT.c.seq > sa.bindparam("after"))
EVENTS_AFTER = EVENTS_AFTER.order_by(EVENT.c.seq)
ENDS = sa.select(EVENT.c.kind, EVENT.c.body).where(EVENT.c.meeting == sa.bindparam("code"))
ENDS = ENDS.where(EVENT.c.kind.in_(("meeting.opened", "meeting.closed")))
ADD_EVENTS, ADD_TEXTS = sa.insert(EVENT), sa.insert(TEXT)


class Damaged(Exception):
    """Something of a meeting is no longer what was written; `seq` is the first event that does not fit, if one."""

    def __init__(self, meeting: str, seq: int | None = None) -> None:
        super().__init__(f"The meeting {meeting} is damaged{f' at event {seq}' if seq else ''}")
        self.meeting, self.seq = meeting, seq


class Overtaken(Exception):
    """Somebody else wrote in a meeting: its log does not end where it did, or an act under way was answered there.

    What was decided has to be decided again, on the news.
    """


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


def append(connection: sa.Connection, meeting: str, events: list[Event], now: datetime, expected: int) -> int:
    """Add events behind event `expected` in the writer's transaction and return the last `seq`; `now` is aware UTC.

    A log that is opened to speak with pseudonyms gets its secret with its first line, in the same transaction.
    Raises Overtaken where the log does not end at `expected`, also when there is nothing to add.
    """
    seq, link, names = _end(connection, meeting)
    if seq != expected:
        raise Overtaken(f"the log of {meeting} ends at {seq} and not at {expected}")
    names = _begun(connection, meeting, events) if not seq else names
    at = now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    rows: list[dict[str, Any]] = []
    texts: list[dict[str, str]] = []
    for event in events:
        seq += 1
        body = _body(event, meeting, texts, names)
        link = chain(link, seq, event.kind(), at, body)
        rows.append({"meeting": meeting, "seq": seq, "kind": event.kind(), "at": at, "body": _json(body), "link": link})
    if texts:
        connection.execute(ADD_TEXTS, texts)
    if rows:
        _add(connection, rows)
    return seq


def _add(connection: sa.Connection, rows: list[dict[str, Any]]) -> None:
    try:
        connection.execute(ADD_EVENTS, rows)
    except sa.exc.IntegrityError as error:  # somebody committed the same number between our look and our line
        raise Overtaken(f"another event {rows[0]['seq']} of {rows[0]['meeting']}") from error


def head(connection: sa.Connection, meeting: str) -> tuple[int, str]:
    """The last `seq` and `link`; 0 and zeros for an empty log."""
    seq, link, _ = _end(connection, meeting)
    return seq, link


def _end(connection: sa.Connection, meeting: str) -> tuple[int, str, Pseudonyms | None]:
    row = connection.execute(HEAD, {"code": meeting}).first()
    return (row.seq, row.link, Pseudonyms(row.secret) if row.secret else None) if row else (0, ZERO, None)


def _begun(connection: sa.Connection, meeting: str, events: list[Event]) -> Pseudonyms | None:
    """The pseudonyms of a log that begins, where it is to speak with them."""
    if not any(isinstance(event, MeetingOpened) and event.pseudonymous for event in events):
        return None
    secret = new_secret()
    connection.execute(sa.insert(SECRET), {"meeting": meeting, "secret": secret})
    return Pseudonyms(secret)


def read(connection: sa.Connection, meeting: str, after: int = 0) -> Iterator[Logged]:
    """The events with `seq` above `after`, in order, with their texts and seats; a redacted text is None."""
    # events first: somebody may write between two looks, and a text is kept together with its event
    rows = connection.execute(EVENTS_AFTER, {"code": meeting, "after": after}).all()
    known, reader = texts(connection, meeting), _reader(connection, meeting, after)
    yield from (_logged(row, known, reader) for row in rows)


def read_published(connection: sa.Connection, meeting: str) -> Iterator[Logged]:
    """The events as a record tells them: whoever reads it knows no seat behind a pseudonym, and no more is told."""
    rows, known = connection.execute(EVENTS_AFTER, {"code": meeting, "after": 0}).all(), texts(connection, meeting)
    yield from (_logged(row, known, None) for row in rows)


def read_checked(connection: sa.Connection, meeting: str, after: int = 0) -> Iterator[Logged]:
    """The same events as `read`, after working out their chain from `after` on and all texts again; raises Damaged."""
    rows = list(_checked(connection, meeting, after))
    known, reader = _checked_texts(connection, meeting), _checked_reader(connection, meeting, after)
    for row in rows:
        try:
            yield _logged(row, known, reader)
        except Unreadable as unreadable:
            raise Damaged(meeting, row.seq) from unreadable


def _reader(connection: sa.Connection, meeting: str, after: int) -> Reader | None:
    """What puts seats back; None for a log without pseudonyms, and for one whose secret is no longer kept."""
    _, _, names = _end(connection, meeting)
    if names is None:
        return None
    reader = Reader(names, {})
    if after:
        taken = EVENTS_AFTER.where(EVENT.c.seq <= after, EVENT.c.kind.in_((TAKEN, JOINED)))
        for row in connection.execute(taken, {"code": meeting, "after": 0}):
            reader.seated(PARTS.events[row.kind], msgspec.json.decode(row.body))
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


def _logged(row: Any, known: dict[str, dict[str, str]], reader: Reader | None) -> Logged:
    body = msgspec.json.decode(row.body)
    told = reader.seated(PARTS.events[row.kind], body) if reader else body
    return Logged(row.seq, row.at, event_of(row.kind, told, known), body, row.link)


def verify(connection: sa.Connection, meeting: str) -> tuple[int, str]:
    """Work out the whole chain, all texts and who sits where again, and give the head; raises Damaged."""
    seq, link = 0, ZERO
    for row in _checked(connection, meeting):
        seq, link = row.seq, row.link
    _checked_texts(connection, meeting)
    _checked_reader(connection, meeting, after=seq)
    return seq, link


def _checked(connection: sa.Connection, meeting: str, after: int = 0) -> Iterator[Any]:
    seq, link = after, _link_at(connection, meeting, after)
    for row in connection.execute(EVENTS_AFTER, {"code": meeting, "after": after}):
        seq, link = seq + 1, _linked(link, row.seq, row.kind, row.at, row.body)
        if (row.seq, row.link) != (seq, link):
            raise Damaged(meeting, seq)
        yield row


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


def _linked(previous: str, seq: int, kind: str, at: str, body: str) -> str:
    """The next link, straight from a row: its body is canonical already. Empty where a row holds no words at all."""
    if not (isinstance(at, str) and isinstance(kind, str)):
        return ""
    line = f'{{"at":{json.dumps(at)},"body":{body},"kind":{_quoted(kind)},"seq":{seq}}}'
    return hashlib.sha256(bytes.fromhex(previous) + line.encode()).hexdigest()


_quoted = lru_cache(json.dumps)  # the same few kinds, line after line


def _genuine(digest: str, row: dict[str, str]) -> bool:
    try:
        return digest_of(row["salt"], row["text"]) == digest
    except (ValueError, TypeError, AttributeError):  # a flipped bit also turns words into bytes
        return False


def texts(connection: sa.Connection, meeting: str) -> dict[str, dict[str, str]]:
    """All free texts of a meeting by digest, each with its salt."""
    rows = connection.execute(sa.select(TextRow).where(TextRow.meeting == meeting))
    return {row.digest: {"salt": row.salt, "text": row.text} for row in rows}


def keep_text(connection: sa.Connection, meeting: str, text: str) -> str:
    """Put a text beside the log; its digest."""
    salt = secrets.token_hex(16)
    digest = digest_of(salt, text)
    connection.execute(sa.insert(TextRow).values(meeting=meeting, digest=digest, salt=salt, text=text))
    return digest


def event_of(kind: str, body: dict[str, Any], known: dict[str, dict[str, str]]) -> Event:
    """The event in a log line, with its texts put back."""
    paths = PARTS.events[kind].texts
    kept = deepcopy(body) if paths else body
    for path in paths:
        _replace(kept, path, lambda digest: known[digest]["text"] if digest in known else None)
    return msgspec.convert({"kind": kind, **kept}, PARTS.events[kind])


def chain(previous: str, seq: int, kind: str, at: str, body: dict[str, Any]) -> str:
    """SHA-256 over the previous link and the canonical line (RFC 8785), in hexadecimal."""
    line = rfc8785.dumps({"seq": seq, "kind": kind, "at": at, "body": body})
    return hashlib.sha256(bytes.fromhex(previous) + line).hexdigest()


def digest_of(salt: str, text: str) -> str:
    """SHA-256 over the salt's bytes and the text, in hexadecimal."""
    return hashlib.sha256(bytes.fromhex(salt) + text.encode()).hexdigest()


def _body(event: Event, meeting: str, rows: list[dict[str, str]], names: Pseudonyms | None) -> dict[str, Any]:
    body = msgspec.to_builtins(event)
    del body["kind"]
    body = veiled(type(event), body, names) if names else body

    def keep(text: str) -> str:
        salt = secrets.token_hex(16)
        digest = digest_of(salt, text)
        rows.append({"meeting": meeting, "digest": digest, "salt": salt, "text": text})
        return digest

    for path in event.texts:
        _replace(body, path, keep)
    return body


def _replace(body: Any, path: str, change: Callable[[str], str | None]) -> None:
    """Change every non-empty text at a path such as `awards[].reason` or `awards[].conditions[]`.

    A path leads past what is not of its shape: a condition is a bare text in older logs, and an object in newer ones.
    """
    name, _, rest = path.partition("[]")
    if not rest and not path.endswith("[]"):
        if body.get(name):
            body[name] = change(body[name])
    elif rest:
        for item in body.get(name) or []:
            if isinstance(item, dict):
                _replace(item, rest.removeprefix("."), change)
    elif body.get(name):
        body[name] = [change(text) if text and isinstance(text, str) else text for text in body[name]]


def _json(body: dict[str, Any]) -> str:
    return rfc8785.dumps(body).decode()
