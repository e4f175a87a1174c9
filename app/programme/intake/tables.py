"""Tables of plans before the evening: the plan, who stands behind it, what was found of it, and what became of it.

Who somebody is stands apart from all else, in `plan_contact` and `plan_supporter`: a row of these can go, and all else
stays as it was. Moments are UTC without a zone.
"""

import sqlalchemy as sa

from app.programme.rounds.tables import ROUND
from app.programme.storage import METADATA

INTAKE = sa.Table(
    "intake",
    METADATA,
    sa.Column("round", sa.ForeignKey(ROUND.c.id), primary_key=True),
    sa.Column("opens", sa.DateTime),
    sa.Column("closes", sa.DateTime),
    sa.Column("gathers", sa.DateTime),
    sa.Column("threshold", sa.Integer, nullable=False),
    sa.Column("appeal_days", sa.Integer, nullable=False),
    sa.Column("most", sa.BigInteger),
    sa.Column("about", sa.String, nullable=False, server_default=""),
    sa.Column("lat", sa.Integer),
    sa.Column("lon", sa.Integer),
    sa.Column("spots", sa.String, nullable=False, server_default=""),
    sa.Column("frozen", sa.DateTime),
    sa.Column("frozen_by", sa.String),
)
"""How a round takes plans. `gathers` is until when they gather supporters, `most` the cents that one may ask.

`lat` and `lon`, in millionths of a degree, are the middle of its map; `spots` the places that people know, one a line.
`frozen` is since when its criteria stand.
"""

PLAN = sa.Table(
    "plan",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("round", sa.ForeignKey(ROUND.c.id), nullable=False),
    sa.Column("number", sa.Integer),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("short", sa.String, nullable=False, server_default=""),
    sa.Column("text", sa.String, nullable=False, server_default=""),
    sa.Column("ask", sa.BigInteger),
    sa.Column("minimum", sa.BigInteger),
    sa.Column("theme", sa.String),
    sa.Column("lat", sa.Integer),
    sa.Column("lon", sa.Integer),
    sa.Column("spot", sa.String, nullable=False, server_default=""),
    sa.Column("alt", sa.String, nullable=False, server_default=""),
    sa.Column("photo", sa.String),
    sa.Column("sought", sa.String, nullable=False, server_default=""),
    sa.Column("support", sa.Integer, nullable=False, server_default="0"),
    sa.Column("met", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("created", sa.DateTime, nullable=False),
    sa.Column("handed_in", sa.DateTime),
    sa.Column("changed", sa.DateTime),
    sa.Column("became", sa.String),
    sa.Column("draft", sa.String),
    sa.Index("ix_plan_of_round", "round", "state", "number"),
    sa.Index("ix_plan_number", "round", "number", unique=True),
)
"""A plan; `number` is given when it is handed in and never changes. `minimum` is there where it can be done for less.

`sought` is what the search looks in. `support` counts the rows of `plan_support`; `met` is that they once reached the
threshold. `became` is the plan into which it went, `draft` the draft at the desk that took it last.
"""

PHOTO = sa.Table(
    "plan_photo",
    METADATA,
    sa.Column("plan", sa.ForeignKey("plan.id"), primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
"""The JPEG of a plan."""

PERSON = sa.Table(
    "plan_person",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("plan", sa.ForeignKey("plan.id"), nullable=False, index=True),
    sa.Column("role", sa.String, nullable=False),
    sa.Column("hash", sa.String, nullable=False, unique=True),
    sa.Column("created", sa.DateTime, nullable=False),
    sa.Column("agreed", sa.DateTime),
)
"""Who stands behind a plan: by the hash of the secret in their link; `agreed` is when they said yes to that."""

CONTACT = sa.Table(
    "plan_contact",
    METADATA,
    sa.Column("person", sa.ForeignKey("plan_person.id"), primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("email", sa.String, nullable=False),
    sa.Column("shown", sa.Boolean, nullable=False),
)
"""Who that is; the name is public only where `shown` says so."""

SUPPORT = sa.Table(
    "plan_support",
    METADATA,
    sa.Column("plan", sa.ForeignKey("plan.id"), primary_key=True),
    sa.Column("hash", sa.String, primary_key=True),
    sa.Column("at", sa.DateTime, nullable=False),
)
"""That a device supports a plan: what is kept of it says nothing of the device, nor of what else it supports."""

SUPPORTER = sa.Table(
    "plan_supporter",
    METADATA,
    sa.Column("plan", sa.String, primary_key=True),
    sa.Column("hash", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
)
"""The name of a supporter who wanted it to stand with the plan."""

CRITERION = sa.Table(
    "criterion",
    METADATA,
    sa.Column("round", sa.ForeignKey(ROUND.c.id), primary_key=True),
    sa.Column("key", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("text", sa.String, nullable=False),
)
"""What a plan of a round has to meet."""

CHECK = sa.Table(
    "plan_check",
    METADATA,
    sa.Column("plan", sa.ForeignKey("plan.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("criterion", sa.Integer, nullable=False),
    sa.Column("colour", sa.String, nullable=False),
    sa.Column("reason", sa.String, nullable=False),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("role", sa.String, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("later", sa.Boolean, nullable=False),
)
"""What was found of a plan by a criterion; rows are only ever added, and the last one of a criterion counts.

`by` is the id of who checked and `role` what they are, which the public reads. `later` is that the plan, or
the criterion, had its colour already.
"""

APPEAL = sa.Table(
    "plan_appeal",
    METADATA,
    sa.Column("plan", sa.ForeignKey("plan.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("colour", sa.String),
    sa.Column("answer", sa.String),
    sa.Column("by", sa.String),
    sa.Column("role", sa.String),
    sa.Column("answered", sa.DateTime),
)
"""That its proposers do not agree, and the answer; `colour` is what the plan is then: red where it stays so."""

MERGE = sa.Table(
    "plan_merge",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("round", sa.ForeignKey(ROUND.c.id), nullable=False, index=True),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("ask", sa.BigInteger, nullable=False),
    sa.Column("minimum", sa.BigInteger),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("made", sa.String),
)
"""One plan that several could become: `state` is open, done or off; `made` is the plan that came of it."""

PART = sa.Table(
    "plan_merge_part",
    METADATA,
    sa.Column("merge", sa.ForeignKey("plan_merge.id"), primary_key=True),
    sa.Column("plan", sa.ForeignKey("plan.id"), primary_key=True, index=True),
)
"""A plan that a proposal would take in."""

SAY = sa.Table(
    "plan_merge_say",
    METADATA,
    sa.Column("merge", sa.ForeignKey("plan_merge.id"), primary_key=True),
    sa.Column("person", sa.String, primary_key=True),
    sa.Column("yes", sa.Boolean, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
)
"""What a proposer said to it."""
