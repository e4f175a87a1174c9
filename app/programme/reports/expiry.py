"""What of reports has to go when its term is over: their pictures. What was told stays."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from app.programme.reports.tables import REPORT
from app.terms import Due, Emptied, Terms


def due(connection: sa.Connection, terms: Terms, now: datetime) -> Iterator[Due]:
    """Pictures, so many days after they were sent. A copy from before there were reports has none."""
    if not sa.inspect(connection).has_table(REPORT.name):
        return
    before = (now - timedelta(days=terms.pictures)).astimezone(UTC).isoformat(timespec="seconds")
    old = sa.and_(REPORT.c.picture.is_not(None), REPORT.c.at < before)
    yield "pictures", Emptied(REPORT, {"picture": None, "shows": ""}), old
