"""Removing one picture of an evening that was opened, also from a copy of the database."""

from collections.abc import Iterable

import sqlalchemy as sa

from app.pictures.tables import OF_MEETINGS


def found(connection: sa.Connection, code: str, what: str) -> dict[str, str]:
    """The pictures of a meeting that `what` means: digest to what each is of and what is to be seen on it.

    `what` is the digest, what it is of (`plan:I01`), or words in what is to be seen on it.
    """
    rows = connection.execute(sa.select(OF_MEETINGS).where(OF_MEETINGS.c.meeting == code)).all()
    named = [row for row in rows if what in (row.digest, row.subject)]
    wanted = named or [row for row in rows if what.casefold() in row.shows.casefold()]
    return {row.digest: f"{row.subject}  {row.shows}".strip() for row in wanted}


def remove(connection: sa.Connection, code: str, digests: Iterable[str]) -> list[str]:
    """Remove these pictures; the digests of those that were there. A copy from before there were pictures has none."""
    if not sa.inspect(connection).has_table(OF_MEETINGS.name):
        return []
    those = OF_MEETINGS.c.meeting == code, OF_MEETINGS.c.digest.in_(list(digests))
    gone = list(connection.scalars(sa.select(OF_MEETINGS.c.digest).where(*those).distinct()))
    connection.execute(sa.delete(OF_MEETINGS).where(*those))
    return gone
