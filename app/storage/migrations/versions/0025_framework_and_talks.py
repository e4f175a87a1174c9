"""Frameworks clause by clause, what was published of them and held for a round; talks with the city, and answers"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Apply; no place has a framework yet."""
    op.create_table(
        "clause",
        sa.Column("place", sa.String(), sa.ForeignKey("place.id"), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("chapter", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("fills_place", sa.String(), index=True),
        sa.Column("fills_key", sa.String()),
        sa.Column("source", sa.String(), nullable=False, server_default=""),
        sa.Column("version", sa.Integer(), nullable=False),
    )
    op.create_table(
        "clause_version",
        sa.Column("place", sa.String(), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("agreed_by", sa.String(), nullable=False),
        sa.Column("meeting", sa.String()),
        sa.Column("agreed", sa.Integer(), nullable=False),
        sa.Column("against", sa.Integer(), nullable=False),
        sa.Column("after_plans", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["place", "key"], ["clause.place", "clause.key"]),
    )
    op.create_table(
        "deviation",
        sa.Column("place", sa.String(), sa.ForeignKey("place.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("of_place", sa.String(), nullable=False, index=True),
        sa.Column("of_key", sa.String(), nullable=False),
        sa.Column("of_version", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("agreed_by", sa.String(), nullable=False),
        sa.Column("after_plans", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False, server_default=""),
        sa.Column("answer_reason", sa.String(), nullable=False, server_default=""),
        sa.Column("answer_by", sa.String(), nullable=False, server_default=""),
        sa.Column("answered", sa.DateTime()),
        sa.Column("withdrawn", sa.DateTime()),
        sa.Column("withdrawn_reason", sa.String(), nullable=False, server_default=""),
    )
    op.create_table(
        "framework_version",
        sa.Column("place", sa.String(), sa.ForeignKey("place.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("published", sa.DateTime(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
    )
    op.create_table(
        "round_framework",
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["place", "version"], ["framework_version.place", "framework_version.number"]),
    )
    op.create_table(
        "city_talk",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("place", sa.String(), sa.ForeignKey("place.id"), nullable=False, index=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("day", sa.String()),
        sa.Column("meeting", sa.String()),
        sa.Column("source", sa.String(), nullable=False, server_default=""),
        sa.Column("about", sa.String(), nullable=False, server_default=""),
        sa.Column("public", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "talk_input",
        sa.Column("talk", sa.String(), sa.ForeignKey("city_talk.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("said", sa.String()),
        sa.Column("clause_place", sa.String(), index=True),
        sa.Column("clause_key", sa.String()),
        sa.Column("answer", sa.String(), nullable=False, server_default=""),
        sa.Column("reason", sa.String(), nullable=False, server_default=""),
        sa.Column("clause_version", sa.Integer()),
        sa.Column("answered_by", sa.String(), nullable=False, server_default=""),
        sa.Column("answered", sa.DateTime()),
        sa.Column("hidden", sa.String(), nullable=False, server_default=""),
        sa.UniqueConstraint("talk", "said"),
    )
