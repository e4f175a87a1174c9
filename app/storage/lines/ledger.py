"""The ledger: what a transaction adds to logs. Each head is looked up once, and all lines are written together."""

import secrets
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from app.storage.lines import ZERO, canonical, digest_of, linked
from app.storage.pseudonyms.bodies import veiled
from app.storage.pseudonyms.names import Pseudonyms, new_secret
from app.storage.tables import ACT, EVENT, PSEUDONYM, TEXT
from facilitation.events import Event, MeetingOpened

# made once: for one line of a log, building a statement costs more than running it
HEAD = sa.select(EVENT.c.seq, EVENT.c.link, PSEUDONYM.c.secret)
HEAD = HEAD.outerjoin(PSEUDONYM, PSEUDONYM.c.meeting == EVENT.c.meeting)
HEAD = HEAD.where(EVENT.c.meeting == sa.bindparam("code")).order_by(EVENT.c.seq.desc()).limit(1)
ADD_EVENTS, ADD_TEXTS, ADD_ACTS = sa.insert(EVENT), sa.insert(TEXT), sa.insert(ACT)
MANY = 64  # logs whose pseudonyms the writer keeps at hand


class Overtaken(Exception):
    """Somebody else wrote in a meeting: its log does not end where it did, or an act under way was answered there.

    What was decided has to be decided again, on the news.
    """


class End:
    """Where a log ends in a transaction, and its pseudonyms, where it speaks with them."""

    __slots__ = ("link", "names", "seq")

    def __init__(self, seq: int, link: str, names: Pseudonyms | None) -> None:
        self.seq, self.link, self.names = seq, link, names


class Ledger:
    """The lines, texts and answers that one transaction of the writer adds.

    Nobody else writes while it lasts, so a head that was looked up moves only here. Nothing stands in the tables before
    `flush`: who reads them in the same transaction calls that first. `known` are pseudonyms by their secret, which the
    writer keeps from one transaction to the next.
    """

    def __init__(self, connection: sa.Connection, known: dict[str, Pseudonyms] | None = None) -> None:
        self.connection = connection
        self._known = {} if known is None else known
        self._ends: dict[str, End] = {}
        self._events: list[dict[str, Any]] = []
        self._texts: list[dict[str, str]] = []
        self._acts: list[dict[str, Any]] = []

    def append(self, meeting: str, events: Iterable[Event], now: datetime, expected: int) -> int:
        """Add events behind event `expected` and give the last `seq`; `now` is aware UTC.

        A log that is opened to speak with pseudonyms gets its secret with its first line. Raises Overtaken where the
        log does not end at `expected`, also when there is nothing to add.
        """
        end = self._ends.get(meeting) or self._look(meeting)
        if end.seq != expected:
            raise Overtaken(f"the log of {meeting} ends at {end.seq} and not at {expected}")
        at = now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        for event in events:
            self._add(meeting, end, event, at)
        return end.seq

    def answer(self, row: dict[str, Any]) -> None:
        """Keep the answer to an act, as a row of `act`."""
        self._acts.append(row)

    def flush(self) -> None:
        """Write everything that was added; raises Overtaken where somebody committed the same meanwhile."""
        events, texts, acts = self._events, self._texts, self._acts
        self._events, self._texts, self._acts = [], [], []
        if texts:
            self.connection.execute(ADD_TEXTS, texts)
        if events:
            self._write(ADD_EVENTS, events, f"another event {events[0]['seq']} of {events[0]['meeting']}")
        if acts:
            self._write(ADD_ACTS, acts, f"an act of {acts[0]['meeting']} was answered elsewhere")

    def _write(self, statement: sa.Insert, rows: list[dict[str, Any]], overtaken: str) -> None:
        try:
            self.connection.execute(statement, rows)
        except sa.exc.IntegrityError as error:
            raise Overtaken(overtaken) from error

    def _look(self, meeting: str) -> End:
        """Where the log ends before this transaction adds to it."""
        row = self.connection.execute(HEAD, {"code": meeting}).first()
        end = End(row.seq, row.link, self._named(row.secret) if row.secret else None) if row else End(0, ZERO, None)
        self._ends[meeting] = end
        return end

    def _named(self, secret: str) -> Pseudonyms:
        if secret not in self._known:
            if len(self._known) >= MANY:
                self._known.clear()
            self._known[secret] = Pseudonyms(secret)
        return self._known[secret]

    def _add(self, meeting: str, end: End, event: Event, at: str) -> None:
        if not end.seq and isinstance(event, MeetingOpened) and event.pseudonymous:
            end.names = self._begin(meeting)
        end.seq += 1
        body = canonical(self._body(event, meeting, end.names))
        end.link = linked(end.link, end.seq, event.kind(), at, body)
        line = {"meeting": meeting, "seq": end.seq, "kind": event.kind(), "at": at, "body": body, "link": end.link}
        self._events.append(line)

    def _begin(self, meeting: str) -> Pseudonyms:
        """The pseudonyms of a log that begins."""
        secret = new_secret()
        self.connection.execute(sa.insert(PSEUDONYM), {"meeting": meeting, "secret": secret})
        return self._named(secret)

    def _body(self, event: Event, meeting: str, names: Pseudonyms | None) -> dict[str, Any]:
        """What the line tells: digests for texts, and pseudonyms for seats."""
        body = msgspec.to_builtins(event)
        del body["kind"]
        body = veiled(type(event), body, names) if names else body

        def keep(text: str) -> str:
            row = salted(meeting, text)
            self._texts.append(row)
            return row["digest"]

        for path in event.texts:
            change_texts(body, path, keep)
        return body


def append(connection: sa.Connection, meeting: str, events: Iterable[Event], now: datetime, expected: int) -> int:
    """Add events as `Ledger.append` does, written at once; raises what that raises."""
    ledger = Ledger(connection)
    seq = ledger.append(meeting, events, now, expected)
    ledger.flush()
    return seq


def salted(meeting: str, text: str) -> dict[str, str]:
    """A text as a row beside the log, with a new salt."""
    salt = secrets.token_hex(16)
    return {"meeting": meeting, "digest": digest_of(salt, text), "salt": salt, "text": text}


def change_texts(body: Any, path: str, change: Callable[[str], str | None]) -> None:
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
                change_texts(item, rest.removeprefix("."), change)
    elif body.get(name):
        body[name] = [change(text) if text and isinstance(text, str) else text for text in body[name]]
