"""Voting codes, and those that stand on ballots on paper"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Apply; meetings from before have no codes."""
    op.create_table(
        "voting_code",
        sa.Column("meeting", sa.String(), sa.ForeignKey("meeting.code"), primary_key=True),
        sa.Column("mark", sa.String(), primary_key=True),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String()),
        sa.Column("void", sa.Boolean(), nullable=False, server_default=sa.false()),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "paper_code",
        sa.Column("meeting", sa.String(), sa.ForeignKey("meeting.code"), primary_key=True),
        sa.Column("stage", sa.String(), primary_key=True),
        sa.Column("mark", sa.String(), primary_key=True),
        sqlite_with_rowid=False,
    )
