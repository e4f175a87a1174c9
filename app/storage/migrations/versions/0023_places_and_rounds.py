"""Places, rounds with their envelopes, the shares of meetings, and what plans were awarded"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Apply; an installation from before has no programme."""
    op.create_table(
        "place",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("parent", sa.String(), sa.ForeignKey("place.id"), index=True),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False, server_default=""),
        sa.Column("path", sa.String(), nullable=False, unique=True),
    )
    op.create_table(
        "round",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("parent", sa.String(), sa.ForeignKey("round.id"), index=True),
        sa.Column("place", sa.String(), sa.ForeignKey("place.id"), nullable=False, index=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("envelope", sa.String()),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("begins", sa.String()),
        sa.Column("ends", sa.String()),
        sa.Column("mandate", sa.String(), nullable=False, server_default=""),
        sa.Column("about", sa.String(), nullable=False, server_default=""),
        sa.Column("source", sa.String(), nullable=False, server_default=""),
    )
    op.create_table(
        "envelope",
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "share",
        sa.Column("meeting", sa.String(), primary_key=True),
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), nullable=False, index=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("envelope", sa.String()),
    )
    op.create_table(
        "award",
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("plan", sa.String(), primary_key=True),
        sa.Column("meeting", sa.String(), index=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("asked", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("envelope", sa.String()),
        sa.Column("votes", sa.Integer()),
    )
    op.create_table(
        "round_figure",
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("value", sa.BigInteger(), nullable=False),
    )
