"""What of plans has to go when its term is over: names, addresses, and plans that were never handed in."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from app.programme.intake.plans import DRAFT
from app.programme.intake.tables import CONTACT, INTAKE, PERSON, PHOTO, PLAN, SUPPORTER
from app.programme.rounds.tables import ROUND

Due = tuple[str, sa.Table, sa.ColumnElement[bool]]


def due(connection: sa.Connection, days: int, now: datetime) -> Iterator[Due]:
    """The rows that go by now: supporters' names once a round is over, the others so many days after.

    A round ends on its last day, or else when it takes plans no longer. A copy from before there were plans has none.
    """
    if not sa.inspect(connection).has_table(PLAN.name):
        return
    supported = sa.select(PLAN.c.id).where(PLAN.c.round.in_(_over(now, 0)))
    yield "supporters", SUPPORTER, SUPPORTER.c.plan.in_(supported)
    behind = sa.select(PERSON.c.id).join(PLAN, PLAN.c.id == PERSON.c.plan)
    yield "proposers", CONTACT, CONTACT.c.person.in_(behind.where(PLAN.c.round.in_(_over(now, days))))
    never = sa.select(PLAN.c.id).where(PLAN.c.state == DRAFT, PLAN.c.round.in_(_over(now, days)))
    yield "proposers", CONTACT, CONTACT.c.person.in_(sa.select(PERSON.c.id).where(PERSON.c.plan.in_(never)))
    yield "plans", PERSON, PERSON.c.plan.in_(never)
    yield "plans", PHOTO, PHOTO.c.plan.in_(never)
    yield "plans", PLAN, sa.and_(PLAN.c.state == DRAFT, PLAN.c.round.in_(_over(now, days)))


def _over(now: datetime, days: int) -> sa.Select[tuple[str]]:
    """The rounds that ended so many days ago."""
    before = now.astimezone(UTC).replace(tzinfo=None) - timedelta(days=days)
    joined = sa.select(ROUND.c.id).outerjoin(INTAKE, INTAKE.c.round == ROUND.c.id)
    by_intake = sa.and_(ROUND.c.ends.is_(None), INTAKE.c.closes < before)
    return joined.where(sa.or_(ROUND.c.ends < before.date().isoformat(), by_intake))
