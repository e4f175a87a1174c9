"""What other processes wrote in a meeting, read behind what is known of it here: only that, however long its log."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from app.live.room import Heard, Room
from app.pictures.kept import of_meeting
from app.storage import ballots, beside, log
from app.storage.lines import digest_of, linked
from app.storage.lines.ledger import ACT, EVENT, PSEUDONYM, TEXT
from app.storage.pseudonyms.bodies import VIEWER, Reader
from app.storage.pseudonyms.names import Pseudonyms
from app.storage.tables import MEETING, PERSON
from facilitation.events import Event
from facilitation.parts.seating import seats
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.state.viewers import watching

LINK = sa.select(EVENT.c.link).where(EVENT.c.meeting == sa.bindparam("code"), EVENT.c.seq == sa.bindparam("at"))
KEPT = sa.select(TEXT).where(TEXT.c.meeting == sa.bindparam("code"))
CALLED = sa.select(PERSON.c.seat, PERSON.c.name).where(PERSON.c.meeting == sa.bindparam("code"))
ASKED = sa.select(ACT.c.actor, ACT.c.id, ACT.c.seq).where(ACT.c.meeting == sa.bindparam("code"))
ANSWERED = ASKED.where(ACT.c.seq >= sa.bindparam("since"))
SHOWN = sa.select(MEETING.c.noindex, MEETING.c.language).where(MEETING.c.code == sa.bindparam("code"))


def catch_up(connection: sa.Connection, room: Room) -> Heard:
    """Fold what others appended on what is known here, read what they changed beside the log, and give the events.

    The caller holds the lock of the room, and nothing is under way. Raises log.Damaged, and Refused(unknown_meeting)
    where the meeting is no more.
    """
    since = room.state.seq
    news = Heard(room.arrivals.noting(_lines(connection, room)))
    room.take(news)
    _read_beside(connection, room, news, since)
    room.hold(news)
    return news


def _lines(connection: sa.Connection, room: Room) -> Iterator[log.Logged]:
    code, seq = room.code, room.state.seq
    rows = connection.execute(log.EVENTS_AFTER, {"code": code, "after": seq}).all()
    if not rows:
        return
    link = connection.scalar(LINK, {"code": code, "at": seq})
    known, reader = _texts(connection, code, rows), _reader(connection, room)
    for row in rows:
        seq += 1
        if link is None or row.seq != seq or row.link != linked(link, seq, row.kind, row.at, row.body):
            raise log.Damaged(code, seq)
        link, body = row.link, msgspec.json.decode(row.body)
        told = reader.seated(PARTS.events[row.kind], body) if reader else body
        yield log.Logged(row.seq, row.at, log.event_of(row.kind, told, known), body, row.link)


def _reader(connection: sa.Connection, room: Room) -> Reader | None:
    """What puts seats back; those who sat until now are known here."""
    secret = connection.scalar(sa.select(PSEUDONYM.c.secret).where(PSEUDONYM.c.meeting == room.code))
    if not secret:
        return None
    channels = {seat: found.channel for seat, found in seats(room.state).items()}
    return Reader(Pseudonyms(secret), channels | dict.fromkeys(watching(room.state), VIEWER))


def _texts(connection: sa.Connection, code: str, rows: Sequence[Any]) -> dict[str, dict[str, str]]:
    """The texts that these lines hold; raises Damaged for one that is not what was written."""
    digests = {text for row in rows if PARTS.events[row.kind].texts for text in _words(msgspec.json.decode(row.body))}
    if not digests:
        return {}
    found = connection.execute(KEPT.where(TEXT.c.digest.in_(digests)), {"code": code})
    known = {row.digest: {"salt": row.salt, "text": row.text} for row in found}
    if any(digest_of(kept["salt"], kept["text"]) != digest for digest, kept in known.items()):
        raise log.Damaged(code)
    return known


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _words(inner)


def answered(connection: sa.Connection, room: Room, ids: Sequence[str]) -> None:
    """Know the answers that these acts got, of whichever process."""
    found = connection.execute(ASKED.where(ACT.c.id.in_(ids)), {"code": room.code})
    room.answers |= {(actor, act): seq for actor, act, seq in found}


def _read_beside(connection: sa.Connection, room: Room, news: Sequence[Event], since: int) -> None:
    code = {"code": room.code}
    row = connection.execute(SHOWN, code).first()
    if row is None:
        raise Refused("unknown_meeting", code=room.code)
    room.noindex, room.language = row
    room.answers |= {(a, act): seq for a, act, seq in connection.execute(ANSWERED, code | {"since": since})}
    voted = ballots.turnout(connection, room.code)
    room.voted = voted if voted != room.voted else room.voted
    told = beside.read(connection, room.code)
    room.beside = told if told != room.beside else room.beside
    pictures = of_meeting(connection, room.code)
    room.pictures = pictures if pictures != room.pictures else room.pictures
    named = {str(seat) for event in news if (seat := getattr(event, "seat", None))}
    if named:
        called = connection.execute(CALLED.where(PERSON.c.seat.in_(named)), code)
        room.names = {**room.names, **{row.seat: row.name for row in called}}
