"""Letting go of what is past its term. The log stays, its chain verifies, the record is the same."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa

from app.access import organisers
from app.desk import expiry
from app.operations.health import RENEWED
from app.pictures import removing
from app.pictures.tables import OF_MEETINGS
from app.programme.registry import FEATURES
from app.record.follow_up import told_rows
from app.record.signing import signed_rows
from app.storage import log, redaction
from app.storage.database import Database
from app.storage.tables import (
    ACT,
    BALLOT,
    BESIDE,
    EVENT,
    GRANT,
    KEY,
    PERSON,
    PSEUDONYM,
    ROLL,
    SHEET,
    TEXT,
)
from app.terms import Due, Emptied, Terms
from facilitation.part import LoggedEvent
from facilitation.record.compose import compose


class Known(msgspec.Struct, frozen=True):
    """What the database itself tells about its copies: when each meeting ended, which texts are left, which went, and
    when each draft was changed last.

    A copy of the middle of an evening knows nothing of it. `closed` are the meetings that are closed: one that may
    still go on needs its pseudonyms.
    """

    ends: Mapping[str, datetime] = {}
    drafts: Mapping[str, datetime] = {}
    closed: frozenset[str] = frozenset()
    left: Mapping[str, frozenset[str]] = {}
    removed: Mapping[str, Sequence[Any]] = {}


def due(connection: sa.Connection, terms: Terms, now: datetime, known: Known) -> Iterator[Due]:
    """What has to go by now: its kind, its table and which rows."""
    for code, ended in ends(connection, terms).items():
        age = (now - known.ends.get(code, ended)).days
        keys = sa.select(KEY.c.hash).where(KEY.c.meeting == code)
        if age >= terms.names:
            yield "names", PERSON, PERSON.c.meeting == code
            yield "names", BESIDE, BESIDE.c.meeting == code
            if code in known.closed | closed(connection):
                yield "pseudonyms", PSEUDONYM, PSEUDONYM.c.meeting == code
        if age >= terms.acts:
            yield "acts", ACT, ACT.c.meeting == code
        if age >= terms.roll:
            yield "roll", ROLL, ROLL.c.meeting == code
            yield "roll", BALLOT, BALLOT.c.meeting == code
            yield "roll", SHEET, SHEET.c.meeting == code
        if age >= terms.links:
            yield "links", GRANT, GRANT.c.key.in_(keys)
            yield "links", KEY, KEY.c.meeting == code
        if age >= terms.pictures:
            yield "pictures", OF_MEETINGS, OF_MEETINGS.c.meeting == code
        if age >= terms.unpublished:
            gone = _missing(connection, code, known.left[code]) if code in known.left else unpublished(connection, code)
            yield "unpublished", TEXT, sa.and_(TEXT.c.meeting == code, TEXT.c.digest.in_(gone))
    yield from expiry.due(connection, now - timedelta(days=terms.drafts), known.drafts)
    yield from _of_organisers(now - timedelta(days=terms.organisers))
    for expires in FEATURES.named("expires"):
        yield from expires(connection, terms, now)


def _of_organisers(before: datetime) -> Iterator[Due]:
    """Sessions at the desk that began before then, and links that were ended; a link that works stays."""
    past = before.astimezone(UTC).replace(tzinfo=None)
    key, grant = organisers.KEY, organisers.GRANT
    ended = sa.select(key.c.hash).where(key.c.revoked <= past)
    yield "organisers", grant, sa.or_(grant.c.created <= past, grant.c.key.in_(ended))
    yield "organisers", key, key.c.revoked <= past


def ends(connection: sa.Connection, terms: Terms) -> dict[str, datetime]:
    """When each meeting ended, or will have."""
    closed = sa.func.max(sa.case((EVENT.c.kind == "meeting.closed", EVENT.c.at)))
    query = sa.select(EVENT.c.meeting, closed, sa.func.max(EVENT.c.at)).group_by(EVENT.c.meeting)
    wait = timedelta(days=terms.abandoned)
    return {
        code: datetime.fromisoformat(end) if end else datetime.fromisoformat(last) + wait
        for code, end, last in connection.execute(query)
    }


def closed(connection: sa.Connection) -> frozenset[str]:
    """The meetings that were closed."""
    return frozenset(connection.scalars(sa.select(EVENT.c.meeting).where(EVENT.c.kind == "meeting.closed")))


def unpublished(connection: sa.Connection, code: str) -> list[str]:
    """The digests of texts that the record does not show: hidden, replaced, never revealed."""
    shown = set(_strings(compose(LoggedEvent(x.seq, x.at, x.event) for x in log.read_published(connection, code))))
    kept = signed_rows.corrections(connection, code) | told_rows.digests(connection, code)
    return [d for d, row in log.texts(connection, code).items() if d not in kept and row["text"] not in shown]


def _missing(connection: sa.Connection, code: str, left: frozenset[str]) -> list[str]:
    return [digest for digest in log.texts(connection, code) if digest not in left]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, Iterable):
        for inner in value:
            yield from _strings(inner)


def expire(database: Database, copies: list[Path], terms: Terms, now: datetime, dry: bool = False) -> Counter[str]:
    """Remove what is past its term, also from the copies, and copies past theirs; how many of each kind.

    Leaves no trace in the files. With `dry` it only counts.
    """
    found: Counter[str] = database.commit(lambda connection: _clear(connection, terms, now, dry))
    if found and not dry:
        database.wipe()
    known = _known(database, terms)
    for copy in copies:
        old = now - datetime.fromtimestamp(copy.stat().st_mtime, UTC) >= timedelta(days=terms.shortest)
        found["backups"] += old
        if old and not dry:
            copy.unlink(missing_ok=True)
        elif not dry:
            found["unreadable"] += not _change(copy, lambda connection: _clear(connection, terms, now, False, known))
    return +found


def _change(copy: Path, work: Callable[[sa.Connection], Any]) -> bool:
    from app.storage.sqlite.copies import change  # read where there is one

    return change(copy, work)


def _known(database: Database, terms: Terms) -> Known:
    with database.read.connect() as connection:
        found = ends(connection, terms)
        left = {code: frozenset(log.texts(connection, code)) for code in found}
        removed = {code: redaction.removed(connection, code) for code in found}
        return Known(found, expiry.last_changes(connection), closed(connection), left, removed)


def _clear(
    connection: sa.Connection,
    terms: Terms,
    now: datetime,
    dry: bool,
    known: Known = Known(),  # noqa: B008 - frozen
) -> Counter[str]:
    from app.storage import erasing  # read where something is past its term

    found: Counter[str] = Counter()
    for code in erasing.practices(connection, now - timedelta(days=terms.practice)):
        found["practice"] += 1
        if not dry:
            erasing.erase(connection, code)
    for kind, what, which in list(due(connection, terms, now, known)):
        table = what.table if isinstance(what, Emptied) else what
        if dry:
            found[kind] += connection.scalar(sa.select(sa.func.count()).select_from(table).where(which)) or 0
        elif isinstance(what, Emptied):
            found[kind] += connection.execute(sa.update(table).where(which).values(**what.values)).rowcount
        elif table is TEXT:
            found[kind] += _redact(connection, which, known)
        else:
            found[kind] += connection.execute(sa.delete(table).where(which)).rowcount
    return +found


def _redact(connection: sa.Connection, which: sa.ColumnElement[bool], known: Known) -> int:
    """Remove texts, and note it; in a copy as the database itself noted it."""
    rows = connection.execute(sa.select(TEXT.c.meeting, TEXT.c.digest).where(which)).all()
    digests: dict[str, list[str]] = {}
    for row in rows:
        digests.setdefault(row.meeting, []).append(row.digest)
    for code, gone in digests.items():
        _let_go(connection, code, gone)
    noted = {row.digest: row for code in digests for row in known.removed.get(code, ())}
    found = 0
    for row in rows:
        said = noted.get(row.digest)
        by, at = (said.role, said.at) if said else (redaction.TERM, "")
        found += redaction.redact(connection, row.meeting, [row.digest], by, at)
    return found


def _let_go(connection: sa.Connection, code: str, digests: Collection[str]) -> None:
    """Copies of texts of a meeting outside its log go with them, but for words that somebody else said there too."""
    known = log.texts(connection, code)
    left = {row["text"] for digest, row in known.items() if digest not in digests}
    texts = [known[digest]["text"] for digest in digests if digest in known and known[digest]["text"] not in left]
    for let_go in FEATURES.named("removed"):
        let_go(connection, code, texts)


def found_texts(connection: sa.Connection, code: str, what: str) -> dict[str, str]:
    """The texts of a meeting that `what` means: their digest, or words in them; digest to text."""
    texts = {digest: row["text"] for digest, row in log.texts(connection, code).items()}
    if what in texts:
        return {what: texts[what]}
    return {digest: text for digest, text in texts.items() if what.casefold() in text.casefold()}


def redact(database: Database, copies: list[Path], code: str, digests: Iterable[str]) -> int:
    """Remove texts and pictures from a meeting and from the copies; how many copies could not be read."""
    gone = list(digests)
    with database.read.connect() as connection:
        at = redaction.moment(connection, code, datetime.now(UTC))

    def work(connection: sa.Connection) -> int:
        _let_go(connection, code, gone)
        redaction.note(connection, code, removing.remove(connection, code, gone), redaction.HOST, at)
        return redaction.redact(connection, code, gone, redaction.HOST, at)

    database.commit(work)
    database.wipe()
    return sum(not _change(copy, work) for copy in copies)


def tell_server(folder: Path) -> None:
    """Let a running server read its meetings again, within seconds."""
    (folder / RENEWED).touch()
