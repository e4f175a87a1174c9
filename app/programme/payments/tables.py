"""The table of payments: who wrote each down, and who settled it."""

import sqlalchemy as sa

from app.programme.rounds.tables import ROUND
from app.programme.storage import METADATA

PAYMENT = sa.Table(
    "payment",
    METADATA,
    sa.Column("round", sa.ForeignKey(ROUND.c.id), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("plan", sa.String, nullable=False),
    sa.Column("amount", sa.BigInteger, nullable=False),
    sa.Column("day", sa.String, nullable=False),
    sa.Column("about", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("by_name", sa.String, nullable=False),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("settled_by", sa.String),
    sa.Column("settled_name", sa.String),
    sa.Column("settled_at", sa.String),
    sa.Column("reason", sa.String, nullable=False, server_default=""),
    sa.Index("ix_payment_plan", "round", "plan"),
)
"""A payment of an award, in cents, numbered per round: `state` is written, confirmed or refused; times are UTC.

`by` and `settled_by` are who wrote it and who settled it; `day` is the date on which it was paid.
"""
