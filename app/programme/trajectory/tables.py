"""Tables of the learning trajectory: who takes part, what they want to learn, when they meet, and cases."""

import sqlalchemy as sa

from app.programme.rounds.tables import ROUND
from app.programme.storage import METADATA

MEMBER = sa.Table(
    "trajectory_member",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("round", sa.ForeignKey(ROUND.c.id), nullable=False, index=True),
    sa.Column("plan", sa.String, nullable=False),
    sa.Column("title", sa.String, nullable=False),
    sa.UniqueConstraint("round", "plan"),
)
"""A plan of a round whose people take part, by its key and its title; no person is named."""

GOAL = sa.Table(
    "learning_goal",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("member", sa.ForeignKey("trajectory_member.id"), nullable=False, index=True),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("reflection", sa.String, nullable=False, server_default=""),
)
"""What they want to learn, how far that is, and what they say of it themselves."""

SESSION = sa.Table(
    "trajectory_session",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("round", sa.ForeignKey(ROUND.c.id), nullable=False, index=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("day", sa.String, nullable=False),
    sa.Column("at", sa.String, nullable=False, server_default=""),
    sa.Column("host", sa.String, nullable=False, server_default=""),
    sa.Column("material", sa.String, nullable=False, server_default=""),
)
"""When they meet: on a `day` (ISO date), `at` a place, led by a `host`; `material` is an address."""

ATTENDED = sa.Table(
    "trajectory_attended",
    METADATA,
    sa.Column("session", sa.ForeignKey("trajectory_session.id"), primary_key=True),
    sa.Column("member", sa.ForeignKey("trajectory_member.id"), primary_key=True, index=True),
)
"""Somebody of this member was there."""

CASE = sa.Table(
    "practice_case",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("round", sa.ForeignKey(ROUND.c.id), nullable=False, index=True),
    sa.Column("member", sa.ForeignKey("trajectory_member.id"), nullable=False, index=True),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("public", sa.Boolean, nullable=False),
)
"""What happened in practice, written up; `public` only after those whom it is about agreed."""
