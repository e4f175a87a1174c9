"""What was counted of meetings; what people were asked and what was learned; the learning trajectory of a round"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Apply; an installation from before has nothing of this."""
    _measures()
    _lessons()
    _trajectory()


def _measures() -> None:
    op.create_table(
        "measured",
        sa.Column("meeting", sa.String(), primary_key=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("closed", sa.String(), nullable=False, index=True),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("followed", sa.Integer(), nullable=False),
        sa.Column("found", sa.String(), nullable=False),
    )


def _lessons() -> None:
    op.create_table(
        "poll",
        sa.Column("meeting", sa.String(), primary_key=True),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("opened", sa.String(), nullable=False),
        sa.Column("closed", sa.String()),
        sa.Column("paper_before", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("paper_after", sa.Integer(), nullable=False, server_default="0"),
    )
    op.create_table(
        "poll_tally",
        sa.Column("meeting", sa.String(), sa.ForeignKey("poll.meeting"), primary_key=True),
        sa.Column("moment", sa.String(), primary_key=True),
        sa.Column("item", sa.String(), primary_key=True),
        sa.Column("answer", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "poll_spent",
        sa.Column("token", sa.String(), primary_key=True),
        sa.Column("meeting", sa.String(), sa.ForeignKey("poll.meeting"), nullable=False, index=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "field_note",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), nullable=False, index=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("consenter", sa.String(), nullable=False, server_default=""),
        sa.Column("consent", sa.String(), nullable=False, server_default=""),
        sa.Column("withdrawn", sa.String()),
    )
    op.create_table(
        "lesson",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), nullable=False, index=True),
        sa.Column("template", sa.String(), nullable=False, index=True),
        sa.Column("stage", sa.String(), nullable=False, index=True),
        sa.Column("saw", sa.String(), nullable=False),
        sa.Column("otherwise", sa.String(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
    )
    op.create_table(
        "lesson_tag",
        sa.Column("lesson", sa.String(), sa.ForeignKey("lesson.id"), primary_key=True),
        sa.Column("tag", sa.String(), primary_key=True, index=True),
    )


def _trajectory() -> None:
    op.create_table(
        "trajectory_member",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), nullable=False, index=True),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.UniqueConstraint("round", "plan"),
    )
    op.create_table(
        "learning_goal",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("member", sa.String(), sa.ForeignKey("trajectory_member.id"), nullable=False, index=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reflection", sa.String(), nullable=False, server_default=""),
    )
    op.create_table(
        "trajectory_session",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), nullable=False, index=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False, server_default=""),
        sa.Column("host", sa.String(), nullable=False, server_default=""),
        sa.Column("material", sa.String(), nullable=False, server_default=""),
    )
    op.create_table(
        "trajectory_attended",
        sa.Column("session", sa.String(), sa.ForeignKey("trajectory_session.id"), primary_key=True),
        sa.Column("member", sa.String(), sa.ForeignKey("trajectory_member.id"), primary_key=True, index=True),
    )
    op.create_table(
        "practice_case",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("round", sa.String(), sa.ForeignKey("round.id"), nullable=False, index=True),
        sa.Column("member", sa.String(), sa.ForeignKey("trajectory_member.id"), nullable=False, index=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
    )
