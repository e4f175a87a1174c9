"""Tables of reports: the links of proposers, and what they told."""

import sqlalchemy as sa

from app.programme.rounds.tables import ROUND
from app.programme.storage import METADATA

LINK = sa.Table(
    "report_link",
    METADATA,
    sa.Column("hash", sa.String, primary_key=True),
    sa.Column("round", sa.ForeignKey(ROUND.c.id), nullable=False, index=True),
    sa.Column("plan", sa.String, nullable=False),
    sa.Column("created", sa.String, nullable=False),
)
"""A link by which the proposers of an award tell how it goes; only the hash of its secret is kept."""

REPORT = sa.Table(
    "report",
    METADATA,
    sa.Column("round", sa.ForeignKey(ROUND.c.id), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("plan", sa.String, nullable=False),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("shows", sa.String, nullable=False),
    sa.Column("picture", sa.LargeBinary),
    sa.Column("hidden", sa.Boolean, nullable=False),
    sa.Column("at", sa.String, nullable=False),
    sa.Index("ix_report_plan", "round", "plan"),
)
"""What the proposers of a plan told, numbered per round. `shows` says in words what is on the picture (a JPEG)."""
