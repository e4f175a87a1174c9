"""Versions of a framework: all that holds at a place, written down at one moment, and what changed between two."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated, Literal

import msgspec
import sqlalchemy as sa
from flask_babel.speaklater import LazyString

from app.programme.framework import effective
from app.programme.framework.clauses import CHAPTERS, agreement
from app.programme.framework.differences import Piece, beside
from app.programme.framework.effective import Framework, Line
from app.programme.framework.tables import FRAMEWORK_VERSION
from app.programme.places.places import Place
from app.programme.storage import rows
from app.services import services
from app.storage.lines import canonical
from facilitation.refusals import Refused
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_REASON, optional

FORMAT = "overlegtafel-kaders"
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_DESCRIPTION)]
Short = Annotated[str, msgspec.Meta(max_length=200)]


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A clause as a published framework tells it.

    `key` is the same in every version; `by` is the place that says it; `left_free` the words of the larger place that
    it fills in; `deviation` and `reason` what holds here instead, where that was granted. Who agreed is `agreed_by`, or
    the evening `meeting` with how many.
    """

    chapter: Literal["purpose", "roles", "cooperation", "money", "contact"]
    key: Short
    by: Short
    version: Annotated[int, msgspec.Meta(ge=1)]
    fixed: bool
    text: Words
    left_free: Annotated[str, msgspec.Meta(max_length=LONGEST_DESCRIPTION)] = ""
    deviation: Annotated[str, msgspec.Meta(max_length=LONGEST_DESCRIPTION)] = ""
    reason: Annotated[str, msgspec.Meta(max_length=LONGEST_REASON)] = ""
    agreed_by: Short = ""
    meeting: Annotated[str, msgspec.Meta(max_length=20)] = ""
    agreed: Annotated[int, msgspec.Meta(ge=0)] = 0
    against: Annotated[int, msgspec.Meta(ge=0)] = 0

    @property
    def who(self) -> str:
        """Who agreed with this clause: a role or a body, or an evening with how many."""
        return agreement(self.agreed_by, self.meeting, self.agreed, self.against)

    @property
    def here(self) -> str:
        """How it reads at the place."""
        return self.deviation or self.text


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A published framework; `published` is an ISO date, `level` that of its place."""

    format: Literal["overlegtafel-kaders"]
    edition: Literal[1]
    place: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    level: Literal["city", "district", "area", "neighbourhood"]
    number: Annotated[int, msgspec.Meta(ge=1)]
    published: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    note: Annotated[str, msgspec.Meta(max_length=LONGEST_REASON)]
    clauses: Annotated[tuple[Told, ...], msgspec.Meta(min_length=1, max_length=800)]


class Heading(msgspec.Struct, frozen=True):
    """What a list tells of a published version; `digest` is the SHA-256 of its canonical content."""

    number: int
    published: datetime
    note: str
    digest: str


class Version(Heading, frozen=True):
    """A published version with all that it says."""

    content: Content


class Change(msgspec.Struct, frozen=True):
    """What became of a clause of `chapter`: None `before` where it came, None `after` where it went."""

    chapter: str
    before: Told | None
    after: Told | None

    @property
    def beside(self) -> tuple[list[Piece], list[Piece]]:
        """How it read before and after, with what is only in one of them apart."""
        return beside(self.before.here if self.before else "", self.after.here if self.after else "")

    @property
    def topic(self) -> LazyString:
        """What its chapter is called."""
        return CHAPTERS[self.chapter]


def told(framework: Framework) -> tuple[Told, ...]:
    """All that holds at a place, as a version of its framework tells it."""
    return tuple(_told(line, framework) for line in framework.lines)


def _told(line: Line, framework: Framework) -> Told:
    clause, deviation = line.clause, line.deviation
    return Told(
        chapter=clause.chapter,  # type: ignore[arg-type]
        key="/".join(line.about),
        by=framework.names[clause.place],
        version=clause.number,
        fixed=clause.fixed,
        text=clause.text,
        left_free=line.root.text if line.root else "",
        deviation=deviation.text if deviation else "",
        reason=deviation.reason if deviation else "",
        agreed_by=clause.agreed_by,
        meeting=clause.meeting or "",
        agreed=clause.agreed,
        against=clause.against,
    )


def publish(place: Place, note: str) -> int:
    """Write down all that holds at a place as its next version; the number.

    Raises Refused: nothing_to_publish; Malformed: text_too_long, text_unreadable.
    """
    note = optional(note, LONGEST_REASON, field="note")

    def work(connection: sa.Connection) -> int:
        number, new = written(connection, place, note)
        if not new:
            raise Refused("nothing_to_publish")
        return number

    return int(services().database.commit(work))


def written(connection: sa.Connection, place: Place, note: str) -> tuple[int, bool]:
    """The number of the version that says what holds at a place now, and whether it was written down for this.

    Inside a transaction; 0 and False where nothing holds there.
    """
    clauses, before, now = told(effective.read(connection, place)), newest(connection, place.id), datetime.now(UTC)
    if not clauses or (before is not None and before.content.clauses == clauses):
        return (before.number if before and clauses else 0), False
    number = before.number + 1 if before else 1
    content = Content(FORMAT, 1, place.name, place.level, number, now.date().isoformat(), note, clauses)  # type: ignore[arg-type]
    body = canonical(msgspec.to_builtins(content))
    row = {"place": place.id, "number": number, "published": now, "note": note, "content": body, "digest": digest(body)}
    connection.execute(sa.insert(FRAMEWORK_VERSION).values(**row))
    return number, True


def digest(body: str) -> str:
    """The SHA-256 of a canonical text, in hexadecimal."""
    return sha256(body.encode()).hexdigest()


def newest(connection: sa.Connection, place: str) -> Version | None:
    """The last version of a place, inside a transaction; None where there is none."""
    query = sa.select(FRAMEWORK_VERSION).where(FRAMEWORK_VERSION.c.place == place)
    row = connection.execute(query.order_by(FRAMEWORK_VERSION.c.number.desc()).limit(1)).first()
    return _read(row._mapping) if row else None


def listed(place: str) -> Sequence[Heading]:
    """The last two hundred versions of a place, newest first, without what they say."""
    table = FRAMEWORK_VERSION.c
    query = sa.select(table.number, table.published, table.note, table.digest).where(table.place == place)
    found = rows(query.order_by(table.number.desc()).limit(200))
    return [Heading(row.number, row.published.replace(tzinfo=UTC), row.note, row.digest) for row in found]


def last(place: str, number: int = 1) -> Sequence[Version]:
    """The last so many versions of a place, newest first."""
    query = sa.select(FRAMEWORK_VERSION).where(FRAMEWORK_VERSION.c.place == place)
    return [_read(row._mapping) for row in rows(query.order_by(FRAMEWORK_VERSION.c.number.desc()).limit(number))]


def load(place: str, number: int) -> Version:
    """One version. Raises Refused: unknown_frame_version."""
    where = (FRAMEWORK_VERSION.c.place == place, FRAMEWORK_VERSION.c.number == number)
    found = rows(sa.select(FRAMEWORK_VERSION).where(*where))
    if not found:
        raise Refused("unknown_frame_version")
    return _read(found[0]._mapping)


def _read(row: sa.RowMapping) -> Version:
    content = msgspec.json.decode(row["content"], type=Content)
    published = row["published"].replace(tzinfo=UTC)
    return Version(row["number"], published, row["note"], row["digest"], content)


def changes(before: Sequence[Told], after: Sequence[Told]) -> list[Change]:
    """What came, went or reads otherwise, in the order of what holds after; what went stands last."""
    old = {each.key: each for each in before}
    new = {each.key: each for each in after}
    found = [
        Change(each.chapter, old.get(key), each) for key, each in new.items() if _says(old.get(key)) != _says(each)
    ]
    return [*found, *(Change(each.chapter, each, None) for key, each in old.items() if key not in new)]


def _says(each: Told | None) -> object:
    """What counts as a change: the words, what holds instead, and whether it is fixed."""
    return (each.text, each.deviation, each.fixed) if each else None
