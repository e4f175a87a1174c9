"""Drafts that nobody touched for long: which have to go, with everything in them."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import sqlalchemy as sa

from app.desk.tables import CHANGE, DRAFT, INSIDE


def last_changes(connection: sa.Connection) -> dict[str, datetime]:
    """When each draft was changed last, or opened where that was later (UTC)."""
    changed = sa.select(sa.func.max(CHANGE.c.at)).where(CHANGE.c.draft == DRAFT.c.id).scalar_subquery()
    query = sa.select(DRAFT.c.id, DRAFT.c.created, DRAFT.c.opened, changed.label("changed"))
    return {
        row.id: max(at for at in (row.created, row.opened, row.changed) if at).replace(tzinfo=UTC)
        for row in connection.execute(query)
    }


def due(
    connection: sa.Connection, before: datetime, known: Mapping[str, datetime]
) -> Iterator[tuple[str, sa.Table, sa.ColumnElement[bool]]]:
    """The rows of drafts whose last change was before then; `known` says of a copy what the database itself knows."""
    last = last_changes(connection)
    old = [draft for draft, at in last.items() if known.get(draft, at) <= before]
    for table in INSIDE if old else ():
        yield "in_drafts", table, table.c.draft.in_(old)
    if old:
        yield "drafts", DRAFT, DRAFT.c.id.in_(old)
