"""What follows the decisions of all rounds by date, payments by two people, and what proposers tell"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Apply; an installation from before has none of it."""
    op.create_table(
        "duty",
        sa.Column("meeting", sa.String(), primary_key=True),
        sa.Column("subject", sa.String(), primary_key=True),
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), nullable=False, index=True),
        sa.Column("place", sa.String(), sa.ForeignKey("place.id"), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("due", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("told_at", sa.String()),
        sa.Index("ix_duty_open_due", "open", "due", "meeting", "subject"),
        sa.Index("ix_duty_place_open_due", "place", "open", "due"),
        sa.Index("ix_duty_due", "due", "meeting", "subject"),
        sa.Index("ix_duty_told_at", "told_at"),
    )
    op.create_table(
        "payment",
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("settled_by", sa.String()),
        sa.Column("settled_name", sa.String()),
        sa.Column("settled_at", sa.String()),
        sa.Column("reason", sa.String(), nullable=False, server_default=""),
        sa.Index("ix_payment_plan", "round", "plan"),
    )
    op.create_table(
        "report_link",
        sa.Column("hash", sa.String(), primary_key=True),
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), nullable=False, index=True),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
    )
    op.create_table(
        "report",
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("shows", sa.String(), nullable=False),
        sa.Column("picture", sa.LargeBinary()),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Index("ix_report_plan", "round", "plan"),
    )
    op.create_table(
        "reminder",
        sa.Column("hash", sa.String(), primary_key=True),
        sa.Column("place", sa.String(), sa.ForeignKey("place.id"), nullable=False, index=True),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("asked", sa.String(), nullable=False),
        sa.Column("sent", sa.String()),
        sa.UniqueConstraint("place", "email"),
    )
