"""Calls, their rounds and the plans that are sent in on them"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Apply; drafts from before have no call."""
    op.create_table(
        "call",
        sa.Column("draft", sa.String(), sa.ForeignKey("draft.id"), primary_key=True),
        sa.Column("code", sa.String(), nullable=False, unique=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer()),
        sa.Column("shown", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "call_round",
        sa.Column("draft", sa.String(), sa.ForeignKey("draft.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("closes", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "call_entry",
        sa.Column("draft", sa.String(), sa.ForeignKey("draft.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("sent", sa.DateTime(), nullable=False),
        sa.Column("became", sa.String(), nullable=False, server_default=""),
        sa.Column("reason", sa.String(), nullable=False, server_default=""),
    )
    op.create_index("ix_call_entry_owner", "call_entry", ["owner"])
