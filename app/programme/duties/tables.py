"""The table of duties: what follows the decisions of all meetings that are in a round, to list by date."""

import sqlalchemy as sa

from app.programme.places.tables import PLACE
from app.programme.rounds.tables import ROUND
from app.programme.storage import METADATA

DUTY = sa.Table(
    "duty",
    METADATA,
    sa.Column("meeting", sa.String, primary_key=True),
    sa.Column("subject", sa.String, primary_key=True),
    sa.Column("round", sa.ForeignKey(ROUND.c.id), nullable=False),
    sa.Column("place", sa.ForeignKey(PLACE.c.id), nullable=False),
    sa.Column("plan", sa.String, nullable=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("owner", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("open", sa.Boolean, nullable=False),
    sa.Column("due", sa.String, nullable=False),
    sa.Column("told", sa.String, nullable=False),
    sa.Column("told_at", sa.String),
    sa.Index("ix_duty_open_due", "open", "due", "meeting", "subject"),
    sa.Index("ix_duty_place_open_due", "place", "open", "due"),
    sa.Index("ix_duty_round_open_due", "round", "open", "due", "meeting", "subject"),
    sa.Index("ix_duty_due", "due", "meeting", "subject"),
    sa.Index("ix_duty_told_at", "told_at"),
)
"""A step or condition of a closed meeting as it stands. The truth is the record and what was told: this is made of it.

`kind` is the step itself, or the kind of the condition; `due` an ISO date; `told` what was said last, at `told_at`.
"""
