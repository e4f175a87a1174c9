"""Plans before the evening: who stands behind them, what was found of them, and what became of them"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Apply; an installation from before took no plans in a round."""
    _plans()
    _people()
    _checks()
    _merges()


def _plans() -> None:
    """How rounds take plans, and the plans."""
    op.create_table(
        "intake",
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("opens", sa.DateTime()),
        sa.Column("closes", sa.DateTime()),
        sa.Column("gathers", sa.DateTime()),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("appeal_days", sa.Integer(), nullable=False),
        sa.Column("most", sa.BigInteger()),
        sa.Column("about", sa.String(), nullable=False, server_default=""),
        sa.Column("lat", sa.Integer()),
        sa.Column("lon", sa.Integer()),
        sa.Column("spots", sa.String(), nullable=False, server_default=""),
        sa.Column("frozen", sa.DateTime()),
        sa.Column("frozen_by", sa.String()),
    )
    op.create_table(
        "plan",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), nullable=False),
        sa.Column("number", sa.Integer()),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("short", sa.String(), nullable=False, server_default=""),
        sa.Column("text", sa.String(), nullable=False, server_default=""),
        sa.Column("ask", sa.BigInteger()),
        sa.Column("minimum", sa.BigInteger()),
        sa.Column("theme", sa.String()),
        sa.Column("lat", sa.Integer()),
        sa.Column("lon", sa.Integer()),
        sa.Column("spot", sa.String(), nullable=False, server_default=""),
        sa.Column("alt", sa.String(), nullable=False, server_default=""),
        sa.Column("photo", sa.String()),
        sa.Column("sought", sa.String(), nullable=False, server_default=""),
        sa.Column("support", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("met", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("handed_in", sa.DateTime()),
        sa.Column("changed", sa.DateTime()),
        sa.Column("became", sa.String()),
        sa.Column("draft", sa.String()),
    )
    op.create_index("ix_plan_number", "plan", ["round", "number"], unique=True)
    op.create_index("ix_plan_of_round", "plan", ["round", "state", "number"])
    op.create_table(
        "plan_photo",
        sa.Column("plan", sa.String(), sa.ForeignKey("plan.id"), primary_key=True),
        sa.Column("data", sa.LargeBinary(), nullable=False),
    )


def _people() -> None:
    """Who stands behind a plan, and who supports it."""
    op.create_table(
        "plan_person",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("plan", sa.String(), sa.ForeignKey("plan.id"), nullable=False, index=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False, unique=True),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("agreed", sa.DateTime()),
    )
    op.create_table(
        "plan_contact",
        sa.Column("person", sa.String(), sa.ForeignKey("plan_person.id"), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "plan_support",
        sa.Column("plan", sa.String(), sa.ForeignKey("plan.id"), primary_key=True),
        sa.Column("hash", sa.String(), primary_key=True),
        sa.Column("at", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "plan_supporter",
        sa.Column("plan", sa.String(), primary_key=True),
        sa.Column("hash", sa.String(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
    )


def _checks() -> None:
    """What was found by which criterion, and what was said to it."""
    op.create_table(
        "criterion",
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("key", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("text", sa.String(), nullable=False),
    )
    op.create_table(
        "plan_check",
        sa.Column("plan", sa.String(), sa.ForeignKey("plan.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("criterion", sa.Integer(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("later", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "plan_appeal",
        sa.Column("plan", sa.String(), sa.ForeignKey("plan.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("colour", sa.String()),
        sa.Column("answer", sa.String()),
        sa.Column("by", sa.String()),
        sa.Column("role", sa.String()),
        sa.Column("answered", sa.DateTime()),
    )


def _merges() -> None:
    """Plans that become one."""
    op.create_table(
        "plan_merge",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), nullable=False, index=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("ask", sa.BigInteger(), nullable=False),
        sa.Column("minimum", sa.BigInteger()),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("made", sa.String()),
    )
    op.create_table(
        "plan_merge_part",
        sa.Column("merge", sa.String(), sa.ForeignKey("plan_merge.id"), primary_key=True),
        sa.Column("plan", sa.String(), sa.ForeignKey("plan.id"), primary_key=True, index=True),
    )
    op.create_table(
        "plan_merge_say",
        sa.Column("merge", sa.String(), sa.ForeignKey("plan_merge.id"), primary_key=True),
        sa.Column("person", sa.String(), primary_key=True),
        sa.Column("yes", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
    )
