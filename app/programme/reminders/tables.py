"""The table of reminders: who asked to hear of which place."""

import sqlalchemy as sa

from app.programme.places.tables import PLACE
from app.programme.storage import METADATA

REMINDER = sa.Table(
    "reminder",
    METADATA,
    sa.Column("hash", sa.String, primary_key=True),
    sa.Column("place", sa.ForeignKey(PLACE.c.id), nullable=False, index=True),
    sa.Column("email", sa.String, nullable=False),
    sa.Column("confirmed", sa.Boolean, nullable=False),
    sa.Column("asked", sa.String, nullable=False),
    sa.Column("sent", sa.String),
    sa.Column("language", sa.String, nullable=False, server_default="nl"),
    sa.UniqueConstraint("place", "email"),
)
"""Who wants to hear what is overdue in a place: an address, until its owner says no more, or never confirmed.

`hash` is that of the secret by which the owner confirms and says no more; `sent` is the ISO date of the last letter,
and `language` the one in which it was asked for: letters are in it.
"""
