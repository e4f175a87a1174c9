"""What changed in a draft since somebody looked."""

from datetime import UTC, datetime

import sqlalchemy as sa

from app.desk.tables import CHANGE
from app.services import services


def since(draft: str, number: int) -> list[str]:
    """The names of the fields that changed after change `number`."""
    query = sa.select(CHANGE.c.name).where(CHANGE.c.draft == draft, CHANGE.c.number > number).distinct()
    with services().database.read.connect() as connection:
        return list(connection.execute(query).scalars())


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)
