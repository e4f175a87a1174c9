"""What of the learning trajectory has to go when its term is over: what people wanted to learn, and private cases."""

from collections.abc import Iterator
from datetime import datetime

import sqlalchemy as sa

from app.programme.intake.expiry import over
from app.programme.trajectory.tables import CASE, GOAL, MEMBER
from app.terms import Due, Terms


def due(connection: sa.Connection, terms: Terms, now: datetime) -> Iterator[Due]:
    """Goals and cases that are not public, so many days after the end of their round. Public cases stay.

    A copy from before there was a trajectory has none.
    """
    if not sa.inspect(connection).has_table(GOAL.name):
        return
    ended = over(now, terms.notes)
    yield "goals", GOAL, GOAL.c.member.in_(sa.select(MEMBER.c.id).where(MEMBER.c.round.in_(ended)))
    yield "cases", CASE, sa.and_(~CASE.c.public, CASE.c.round.in_(ended))
