"""The versions of what was published of a round: kept, listed, and withdrawn where something has to go."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from app.programme import findable
from app.programme.publication import bundle, document
from app.programme.publication.tables import PUBLICATION
from app.programme.rounds.rounds import Round
from app.programme.rounds.tables import ROUND, SHARE
from app.programme.storage import rows
from app.services import services
from app.storage import redaction
from app.storage.tables import REDACTION
from facilitation.refusals import Refused, Unavailable
from facilitation.texts import LONGEST_REASON, clean, optional

MOST = 100
"""How many meetings may be in what a button makes; those that wait for a page would wait for it."""
REMOVED = "removed"
"""Why a version was withdrawn, where a text of one of its meetings was removed since."""


class Version(msgspec.Struct, frozen=True):
    """A version of what was published; `at` is UTC (ISO 8601), `withdrawn` why it is there no more."""

    round: str
    number: int
    at: str
    by: str
    note: str
    sha256: str
    bytes: int
    withdrawn: str | None

    @property
    def there(self) -> bool:
        """Whether it can still be had."""
        return self.withdrawn is None

    @property
    def kilobytes(self) -> int:
        """The size of its bundle in kilobytes, rounded up."""
        return -(-self.bytes // 1024)


COLUMNS = [PUBLICATION.c[name] for name in Version.__struct_fields__]


def publish(round_: Round, by: str, note: str = "", most: int | None = MOST) -> Version:
    """Make the next version of a round that is public, and keep it.

    Raises Refused: publication_not_public, publication_same, publication_large; Malformed: text_too_long,
    text_unreadable.
    """
    note = optional(note, LONGEST_REASON, field="note")
    require_publishable(round_, most)
    made = bundle.made(round_)

    def work(connection: sa.Connection) -> Version:
        last = connection.execute(_of(round_.id).limit(1)).first()
        if last is not None and last.withdrawn is None and last.sha256 == made.sha256:
            raise Refused("publication_same", number=last.number)
        now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        number = last.number + 1 if last is not None else 1
        kept = Version(round_.id, number, now, by, note, made.sha256, len(made.content), None)
        more = {"removed": removed(connection, round_.id), "content": made.content}
        connection.execute(sa.insert(PUBLICATION).values(msgspec.structs.asdict(kept) | more))
        findable.note(connection, findable.of_round(round_.id))
        return kept

    version: Version = services().database.commit(work)
    return version


def require_publishable(round_: Round, most: int | None) -> None:
    """Let nothing be published that the public may not see, nor what takes too long for a page.

    Raises Refused: publication_not_public, publication_large.
    """
    if not round_.public:
        raise Refused("publication_not_public")
    require_small(round_, most)


def require_small(round_: Round, most: int | None = MOST) -> None:
    """Let nobody wait for a page that reads the logs of very many meetings. Raises Refused: publication_large."""
    held = sa.select(sa.func.count()).where(SHARE.c.round.in_([one.id for one in document.scope(round_)]))
    if most is not None and rows(held)[0][0] > most:
        raise Refused("publication_large", most=most)


def listed(round_: str) -> Sequence[Version]:
    """All versions of a round, the newest first; those of before a text was removed are withdrawn by now."""
    now = _let_go(round_)
    return [_version(row._mapping, now) for row in rows(_of(round_).add_columns(PUBLICATION.c.removed))]


def _version(row: sa.RowMapping, now: int) -> Version:
    told = {name: row[name] for name in Version.__struct_fields__}
    return Version(**told | ({} if row["removed"] == now or row["withdrawn"] else {"withdrawn": REMOVED}))


def content(round_: str, number: int | None = None) -> bytes:
    """The bundle of a version, or of the newest that is there. Raises Refused: unknown_here."""
    good = sa.and_(PUBLICATION.c.content.is_not(None), PUBLICATION.c.removed == _let_go(round_))
    there = sa.select(PUBLICATION.c.content).where(PUBLICATION.c.round == round_, good)
    if number is not None:
        there = there.where(PUBLICATION.c.number == number)
    found = rows(there.order_by(PUBLICATION.c.number.desc()).limit(1))
    if not found:
        raise Refused("unknown_here")
    return bytes(found[0].content)


def withdraw(round_: str, number: int, reason: str) -> None:
    """Let the bundle of a version go, for this reason; that it was there stays. A version that is gone stays so.

    Raises Malformed: text_empty, text_too_long, text_unreadable.
    """
    _drop(round_, PUBLICATION.c.number == number, clean(reason, LONGEST_REASON, field="reason"))


def _drop(round_: str, which: sa.ColumnElement[bool], reason: str) -> None:
    said = sa.update(PUBLICATION).where(PUBLICATION.c.round == round_, PUBLICATION.c.withdrawn.is_(None), which)

    def work(connection: sa.Connection) -> None:
        connection.execute(said.values(withdrawn=reason, content=None))
        findable.note(connection, findable.of_round(round_))

    services().database.commit(work)


def _let_go(round_: str) -> int:
    """Withdraw the versions from before the host removed a text from a meeting of the round; how many went by now.

    They are of before where that number is another one: a meeting may have gone elsewhere too, with what is known of
    it. Where nothing can be written now their bytes go at the next look; they are given to nobody meanwhile.
    """
    with services().database.read.connect() as connection:
        now = removed(connection, round_)
        query = sa.select(PUBLICATION.c.number).where(PUBLICATION.c.round == round_, PUBLICATION.c.removed != now)
        due = connection.execute(query.where(PUBLICATION.c.withdrawn.is_(None)).limit(1)).first()
    if due is not None:
        with suppress(Unavailable):
            _drop(round_, PUBLICATION.c.removed != now, REMOVED)
    return now


def removed(connection: sa.Connection, round_: str) -> int:
    """How many texts the host removed from the meetings of a round and of the rounds in it, so far."""
    inside = sa.select(ROUND.c.id).where(ROUND.c.id == round_).cte("inside", recursive=True)
    inside = inside.union(sa.select(ROUND.c.id).join(inside, ROUND.c.parent == inside.c.id))
    codes = sa.select(SHARE.c.meeting).where(SHARE.c.round.in_(sa.select(inside.c.id)))
    query = sa.select(sa.func.count()).select_from(REDACTION)
    found = connection.scalar(query.where(REDACTION.c.meeting.in_(codes), REDACTION.c.role == redaction.HOST))
    return int(found or 0)


def _of(round_: str) -> sa.Select[Any]:
    return sa.select(*COLUMNS).where(PUBLICATION.c.round == round_).order_by(PUBLICATION.c.number.desc())
