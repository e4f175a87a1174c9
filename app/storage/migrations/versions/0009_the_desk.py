"""The organiser's desk: its links, drafts with their fields and changes, and evenings that were put away"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def _said(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def _of_draft() -> sa.Column[str]:
    return sa.Column("draft", sa.String(), sa.ForeignKey("draft.id"), primary_key=True)


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False)


def upgrade() -> None:
    """Apply; nobody has a link to the desk until one is made."""
    op.create_table(
        "organiser_key",
        sa.Column("hash", sa.String(), primary_key=True),
        sa.Column("note", sa.String(), nullable=False, server_default=""),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("revoked", sa.DateTime()),
    )
    op.create_table(
        "organiser_grant",
        sa.Column("hash", sa.String(), primary_key=True),
        sa.Column("key", sa.String(), sa.ForeignKey("organiser_key.hash"), nullable=False, index=True),
        sa.Column("created", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("code", sa.String(), unique=True),
        sa.Column("opened", sa.DateTime()),
    )
    op.create_table(
        "draft_field",
        _of_draft(),
        sa.Column("name", sa.String(), primary_key=True),
        _said("value"),
        sa.Column("version", sa.Integer(), nullable=False),
    )
    op.create_table(
        "draft_change",
        _of_draft(),
        _number(),
        _said("name"),
        sa.Column("version", sa.Integer(), nullable=False),
        *map(_said, ("before", "after", "by", "batch")),
        _flag("undone"),
        sa.Column("at", sa.DateTime(), nullable=False),
    )
    op.create_index("draft_change_of_field", "draft_change", ["draft", "name", "version"])
    op.create_table("draft_beside", _of_draft(), _number(), *map(_said, ("name", "value", "by")), _flag("settled"))
    op.create_table(
        "shelf",
        sa.Column("meeting", sa.String(), sa.ForeignKey("meeting.code"), primary_key=True),
        sa.Column("archived", sa.DateTime(), nullable=False),
    )
