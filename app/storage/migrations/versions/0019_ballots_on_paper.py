"""Ballots on paper as they are read, until their batch counts"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Apply; meetings from before have none."""
    op.create_table(
        "sheet",
        sa.Column("meeting", sa.String(), sa.ForeignKey("meeting.code"), primary_key=True),
        sa.Column("batch", sa.String(), primary_key=True),
        sa.Column("turn", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sqlite_with_rowid=False,
    )
