"""What of accounts has to go when its term is over: invitations, accounts that nobody uses, and what was done."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from app.programme.accounts import people
from app.programme.accounts.accounts import OF_ONE, WHO
from app.programme.accounts.sessions import LASTS
from app.programme.accounts.tables import ACCOUNT, AUDIT, GRANT, INVITATION, MEMBERSHIP
from app.terms import YEAR, Due, Terms

SINCE = "0032"
"""The version of the database since when what was done long ago can go."""


def due(connection: sa.Connection, terms: Terms, now: datetime) -> Iterator[Due]:
    """The rows that go by now. A copy from before there were accounts has none."""
    if not sa.inspect(connection).has_table(ACCOUNT.name):
        return
    at = now.astimezone(UTC).replace(tzinfo=None)
    yield "invitations", INVITATION, INVITATION.c.expires <= at
    yield "sessions", GRANT, GRANT.c.created < at - LASTS
    gone = _unused(connection, terms, at)
    for table in OF_ONE:
        yield "accesses", table, table.c.account.in_(gone)
    yield "accounts", ACCOUNT, ACCOUNT.c.id.in_(gone)
    yield from _done(connection, terms, now)


def _done(connection: sa.Connection, terms: Terms, now: datetime) -> Iterator[Due]:
    """What was done, past its term. The database keeps a year of it by its own clock; a copy of before keeps all."""
    if str(connection.scalar(sa.text("SELECT version_num FROM alembic_version"))) < SINCE:
        return
    before = min(now - timedelta(days=terms.audit), datetime.now(UTC) - timedelta(days=YEAR, hours=1))
    yield "audit", AUDIT, AUDIT.c.at < before.astimezone(UTC).replace(tzinfo=None)


def _unused(connection: sa.Connection, terms: Terms, at: datetime) -> list[str]:
    """The accounts on which nobody was for long; for those who are nothing anywhere, as long as a session is kept.

    Somebody without whom a place has no lead stays.
    """
    of_members = sa.select(MEMBERSHIP.c.account)
    left = sa.and_(_idle(at - timedelta(days=terms.organisers)), ACCOUNT.c.id.not_in(of_members))
    idle = sa.or_(_idle(at - timedelta(days=terms.accounts)), left)
    found = set(connection.scalars(sa.select(ACCOUNT.c.id).where(idle)))
    return sorted(found - people.needed(connection, found)) if found else []


def _idle(since: datetime) -> sa.ColumnElement[bool]:
    did = sa.select(AUDIT.c.who).where(AUDIT.c.at >= since)
    return sa.and_(ACCOUNT.c.created < since, (sa.literal(WHO) + ACCOUNT.c.id).not_in(did))
