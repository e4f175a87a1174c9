"""The table of places, each inside the one above it."""

import sqlalchemy as sa

from app.programme.storage import METADATA

PLACE = sa.Table(
    "place",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("parent", sa.ForeignKey("place.id"), index=True),
    sa.Column("level", sa.String, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("code", sa.String, nullable=False, server_default=""),
    sa.Column("path", sa.String, nullable=False, unique=True),
)
"""A place. `path` names all places around it, the largest first, and itself: `/amsterdam/noord/`.

The id is made of the name that it had first and never changes, like its path. `code` is that of the statistics office.
"""
