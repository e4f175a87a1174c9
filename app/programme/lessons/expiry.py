"""What of learning has to go when its term is over: notes of who watched or talked, and who answered a poll."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from app.programme.intake.expiry import not_over
from app.programme.lessons.tables import NOTE, POLL, SPENT
from app.terms import Due, Emptied, Terms


def due(connection: sa.Connection, terms: Terms, now: datetime) -> Iterator[Due]:
    """Notes, so many days after the end of their round and after they were written. Lessons stay: they are of nobody.

    A poll that nobody closed is closed, for good: then it can no longer be seen which seats answered. The sums stay.
    A copy from before there were notes has none.
    """
    if not sa.inspect(connection).has_table(NOTE.name):
        return
    written = NOTE.c.at < _text(now - timedelta(days=terms.notes))
    yield "notes", NOTE, sa.and_(written, NOTE.c.round.not_in(not_over(now, terms.notes)))
    forgotten = sa.and_(POLL.c.closed.is_(None), POLL.c.opened < _text(now - timedelta(days=terms.roll)))
    yield "polls", SPENT, SPENT.c.meeting.in_(sa.select(POLL.c.meeting).where(forgotten))
    yield "polls", Emptied(POLL, {"closed": _text(now), "salt": ""}), forgotten


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
