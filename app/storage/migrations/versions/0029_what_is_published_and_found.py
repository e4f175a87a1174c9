"""What was published of rounds, what can be found, and when the public first saw it"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Apply; what is there already is found as soon as somebody looks."""
    op.create_table(
        "publication",
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.String()),
        sa.Column("content", sa.LargeBinary()),
    )
    op.create_table(
        "found",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("owner", sa.String(), nullable=False, index=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger()),
        sa.Column("meeting", sa.String()),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
    )
    op.create_index("found_in_order", "found", ["rank", sa.text("at DESC"), "id", "words"])
    op.create_index("found_first", "found", ["first", "rank", sa.text("at DESC"), "id"])
    op.create_index("found_listed", "found", ["listed", "id"])
    op.create_table(
        "unseen",
        sa.Column("owner", sa.String(), primary_key=True),
        sa.Column("at", sa.String(), nullable=False),
    )
    op.create_table(
        "news",
        sa.Column("round", sa.String(), primary_key=True),
        sa.Column("kind", sa.String(), primary_key=True),
        sa.Column("at", sa.String(), nullable=False),
    )
    at = "2026-12-01T00:00:00Z"
    for kind in ("place", "round"):
        op.execute(f"INSERT INTO unseen (owner, at) SELECT '{kind}:' || id, '{at}' FROM {kind}")  # noqa: S608
