"""What of plans has to go when its term is over: who handed in and supported, photos, and texts that led to nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app.programme.intake.plans import DRAFT
from app.programme.intake.tables import APPEAL, CONTACT, INTAKE, PERSON, PHOTO, PLAN, SUPPORT, SUPPORTER
from app.programme.rounds.tables import ROUND
from app.terms import Due, Emptied, Terms

UNPICTURED: dict[str, Any] = {"photo": None, "alt": ""}
"""What is left of the photo of a plan."""
EMPTY: dict[str, Any] = {
    "title": sa.literal("Plan ") + sa.cast(PLAN.c.number, sa.String),
    "sought": sa.cast(PLAN.c.number, sa.String),
    **dict.fromkeys(("short", "text", "spot"), ""),
    **dict.fromkeys(("lat", "lon")),
    **UNPICTURED,
}
"""What is left of the text of a plan; number, amounts, support and what was found of it stay, and so do all sums."""


def due(connection: sa.Connection, terms: Terms, now: datetime) -> Iterator[Due]:
    """The rows that go by now: supporters' names once a round is over, all else so many days after.

    A copy from before there were plans has none.
    """
    if not sa.inspect(connection).has_table(PLAN.name):
        return
    yield "supporters", SUPPORTER, SUPPORTER.c.plan.in_(_of(over(now, 0)))
    yield "support", SUPPORT, SUPPORT.c.plan.in_(_of(over(now, terms.support)))
    yield from _proposers(now, terms.proposers)
    handed_in = sa.and_(PLAN.c.state != DRAFT, PLAN.c.round.in_(over(now, terms.pictures)))
    yield "pictures", PHOTO, PHOTO.c.plan.in_(sa.select(PLAN.c.id).where(handed_in))
    yield "plans", Emptied(PLAN, UNPICTURED), sa.and_(handed_in, PLAN.c.photo.is_not(None))
    yield from _never_went_on(now, terms.plans)


def _proposers(now: datetime, days: int) -> Iterator[Due]:
    """Who stands behind a plan, and whole plans that never were handed in."""
    ended = PLAN.c.round.in_(over(now, days))
    behind = sa.select(PERSON.c.id).join(PLAN, PLAN.c.id == PERSON.c.plan)
    yield "proposers", CONTACT, CONTACT.c.person.in_(behind.where(ended))
    never = sa.select(PLAN.c.id).where(PLAN.c.state == DRAFT, ended)
    yield "plans", PERSON, PERSON.c.plan.in_(never)
    yield "plans", PHOTO, PHOTO.c.plan.in_(never)
    yield "plans", PLAN, sa.and_(PLAN.c.state == DRAFT, ended)


def _never_went_on(now: datetime, days: int) -> Iterator[Due]:
    """The texts of plans that were handed in and never came to a table; a plan that has its text has a `short` one."""
    stayed = sa.and_(PLAN.c.state != DRAFT, PLAN.c.draft.is_(None), PLAN.c.round.in_(over(now, days)))
    those = sa.select(PLAN.c.id).where(stayed)
    yield "plans", PHOTO, PHOTO.c.plan.in_(those)
    yield "plans", Emptied(APPEAL, {"text": ""}), sa.and_(APPEAL.c.plan.in_(those), APPEAL.c.text != "")
    yield "plans", Emptied(PLAN, EMPTY), sa.and_(stayed, PLAN.c.short != "")


def empty(connection: sa.Connection, plan: str, *, whole: bool) -> None:
    """Let the text of a plan go, and who stands behind it and supported it by name; `whole` for all of it."""
    behind = sa.select(PERSON.c.id).where(PERSON.c.plan == plan)
    gone = [sa.delete(CONTACT).where(CONTACT.c.person.in_(behind)), sa.delete(PHOTO).where(PHOTO.c.plan == plan)]
    gone += [sa.delete(SUPPORTER).where(SUPPORTER.c.plan == plan)]
    if whole:
        gone += [sa.delete(PERSON).where(PERSON.c.plan == plan), sa.delete(PLAN).where(PLAN.c.id == plan)]
    for each in gone:
        connection.execute(each)
    if not whole:
        connection.execute(sa.update(APPEAL).where(APPEAL.c.plan == plan).values(text=""))
        connection.execute(sa.update(PLAN).where(PLAN.c.id == plan).values(**EMPTY))


def _of(rounds: sa.Select[tuple[str]]) -> sa.Select[tuple[str]]:
    return sa.select(PLAN.c.id).where(PLAN.c.round.in_(rounds))


def over(now: datetime, days: int) -> sa.Select[tuple[str]]:
    """The rounds that ended so many days ago: on their last day, or else when they took plans no longer."""
    before = _before(now, days)
    by_intake = sa.and_(ROUND.c.ends.is_(None), INTAKE.c.closes < before)
    return _rounds(sa.or_(ROUND.c.ends < before.date().isoformat(), by_intake))


def not_over(now: datetime, days: int) -> sa.Select[tuple[str]]:
    """The rounds that are known to go on, or to have ended later; one without any end is in neither."""
    before = _before(now, days)
    by_intake = sa.and_(ROUND.c.ends.is_(None), INTAKE.c.closes >= before)
    return _rounds(sa.or_(ROUND.c.ends >= before.date().isoformat(), by_intake))


def _rounds(where: sa.ColumnElement[bool]) -> sa.Select[tuple[str]]:
    return sa.select(ROUND.c.id).outerjoin(INTAKE, INTAKE.c.round == ROUND.c.id).where(where)


def _before(now: datetime, days: int) -> datetime:
    return now.astimezone(UTC).replace(tzinfo=None) - timedelta(days=days)
