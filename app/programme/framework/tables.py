"""Tables of frameworks: clauses in all their versions, deviations, what was published, and what held for a round."""

import sqlalchemy as sa

from app.programme.places.tables import PLACE
from app.programme.rounds.tables import ROUND
from app.programme.storage import METADATA

CLAUSE = sa.Table(
    "clause",
    METADATA,
    sa.Column("place", sa.ForeignKey(PLACE.c.id), primary_key=True),
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("chapter", sa.String, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("fills_place", sa.String, index=True),
    sa.Column("fills_key", sa.String),
    sa.Column("source", sa.String, nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False),
)
"""A clause of a place, in one of the five chapters; `version` is the number of the newest.

`fills_place` and `fills_key` name the clause that a larger place left free and that this one fills in here. `source` is
the framework of elsewhere that it comes from.
"""

CLAUSE_VERSION = sa.Table(
    "clause_version",
    METADATA,
    sa.Column("place", sa.String, primary_key=True),
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("standing", sa.String, nullable=False),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("reason", sa.String, nullable=False),
    sa.Column("agreed_by", sa.String, nullable=False),
    sa.Column("meeting", sa.String),
    sa.Column("agreed", sa.Integer, nullable=False),
    sa.Column("against", sa.Integer, nullable=False),
    sa.Column("after_plans", sa.Boolean, nullable=False),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.ForeignKeyConstraint(["place", "key"], [CLAUSE.c.place, CLAUSE.c.key]),
)
"""How a clause read from `at` (UTC) on; rows are added and never changed.

`agreed_by` is the role or the body that agreed, or `meeting` the evening, with how many there agreed and did not. `by`
wrote it down. `after_plans` is whether plans had been handed in by then for a round that it counts for.
"""

DEVIATION = sa.Table(
    "deviation",
    METADATA,
    sa.Column("place", sa.ForeignKey(PLACE.c.id), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("of_place", sa.String, nullable=False, index=True),
    sa.Column("of_key", sa.String, nullable=False),
    sa.Column("of_version", sa.Integer, nullable=False),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("reason", sa.String, nullable=False),
    sa.Column("agreed_by", sa.String, nullable=False),
    sa.Column("after_plans", sa.Boolean, nullable=False),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("answer", sa.String, nullable=False, server_default=""),
    sa.Column("answer_reason", sa.String, nullable=False, server_default=""),
    sa.Column("answer_by", sa.String, nullable=False, server_default=""),
    sa.Column("answered", sa.DateTime),
    sa.Column("withdrawn", sa.DateTime),
    sa.Column("withdrawn_reason", sa.String, nullable=False, server_default=""),
)
"""What a place wants instead of a clause that a larger place fixed, and why; `answer` is `granted`, `refused` or empty.

It holds once the place that fixed the clause granted it, until it is `withdrawn` (UTC).
"""

FRAMEWORK_VERSION = sa.Table(
    "framework_version",
    METADATA,
    sa.Column("place", sa.ForeignKey(PLACE.c.id), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("published", sa.DateTime, nullable=False),
    sa.Column("note", sa.String, nullable=False),
    sa.Column("content", sa.String, nullable=False),
    sa.Column("digest", sa.String, nullable=False),
)
"""All that held at a place at one moment: canonical JSON (RFC 8785), with its SHA-256 in hexadecimal."""

ROUND_FRAMEWORK = sa.Table(
    "round_framework",
    METADATA,
    sa.Column("round", sa.ForeignKey(ROUND.c.id), primary_key=True),
    sa.Column("place", sa.String, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.ForeignKeyConstraint(["place", "version"], [FRAMEWORK_VERSION.c.place, FRAMEWORK_VERSION.c.number]),
)
"""The version that was in force when plans could first be handed in for a round."""
