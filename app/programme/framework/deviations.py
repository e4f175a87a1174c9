"""Deviations: what a place wants instead of a clause that a larger place fixed. That place grants it, or does not."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.programme.framework.clauses import LONGEST_CLAUSE, NEWEST, Clause, Named, after_plans, the
from app.programme.framework.tables import CLAUSE, CLAUSE_VERSION, DEVIATION
from app.programme.places import places
from app.programme.places.places import Place
from app.programme.places.tables import PLACE
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Malformed, Refused
from facilitation.texts import LONGEST_TITLE, clean, optional, why

ANSWERS = ("granted", "refused")


class Deviation(msgspec.Struct, frozen=True):
    """What a place asked to do otherwise; `of` is the clause, `of_version` the number of it that was there then."""

    place: str
    number: int
    of: Named
    of_version: int
    text: str
    reason: str
    agreed_by: str
    after_plans: bool
    by: str
    at: datetime
    answer: str = ""
    answer_reason: str = ""
    answered: datetime | None = None
    withdrawn: datetime | None = None
    withdrawn_reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether it counts in place of the clause."""
        return self.answer == "granted" and self.withdrawn is None

    @property
    def waits(self) -> bool:
        """Whether the place that fixed the clause still has to answer."""
        return not self.answer and self.withdrawn is None

    @property
    def stands(self) -> LazyString:
        """What became of it, in words."""
        if self.withdrawn:
            return _("ingetrokken")
        if self.answer == "granted":
            return _("ontheffing gegeven")
        return _("geen ontheffing") if self.answer else _("wacht op antwoord")


def among(connection: sa.Connection, ids: Iterable[str]) -> list[Deviation]:
    """The deviations of these places, oldest first."""
    query = sa.select(DEVIATION).where(DEVIATION.c.place.in_(ids)).order_by(DEVIATION.c.at, DEVIATION.c.number)
    return [_read(row) for row in connection.execute(query)]


def asked(place: str) -> Sequence[tuple[Deviation, str, str]]:
    """What places inside asked to do otherwise than a clause of this one, each with their name and the clause's words.

    Those that wait come first, then the newest; at most a hundred.
    """
    called = sa.select(PLACE.c.name).where(PLACE.c.id == DEVIATION.c.place).scalar_subquery().label("called")
    about = sa.and_(CLAUSE.c.place == DEVIATION.c.of_place, CLAUSE.c.key == DEVIATION.c.of_key)
    waiting = sa.case((sa.and_(DEVIATION.c.answer == "", DEVIATION.c.withdrawn.is_(None)), 0), else_=1)
    columns = (DEVIATION, called, CLAUSE_VERSION.c.text.label("words"))
    query = sa.select(*columns).select_from(DEVIATION.join(NEWEST, about))
    query = query.where(DEVIATION.c.of_place == place).order_by(waiting, DEVIATION.c.at.desc()).limit(100)
    return [(_read(row), row.called, row.words) for row in rows(query)]


def _read(row: sa.Row[Any]) -> Deviation:
    told = {name: value for name, value in row._mapping.items() if name in Deviation.__struct_fields__}
    for name in ("at", "answered", "withdrawn"):
        told[name] = told[name].replace(tzinfo=UTC) if told[name] else None
    return Deviation(**told, of=(row.of_place, row.of_key))


def ask(place: Place, of: Named, text: str, reason: str, agreed_by: str, by: str) -> int:
    """Ask to do otherwise at a place than a clause says that a larger place fixed; the number of the deviation.

    Raises Malformed: text_empty, text_too_long, reason_needed, agreed_needed; Refused: unknown_clause,
    clause_not_fixed, deviation_there.
    """
    text, reason = " ".join(clean(text, LONGEST_CLAUSE).split()), why(reason)
    agreed_by = optional(agreed_by, LONGEST_TITLE, field="agreed_by")
    if not agreed_by:
        raise Malformed("agreed_needed")
    row = {"place": place.id, "of_place": of[0], "of_key": of[1], "text": text, "reason": reason}
    row |= {"agreed_by": agreed_by, "by": by}

    def work(connection: sa.Connection) -> int:
        clause = _fixed_above(connection, place, of)
        mine = among(connection, [place.id])
        if any(each.of == of and (each.waits or each.holds) for each in mine):
            raise Refused("deviation_there")
        number = max((each.number for each in mine), default=0) + 1
        more = {"number": number, "of_version": clause.number, "at": datetime.now(UTC)}
        more["after_plans"] = after_plans(connection, place.path)
        connection.execute(sa.insert(DEVIATION).values(**row, **more))
        return number

    return int(services().database.commit(work))


def _fixed_above(connection: sa.Connection, place: Place, of: Named) -> Clause:
    clause = the(connection, of)
    path = connection.execute(sa.select(PLACE.c.path).where(PLACE.c.id == of[0])).scalar()
    if path not in places.paths(place.path) or of[0] == place.id:
        raise Refused("unknown_clause")
    if not clause.fixed:
        raise Refused("clause_not_fixed")
    return clause


def answer(fixed_at: str, place: str, number: int, answer: str, reason: str, by: str) -> None:
    """Grant what a place asked to do otherwise than a clause of `fixed_at` says, or refuse it; with the reason.

    Raises Malformed: malformed, reason_needed; Refused: unknown_deviation, deviation_answered.
    """
    if answer not in ANSWERS:
        raise Malformed("malformed", field="answer")
    told = {"answer": answer, "answer_reason": why(reason), "answer_by": by, "answered": datetime.now(UTC)}

    def work(connection: sa.Connection) -> None:
        found = _one(connection, place, number)
        if found.of[0] != fixed_at:
            raise Refused("unknown_deviation")
        if not found.waits:
            raise Refused("deviation_answered")
        _change(connection, found, told)

    services().database.commit(work)


def withdraw(place: str, number: int, reason: str) -> None:
    """Go back to what the larger place fixed; with the reason.

    Raises Malformed: reason_needed; Refused: unknown_deviation, deviation_answered for one that does not count anyway.
    """
    told = {"withdrawn": datetime.now(UTC), "withdrawn_reason": why(reason)}

    def work(connection: sa.Connection) -> None:
        found = _one(connection, place, number)
        if not (found.waits or found.holds):
            raise Refused("deviation_answered")
        _change(connection, found, told)

    services().database.commit(work)


def _one(connection: sa.Connection, place: str, number: int) -> Deviation:
    found = [each for each in among(connection, [place]) if each.number == number]
    if not found:
        raise Refused("unknown_deviation")
    return found[0]


def _change(connection: sa.Connection, which: Deviation, told: dict[str, Any]) -> None:
    where = (DEVIATION.c.place == which.place, DEVIATION.c.number == which.number)
    connection.execute(sa.update(DEVIATION).where(*where).values(**told))
