"""Where the tables of the programme stand: beside those of meetings, with a list of their own.

A meeting is named by its code and by no foreign key: it may be moved to another store, or erased when its term is over,
while its round goes on.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from app.services import services

METADATA = sa.MetaData()
"""Knows every table of the programme that was read."""


def rows(query: sa.Executable) -> Sequence[sa.Row[Any]]:
    """What a query finds now."""
    with services().database.read.connect() as connection:
        return connection.execute(query).all()
