"""Clauses as they are known: written, and changed by one more version that overwrites none."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from flask_babel import gettext, lazy_pgettext
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.programme.framework.tables import CLAUSE, CLAUSE_VERSION, ROUND_FRAMEWORK
from app.programme.places import places
from app.programme.places.places import Place
from app.programme.places.tables import PLACE
from app.programme.rounds.tables import ROUND
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Malformed, Refused
from facilitation.texts import LONGEST_REASON, LONGEST_TITLE, clean, optional, why

CHAPTERS: dict[str, LazyString] = {
    "purpose": _("Doelen"),
    "roles": _("Rollen"),
    "cooperation": _("Samenwerking"),
    "money": _("Financiering"),
    "contact": _("Communicatie"),
}
"""The five agreements of an evening, by the keys that they have there."""
STANDINGS: dict[str, LazyString] = {
    "fixed": _("vast"),
    "free": lazy_pgettext("een afspraak", "vrij"),
    "offered_fixed": _("voorgesteld als vast"),
    "offered_free": _("voorgesteld als vrij"),
    "dropped": _("vervallen"),
}
LONGEST_CLAUSE, MOST_CLAUSES = 600, 200
WITH_PLANS = ("plans", "checking", "deciding")
"""The stages of a round in which plans were handed in and nothing is decided yet."""
VERSION = {name: column for name, column in CLAUSE_VERSION.c.items() if name not in ("place", "key")}
NEWEST = CLAUSE.join(
    CLAUSE_VERSION,
    sa.and_(
        CLAUSE.c.place == CLAUSE_VERSION.c.place,
        CLAUSE.c.key == CLAUSE_VERSION.c.key,
        CLAUSE.c.version == CLAUSE_VERSION.c.number,
    ),
)

Named = tuple[str, str]
"""The place of a clause, and its key there."""


def named(text: str) -> Named | None:
    """The clause that a form names as `place/key`; None where it names none."""
    place, _slash, key = text.partition("/")
    return (place, key) if place and key else None


def agreement(agreed_by: str, meeting: str | None, agreed: int, against: int) -> str:
    """Who agreed, in words: a role or a body, or an evening with how many."""
    if not meeting:
        return agreed_by
    told = {"title": agreed_by, "code": meeting, "agreed": agreed, "against": against}
    if agreed + against:
        return gettext("%(agreed)s eens en %(against)s niet eens op ‘%(title)s’ (%(code)s)", **told)
    return gettext("samen met het hele kader, op ‘%(title)s’ (%(code)s)", **told)


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What a version of a clause says, and who agreed: a role or a body, or an evening by its code."""

    text: str
    standing: str = "free"
    reason: str = ""
    agreed_by: str = ""
    meeting: str | None = None
    agreed: int = 0
    against: int = 0

    @property
    def who(self) -> str:
        """Who agreed with this version: a role or a body, or an evening with how many."""
        return agreement(self.agreed_by, self.meeting, self.agreed, self.against)


class Clause(Said, frozen=True, kw_only=True):
    """A clause in one of its versions, the newest where nothing else is said."""

    place: str
    key: str
    chapter: str
    position: int = 0
    fills: Named | None = None
    source: str = ""
    number: int = 1
    after_plans: bool = False
    by: str = ""
    at: datetime = datetime(2000, 1, 1, tzinfo=UTC)

    @property
    def named(self) -> Named:
        """Its place, and its key there."""
        return (self.place, self.key)

    @property
    def fixed(self) -> bool:
        """Whether places inside may not change it by themselves."""
        return self.standing == "fixed"

    @property
    def holds(self) -> bool:
        """Whether it counts: it was not dropped, nor only offered."""
        return self.standing in ("fixed", "free")

    @property
    def offered(self) -> bool:
        """Whether it came from a framework of elsewhere, and nobody here took it over yet."""
        return self.standing.startswith("offered")

    @property
    def stands(self) -> LazyString:
        """How it stands, in words."""
        return STANDINGS[self.standing]

    @property
    def topic(self) -> LazyString:
        """What its chapter is called."""
        return CHAPTERS[self.chapter]


def found(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> list[Clause]:
    """The clauses of which this is so, each in its newest version; those of a place in their order."""
    query = sa.select(CLAUSE, *VERSION.values()).select_from(NEWEST).where(*where)
    return [_read(row) for row in connection.execute(query.order_by(CLAUSE.c.place, CLAUSE.c.position))]


def _read(row: sa.Row[Any]) -> Clause:
    told = dict(row._mapping)
    fills = (told.pop("fills_place"), told.pop("fills_key"))
    told["at"] = told["at"].replace(tzinfo=UTC)
    del told["version"]
    return Clause(**told, fills=fills if fills[0] else None)


def load(place: str, key: str) -> Clause:
    """The clause of a place with this key. Raises Refused: unknown_clause."""
    with services().database.read.connect() as connection:
        return the(connection, (place, key))


def the(connection: sa.Connection, named: Named) -> Clause:
    """The same inside a transaction. Raises Refused: unknown_clause."""
    each = found(connection, CLAUSE.c.place == named[0], CLAUSE.c.key == named[1])
    if not each:
        raise Refused("unknown_clause")
    return each[0]


def of_place(place: str) -> list[Clause]:
    """All clauses of a place itself, those that hold no longer too."""
    with services().database.read.connect() as connection:
        return found(connection, CLAUSE.c.place == place)


def versions(clause: Clause) -> Sequence[Clause]:
    """Every version of a clause, the first one first."""
    where = (CLAUSE.c.place == clause.place, CLAUSE.c.key == clause.key)
    joined = CLAUSE.join(
        CLAUSE_VERSION, sa.and_(CLAUSE.c.place == CLAUSE_VERSION.c.place, CLAUSE.c.key == CLAUSE_VERSION.c.key)
    )
    query = sa.select(CLAUSE, *VERSION.values()).select_from(joined).where(*where).order_by(CLAUSE_VERSION.c.number)
    return [_read(row) for row in rows(query)]


def said(text: str, standing: str, reason: str = "", agreed_by: str = "") -> Said:
    """What a form says of a clause, on one line. Raises Malformed: malformed, text_empty, text_too_long, agreed_needed.

    Whoever agreed has to be named; an evening is named by what takes it over.
    """
    if standing not in STANDINGS:
        raise Malformed("malformed", field="standing")
    text = " ".join(clean(text, LONGEST_CLAUSE).split())
    agreed_by = optional(agreed_by, LONGEST_TITLE, field="agreed_by")
    if not agreed_by:
        raise Malformed("agreed_needed")
    reason = optional(reason, LONGEST_REASON, field="reason")
    return Said(text=text, standing=standing, reason=reason, agreed_by=agreed_by)


def add(place: Place, chapter: str, told: Said, by: str, fills: Named | None = None) -> str:
    """Add a clause to a place, or fill in here what a larger place left free; its key.

    Raises what `write` raises, and Refused: nothing_changed for one that stands there already.
    """

    def work(connection: sa.Connection) -> str:
        if fills is None and told.text in _texts(connection, place, chapter):
            raise Refused("nothing_changed")
        return write(connection, place, chapter, told, by, fills)

    return str(services().database.commit(work))


def _texts(connection: sa.Connection, place: Place, chapter: str) -> Sequence[str]:
    """What a place says in a chapter."""
    here = found(connection, CLAUSE.c.place == place.id, CLAUSE.c.chapter == chapter)
    return [each.text for each in here if each.holds]


def write(
    connection: sa.Connection,
    place: Place,
    chapter: str,
    told: Said,
    by: str,
    fills: Named | None = None,
    source: str = "",
) -> str:
    """The same inside a transaction; `source` is the framework of elsewhere that it comes from.

    Raises Malformed: malformed; Refused: too_many_clauses, and what `_fillable` raises.
    """
    root = _fillable(connection, place, fills) if fills else None
    chapter = root.chapter if root else chapter
    if chapter not in CHAPTERS:
        raise Malformed("malformed", field="chapter")
    last = sa.select(sa.func.max(CLAUSE.c.position)).where(CLAUSE.c.place == place.id)
    position = int(connection.execute(last).scalar() or 0) + 1
    if position > MOST_CLAUSES:
        raise Refused("too_many_clauses", most=MOST_CLAUSES)
    key = f"{chapter}-{position}"
    row = {"place": place.id, "key": key, "chapter": chapter, "position": position, "version": 1, "source": source}
    filled = {"fills_place": root.place, "fills_key": root.key} if root else {}
    connection.execute(sa.insert(CLAUSE).values(**row, **filled))
    _note(connection, place, key, 1, told, by)
    return key


def _fillable(connection: sa.Connection, place: Place, named: Named) -> Clause:
    """The clause that may be filled in at a place: of a larger one, free, and fixed by nobody in between.

    Raises Refused: unknown_clause, clause_not_free, already_filled.
    """
    root = the(connection, named)
    if root.fills is not None:
        root = the(connection, root.fills)
    paths = places.paths(place.path)
    around = sa.select(PLACE.c.id).where(PLACE.c.path.in_(paths), PLACE.c.id != place.id)
    known = set(connection.execute(around).scalars())
    if root.place not in known:
        raise Refused("unknown_clause")
    others = found(connection, CLAUSE.c.fills_place == root.place, CLAUSE.c.fills_key == root.key)
    if root.standing != "free" or any(each.fixed for each in others if each.place in known):
        raise Refused("clause_not_free")
    if any(each.place == place.id and each.holds for each in others):
        raise Refused("already_filled")
    return root


def rewrite(place: Place, key: str, told: Said, by: str) -> int:
    """Give a clause of a place one more version; its number. Raises what `write_again` raises."""
    return int(services().database.commit(lambda connection: write_again(connection, place, key, told, by)))


def write_again(connection: sa.Connection, place: Place, key: str, told: Said, by: str) -> int:
    """The same inside a transaction. Raises Refused: unknown_clause, nothing_changed; Malformed: reason_needed.

    A clause that was only offered is taken over without a reason.
    """
    before = the(connection, (place.id, key))
    if (before.text, before.standing, before.meeting) == (told.text, told.standing, told.meeting):
        raise Refused("nothing_changed")
    if not before.offered:
        why(told.reason)
    number = before.number + 1
    _note(connection, place, key, number, told, by)
    newer = sa.update(CLAUSE).where(CLAUSE.c.place == place.id, CLAUSE.c.key == key).values(version=number)
    connection.execute(newer)
    return number


def _note(connection: sa.Connection, place: Place, key: str, number: int, told: Said, by: str) -> None:
    row: dict[str, Any] = {name: getattr(told, name) for name in Said.__struct_fields__}
    row |= {"place": place.id, "key": key, "number": number, "by": by, "at": datetime.now(UTC)}
    row["after_plans"] = after_plans(connection, place.path)
    connection.execute(sa.insert(CLAUSE_VERSION).values(**row))


def after_plans(connection: sa.Connection, path: str) -> bool:
    """Whether plans were handed in for a round at the place with this path, or in it, that decided nothing yet."""
    joined = ROUND_FRAMEWORK.join(ROUND, ROUND.c.id == ROUND_FRAMEWORK.c.round)
    joined = joined.join(PLACE, PLACE.c.id == ROUND.c.place)
    where = (PLACE.c.path.startswith(path, autoescape=True), ROUND.c.stage.in_(WITH_PLANS))
    query = sa.select(ROUND_FRAMEWORK.c.round).select_from(joined).where(*where).limit(1)
    return connection.execute(query).first() is not None
