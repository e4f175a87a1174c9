"""The table of what was published of rounds."""

import sqlalchemy as sa

from app.programme.rounds.tables import ROUND
from app.programme.storage import METADATA

PUBLICATION = sa.Table(
    "publication",
    METADATA,
    sa.Column("round", sa.ForeignKey(ROUND.c.id), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("note", sa.String, nullable=False),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("bytes", sa.BigInteger, nullable=False),
    sa.Column("removed", sa.Integer, nullable=False),
    sa.Column("withdrawn", sa.String),
    sa.Column("content", sa.LargeBinary),
)
"""A version of what was published of a round, numbered from 1; `at` is UTC (ISO 8601), `by` the holder who made it.

`content` is the bundle, a zip file with this `sha256`, and None once it was `withdrawn`, with the reason. `removed` is
how many texts the host had removed from its meetings by then: where another one goes, the bundle goes too.
"""
